import pino from "pino";

/**
 * One JSON object per line; values are escaped by JSON, so no field of an event can forge a line.
 * Never give it secrets: webhook URLs, source secrets, passwords, cookies.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { process: process.env.KANARIA_PROCESS ?? "web" },
  redact: ["*.password", "*.secret", "*.url", "headers.authorization", "headers.cookie"],
});
