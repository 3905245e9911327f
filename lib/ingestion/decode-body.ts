import { createGunzip, constants, type ZlibOptions } from "node:zlib";
import { Readable } from "node:stream";

/** Most bytes of one delivery, as it comes in. */
export const MAX_BODY_BYTES = 20 * 1024 * 1024;
/** Most bytes of one delivery after decompression: a gzip bomb ends here. */
export const MAX_DECODED_BYTES = 64 * 1024 * 1024;

export type DecodedBody =
  | { ok: true; text: string; truncated: boolean }
  | { ok: false; reason: "tooLarge" | "notGzip" | "notText" };

/**
 * Text of a delivery that may be gzip (once or twice: log shippers do that), UTF-8 with or without a byte order mark,
 * or UTF-16. Gzip that ends early gives what could be read and says `truncated`. Memory is bounded by
 * `maxBytes`; beyond it the answer is `tooLarge`.
 */
export async function decodeBody(body: Uint8Array, maxBytes = MAX_DECODED_BYTES): Promise<DecodedBody> {
  let bytes = body;
  let truncated = false;
  for (let depth = 0; depth < 2 && isGzip(bytes); depth++) {
    const inflated = await gunzipBounded(bytes, maxBytes);
    if (!inflated.ok) return inflated;
    bytes = inflated.bytes;
    truncated ||= inflated.truncated;
  }
  if (isGzip(bytes)) return { ok: false, reason: "notText" };
  if (bytes.byteLength > maxBytes) return { ok: false, reason: "tooLarge" };
  return { ok: true, text: decodeText(bytes), truncated };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

type Inflated =
  | { ok: true; bytes: Uint8Array; truncated: boolean }
  | { ok: false; reason: "tooLarge" | "notGzip" };

async function gunzipBounded(bytes: Uint8Array, maxBytes: number): Promise<Inflated> {
  // Z_SYNC_FLUSH lets a stream that ends early give up what it had.
  const options: ZlibOptions = { finishFlush: constants.Z_SYNC_FLUSH };
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = Readable.from([bytes]).pipe(createGunzip(options));
  try {
    for await (const chunk of stream) {
      size += (chunk as Buffer).length;
      if (size > maxBytes) {
        stream.destroy();
        return { ok: false, reason: "tooLarge" };
      }
      chunks.push(chunk as Buffer);
    }
  } catch {
    if (size === 0) return { ok: false, reason: "notGzip" };
    return { ok: true, bytes: Buffer.concat(chunks), truncated: true };
  }
  const whole = Buffer.concat(chunks);
  return { ok: true, bytes: whole, truncated: endsEarly(bytes, whole.length) };
}

/** The last four bytes of a gzip member are its size modulo 2^32; a cut file has something else there. */
function endsEarly(compressed: Uint8Array, size: number): boolean {
  if (compressed.length < 18) return true;
  const view = new DataView(compressed.buffer, compressed.byteOffset, compressed.byteLength);
  // More than one member (concatenated gzip) makes the sizes differ without harm, so only a single member is judged.
  const declared = view.getUint32(compressed.length - 4, true);
  return declared !== size >>> 0 && !holdsSecondMember(compressed);
}

function holdsSecondMember(compressed: Uint8Array): boolean {
  for (let i = 18; i + 3 < compressed.length; i++) {
    if (compressed[i] === 0x1f && compressed[i + 1] === 0x8b && compressed[i + 2] === 0x08) return true;
  }
  return false;
}

function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // JSON starts with an ASCII character: a zero beside it gives UTF-16 without a byte order mark away.
  if (bytes.length > 1 && bytes[1] === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes.length > 1 && bytes[0] === 0) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}
