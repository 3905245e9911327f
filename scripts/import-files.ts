// npm run import -- FILE…|DIR: reads CloudTrail log files through the same code as HTTP ingestion.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { db } from "@/lib/db/client";
import { importFile, whyUnreadable } from "@/lib/ingestion/import-file";
import { importSource } from "@/lib/sources/import-source";

const LOG_FILE = /\.(json|jsonl|ndjson|log|txt)(\.gz)?$|\.gz$/i;

const totals = { files: 0, already: 0, received: 0, stored: 0, duplicate: 0, matched: 0, rejected: 0 };
const unreadable: string[] = [];
const reasons = new Map<string, number>();

/** Files in name order; folders are read through, other files in them are left alone. */
async function* logFiles(paths: readonly string[], isNamed = true): AsyncGenerator<string> {
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (!info) {
      unreadable.push(`${path}: there is no such file or folder`);
    } else if (info.isDirectory()) {
      const names = await readdir(path).then(
        (found) => found.sort(),
        (error: unknown) => {
          unreadable.push(`${path}: ${whyUnreadable(error)}`);
          return [];
        },
      );
      yield* logFiles(
        names.map((name) => join(path, name)),
        false,
      );
    } else if (isNamed || LOG_FILE.test(path)) {
      yield path;
    }
  }
}

const started = performance.now();
const isTerminal = process.stdout.isTTY;

function seconds(): number {
  return (performance.now() - started) / 1_000;
}

function showProgress(position: string, path: string, done: number, total: number): void {
  if (!isTerminal) return;
  const width = 24;
  const filled = total === 0 ? width : Math.round((done / total) * width);
  const rate = Math.round((totals.received + done) / Math.max(seconds(), 0.001));
  const name = path.length > 40 ? `…${path.slice(-39)}` : path;
  process.stdout.write(
    `\r\x1b[2K${position} [${"█".repeat(filled)}${"░".repeat(width - filled)}] ${done}/${total} ${rate} events/s ${name}`,
  );
}

async function main(): Promise<number> {
  const isQuiet = process.argv.includes("--no-notify");
  const paths = process.argv.slice(2).filter((argument) => argument !== "--no-notify");
  if (paths.length === 0 || paths.includes("--help")) {
    console.log(
      "Usage: npm run import -- [--no-notify] FILE…|DIR\nReads CloudTrail log files (.json, .json.gz, NDJSON) into Kanaria. Safe to repeat.\n--no-notify: findings are opened, but no channel is told (for old logs).",
    );
    return paths.length === 0 ? 2 : 0;
  }
  const source = { ...(await importSource()), isQuiet };
  const files: string[] = [];
  for await (const path of logFiles(paths)) files.push(path);
  for (const [index, path] of files.entries()) {
    const position = `${index + 1}/${files.length}`;
    showProgress(position, path, 0, 0);
    const outcome = await importFile(source, path, new Date(), (done, total) =>
      showProgress(position, path, done, total),
    );
    if (outcome.state === "already") totals.already += 1;
    else if (outcome.state === "unreadable") unreadable.push(`${path}: ${outcome.reason}`);
    else {
      totals.files += 1;
      totals.received += outcome.counts.received;
      totals.stored += outcome.counts.stored;
      totals.duplicate += outcome.counts.duplicate;
      totals.matched += outcome.counts.matched;
      totals.rejected += outcome.counts.rejected.length + outcome.counts.rejectedMore;
      for (const { reason } of outcome.counts.rejected) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    if (!isTerminal && files.length <= 200) console.log(`${position} ${path}`);
  }
  if (isTerminal) process.stdout.write("\r\x1b[2K");
  report(files.length);
  return unreadable.length > 0 || files.length === 0 ? 1 : 0;
}

function report(found: number): void {
  const rate = Math.round(totals.received / Math.max(seconds(), 0.001));
  if (found === 0) console.log("No log files found.");
  console.log(
    `${totals.files} files imported, ${totals.already} already imported before, ${unreadable.length} not readable, in ${seconds().toFixed(1)} s (${rate} events/s)`,
  );
  console.log(
    `${totals.received} received, ${totals.stored} stored, ${totals.duplicate} duplicate, ${totals.matched} matched, ${totals.rejected} rejected`,
  );
  for (const [reason, count] of reasons) console.log(`  rejected: ${reason} × ${count}`);
  for (const line of unreadable) console.error(`  ${line}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    `Import stopped: ${error instanceof Error ? error.message : String(error)}. Run it again to go on.`,
  );
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
