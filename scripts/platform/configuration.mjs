import fs from "node:fs";
import path from "node:path";
import { root } from "./checkout.mjs";
import { Refusal } from "./refusal.mjs";
import { readTrustedProxies } from "./trusted-proxies.mjs";

/** Variables from a file `.env` beside package.json, where the environment does not have them already. */
export function loadDotEnv() {
  const file = path.join(root, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
}

/** Where the console listens and how people reach it; refuses what the web server would fail on. */
export function webAddress() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal(`PORT is “${process.env.PORT}”, but a number from 1 to 65535 is expected.`);
  }
  const host = process.env.HOST || "127.0.0.1";
  const url = process.env.KANARIA_URL || `http://localhost:${port}`;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Refusal(
      `KANARIA_URL is “${url}”, but an address such as https://kanaria.example.com is expected.`,
    );
  }
  readTrustedProxies(process.env.KANARIA_TRUSTED_PROXIES);
  return { host, port, url };
}
