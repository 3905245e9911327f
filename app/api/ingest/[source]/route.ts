import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/errors";
import { decodeBody, MAX_BODY_BYTES, MAX_DECODED_BYTES } from "@/lib/ingestion/decode-body";
import { ingestText, MAX_RECORDS } from "@/lib/ingestion/ingest-text";
import { readBody } from "@/lib/read-body";
import { log } from "@/lib/log";
import { authenticateSource } from "@/lib/sources/authenticate";

export const dynamic = "force-dynamic";

/** Seconds after which a sender should try again when the database does not answer. */
const RETRY_AFTER_SECONDS = 10;

/**
 * Takes one delivery of CloudTrail records: `Authorization: Bearer <secret>` (or `X-Api-Key`, which is what an EventBridge
 * API destination sends), a body of any shape that lib/engine/read-events.ts reads, plain or gzip.
 * 200 after the commit with the counts; 401, 413, 415 and 400 will never succeed as they are; 503 is to be sent again.
 */
export async function POST(
  request: Request,
  context: { params: Promise<{ source: string }> },
): Promise<Response> {
  const { source: sourceId } = await context.params;
  const now = new Date();
  try {
    const source = await authenticateSource(sourceId, secretOf(request), now);
    const body = await readBody(request, MAX_BODY_BYTES);
    if (!body) return refuse(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
    if (body.byteLength === 0) return refuse(400, "The body is empty.");
    const decoded = await decodeBody(body);
    if (!decoded.ok && decoded.reason === "tooLarge") {
      return refuse(413, `The body is larger than ${MAX_DECODED_BYTES} bytes after decompression.`);
    }
    if (!decoded.ok) return refuse(415, "The body is neither JSON text nor gzip of it.");
    const { text, truncated } = decoded;
    return Response.json(await ingestText(source, text, { now, truncated, maxRecords: MAX_RECORDS }));
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid-input") {
      return refuse(413, `The body holds more than ${MAX_RECORDS} records. Nothing was stored.`);
    }
    if (error instanceof AppError && error.code === "unauthenticated") {
      return refuse(401, "Unknown source or secret.", { "www-authenticate": "Bearer" });
    }
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference, sourceId: sourceId.slice(0, 64) }, "ingest failed");
    return refuse(503, `Not stored. Send it again later. Reference ${reference}.`, {
      "retry-after": String(RETRY_AFTER_SECONDS),
    });
  }
}

function secretOf(request: Request): string {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "");
  return bearer?.[1] ?? request.headers.get("x-api-key") ?? "";
}

function refuse(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers });
}
