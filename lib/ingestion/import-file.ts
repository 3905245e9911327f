import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { db } from "@/lib/db/client";
import type { AuthenticatedSource } from "@/lib/sources/authenticate";
import { decodeBody } from "./decode-body";
import { ingestText } from "./ingest-text";
import type { IngestCounts } from "./ingest-counts";

/** Most bytes of one log file after decompression. CloudTrail's own files stay below 50 MB. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

export type ImportOutcome =
  | { state: "imported"; counts: IngestCounts; bytes: number }
  | { state: "already" }
  | { state: "unreadable"; reason: string };

/**
 * Imports one log file (JSON text or gzip) through the same code as HTTP ingestion. A file is known by the hash of its
 * bytes: a finished one is not read again, an interrupted one goes on after its last committed batch. A file that
 * the system does not hand over is `unreadable`, so that the others go on.
 */
export async function importFile(
  source: AuthenticatedSource,
  path: string,
  now: Date,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ImportOutcome> {
  const read = await readFile(path).then(
    (bytes) => ({ bytes }),
    (error: unknown) => ({ reason: whyUnreadable(error) }),
  );
  if ("reason" in read) return { state: "unreadable", reason: read.reason };
  const { bytes } = read;
  const fingerprint = createHash("sha256").update(bytes).digest("hex");
  const key = { sourceId_fingerprint: { sourceId: source.id, fingerprint } };
  const known = await db.importFile.upsert({
    where: key,
    create: { sourceId: source.id, fingerprint, path: path.toWellFormed(), size: bytes.byteLength },
    update: {},
    select: { recordsDone: true, finishedAt: true },
  });
  if (known.finishedAt) return { state: "already" };
  const decoded = await decodeBody(bytes, MAX_FILE_BYTES);
  if (!decoded.ok) return { state: "unreadable", reason: decoded.reason };
  const counts = await ingestText(source, decoded.text, {
    now,
    truncated: decoded.truncated,
    skip: known.recordsDone,
    onProgress: async (done, total) => {
      await db.importFile.update({ where: key, data: { recordsDone: done }, select: { id: true } });
      onProgress(done, total);
    },
  });
  await db.importFile.update({ where: key, data: { finishedAt: now }, select: { id: true } });
  return { state: "imported", counts, bytes: bytes.byteLength };
}

/** Why the system does not hand over a file or folder, for people. Throws again what is no matter of files. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ERR_FS_FILE_TOO_LARGE") return "is larger than 2 GiB";
  if (code === "ENOENT") return "is not there any more";
  if (code === "EACCES" || code === "EPERM") return "may not be read";
  if (code === "EIO" || code === "EISDIR") return `could not be read (${code})`;
  throw error;
}
