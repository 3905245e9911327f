#!/usr/bin/env node
// Prisma's schema engine without a download. Prisma fetches a native program from outside npm, which closed
// networks refuse; this one speaks the same protocol (JSON-RPC, a message a line, over stdin and stdout) and hands
// the work to the same engine compiled to WebAssembly, which is an npm package.
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { MigrationAdapterFactory } from "./platform/migration-adapter.mjs";
import { createDatabase, dropDatabase, probeDatabase } from "./platform/databases.mjs";

const options = readArguments(process.argv.slice(2));
const url = options.datasource.url || process.env.DATABASE_URL;

function readArguments(args) {
  const result = { schemas: [], datasource: {}, command: null };
  while (args.length > 0) {
    const name = args.shift();
    if (name === "--datamodels" || name === "-d") result.schemas.push(args.shift());
    else if (name === "--datasource") result.datasource = JSON.parse(args.shift());
    else if (name === "--enabled-preview-features" || name === "--extension-types") args.shift();
    else if (name === "--version") result.command = "version";
    else if (name === "cli") result.command = args.shift();
  }
  return result;
}

function logLine(level, message, fields = {}) {
  const entry = {
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...fields },
    target: "schema_engine::logger",
  };
  process.stderr.write(`${JSON.stringify(entry)}\n`);
}

/** The engine's words for what went wrong; Prisma's command line prints its own text for these codes. */
function describeFailure(error) {
  const codes = { "3D000": "P1003", "28P01": "P1000", 28000: "P1000" };
  const code = error?.code?.startsWith?.("P1") ? error.code : (codes[error?.code] ?? "P1001");
  return { is_panic: false, message: error?.message ?? String(error), error_code: code, meta: {} };
}

/** The one-shot commands, apart from the JSON-RPC conversation. */
async function runOneCommand(command) {
  if (command === "version") return console.log("schema-engine-cli wasm");
  logLine("INFO", "Starting schema engine CLI"); // Prisma skips the first line
  try {
    if (command === "can-connect-to-database") await probeDatabase(url);
    else if (command === "create-database") await createDatabase(url);
    else if (command === "drop-database") await dropDatabase(url);
    else throw new Error(`unknown command ${command}`);
    logLine("INFO", command === "create-database" ? "Successfully created" : "Connection successful");
  } catch (error) {
    logLine("ERROR", error.message, describeFailure(error));
    process.exitCode = 1;
  }
}

/** The package is made for bundlers, which would link the WebAssembly file; without one we do it by hand. */
async function loadWasm() {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), {
    "./schema_engine_bg.js": glue,
  });
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    message: "",
    set_message(text) {
      this.message = text;
    },
  };
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

const adapters = new MigrationAdapterFactory(url, options.datasource.shadowDatabaseUrl);
let loadedEngine;

/** Made at the first request that needs it: checking a connection does not. */
function engine() {
  loadedEngine ??= loadWasm().then((SchemaEngine) => {
    const datamodels = options.schemas.map((file) => [file, fs.readFileSync(file, "utf8")]);
    const factory = bindMigrationAwareSqlAdapterFactory(adapters);
    return SchemaEngine.new(
      { datamodels: datamodels.length > 0 ? datamodels : undefined },
      () => {},
      factory,
    );
  });
  return loadedEngine;
}

async function answer(id, method, params) {
  if (method === "createDatabase") return { databaseName: await createDatabase(url) };
  if (method === "ensureConnectionValidity") return (await probeDatabase(url), {});
  const running = await engine();
  if (method === "getDatabaseVersion") return running.version(params);
  if (typeof running[method] !== "function") throw new Error(`this schema engine does not know ${method}`);
  const result = await running[method](params ?? {});
  // The native engine prints a difference by calling back; this one returns it.
  if (method === "diff" && result?.stdout) {
    send({ jsonrpc: "2.0", id: 100_000 + id, method: "print", params: { content: result.stdout } });
  }
  return result ?? {};
}

function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function handleRequest({ id, method, params }) {
  try {
    send({ jsonrpc: "2.0", id, result: await answer(id, method, params) });
  } catch (error) {
    const own = error?.data ?? (error?.error_code ? error : {});
    const data = { is_panic: false, message: error?.message ?? String(error), ...own };
    if (!data.error_code && /^P\d/.test(error?.code ?? "")) data.error_code = error.code;
    send({
      jsonrpc: "2.0",
      id,
      error: { code: 4466, message: "An error happened. Check the data field for details.", data },
    });
  }
}

function endWithPanic(error) {
  logLine(
    "ERROR",
    [globalThis.PRISMA_WASM_PANIC_REGISTRY?.message, error?.stack ?? String(error)]
      .filter(Boolean)
      .join("\n"),
  );
  process.exit(1);
}

function converse() {
  process.on("uncaughtException", endWithPanic);
  process.on("unhandledRejection", endWithPanic);
  let last = Promise.resolve(); // one after the other: the engine is not made for more
  const lines = readline.createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    let request;
    try {
      request = JSON.parse(line);
    } catch {
      return;
    }
    if (request.method) last = last.then(() => handleRequest(request));
  });
  lines.on("close", () => last.finally(async () => process.exit(await adapters.dropShadowDatabases())));
}

if (options.command) await runOneCommand(options.command);
else converse();
