// One `npm start` per data folder. Process numbers are used again and again, above all in containers, so a running
// one proves itself by answering on a port; the system closes that however the process dies.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.mjs";

const fileIn = (folder) => path.join(folder, "running.json");

/** The note of the Kanaria that runs from this data folder, or null. */
export async function findRunning(folder) {
  const holder = readHolder(fileIn(folder));
  return holder && (await answers(holder)) ? holder : null;
}

/**
 * Claims the folder for this process, or says who has it. `note` is what others may want to know. Resolves with the
 * function that gives the folder back.
 */
export async function claimDataFolder(folder, note) {
  const file = fileIn(folder);
  const token = randomBytes(16).toString("hex");
  const server = net.createServer((socket) => socket.on("error", () => {}).end(token));
  const port = await new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(server.address().port)),
  );
  server.unref();
  for (let attempt = 0; !claim(file, { ...note, pid: process.pid, port, token }); attempt++) {
    const holder = readHolder(file);
    if (attempt === 5 || (holder && (await answers(holder)))) throw alreadyRunning(holder);
    if (readHolder(file)?.token === holder?.token) fs.rmSync(file, { force: true });
  }
  await sleep(50); // two that found the same leftover: the later one has it
  const holder = readHolder(file);
  if (holder?.token !== token) throw alreadyRunning(holder);
  return () => {
    if (readHolder(file)?.token === token) fs.rmSync(file, { force: true });
    server.close();
  };
}

function alreadyRunning(holder) {
  const where = holder ? ` at ${holder.url} (process ${holder.pid})` : "";
  return new Refusal(`Kanaria is already running from this data folder${where}.`);
}

function claim(file, content) {
  try {
    fs.writeFileSync(file, JSON.stringify(content), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function readHolder(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function answers({ port, token }) {
  return new Promise((resolve) => {
    let heard = "";
    const socket = net.connect({ port, host: "127.0.0.1", timeout: 2000 });
    socket.on("data", (chunk) => (heard += chunk));
    socket.on("close", () => resolve(heard === token));
    socket.on("timeout", () => socket.destroy());
    socket.on("error", () => {});
  });
}
