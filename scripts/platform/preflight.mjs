// What can be known to fail before any long work begins.
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { Refusal } from "./refusal.mjs";

const megabyte = 1024 * 1024;

/** Refuses when nothing can listen at that address. */
export async function requireFreePort(host, port) {
  const error = await new Promise((resolve) => {
    const probe = net.createServer().on("error", resolve);
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)));
  });
  if (!error) return;
  if (error.code === "EADDRINUSE") {
    throw new Refusal(
      `Port ${port} is taken by another program. Stop that, or choose another: PORT=${port + 1} npm start`,
    );
  }
  if (error.code === "EACCES")
    throw new Refusal(`Port ${port} is reserved for root. Choose one above 1023 with PORT.`);
  throw new Refusal(
    `Listening on ${host}, port ${port}, is not possible (${error.code}). Check HOST and PORT.`,
  );
}

/** Refuses when the disk below a folder (which need not exist yet) has less room than that. */
export function requireDiskSpace(folder, neededMegabytes, what) {
  let existing = folder;
  while (!fs.existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = fs.statfsSync(existing);
  const free = Math.floor((bavail * bsize) / megabyte);
  if (free >= neededMegabytes) return;
  throw new Refusal(
    `There is too little disk space at ${existing} for ${what}: ${free} MB are free, ${neededMegabytes} MB are needed.`,
  );
}

/** Refuses when DATABASE_URL is no such address, or what answers there is not PostgreSQL. No password is tried yet. */
export async function requirePostgresAt(databaseUrl) {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) {
    throw new Refusal("DATABASE_URL is not of the form postgresql://user:password@host:5432/database.");
  }
  const address = new URL(databaseUrl);
  if (!address.hostname || address.searchParams.has("host")) return; // a Unix socket: seen when we connect
  const host = address.hostname.replace(/^\[|\]$/g, "");
  const port = Number(address.port || 5432);
  const answer = await firstAnswer(host, port);
  if (answer instanceof Error) {
    throw new Refusal(
      `The database server of DATABASE_URL cannot be reached at ${host}, port ${port} (${answer.code ?? answer.message}).`,
    );
  }
  // PostgreSQL answers the question for TLS with S or N, very old ones with an error message.
  if (!["S", "N", "E"].includes(answer)) {
    throw new Refusal(`What answers at ${host}, port ${port} (DATABASE_URL), is not a PostgreSQL server.`);
  }
}

function firstAnswer(host, port) {
  const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: 5000 }, () => socket.write(sslRequest));
    socket.once("data", (chunk) => resolve(String.fromCharCode(chunk[0])));
    socket.on("timeout", () => resolve(Object.assign(new Error("no answer within 5 seconds"))));
    socket.on("error", resolve);
    socket.on("close", () => resolve(new Error("the connection was closed")));
  }).then((result) => result);
}
