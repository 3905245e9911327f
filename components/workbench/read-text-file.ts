import { MAX_FILE_LENGTH } from "@/lib/exchange/codes";

/** A character has at most this many bytes in the encodings that are read. */
const BYTES_PER_UNIT = 3;

/**
 * The text of a chosen file; null where it is too large to be read at all. Beside UTF-8 what spreadsheets save: UTF-16
 * ("Unicode text") with its mark, and Shift_JIS, which Excel writes as CSV in Japan.
 */
export async function readTextFile(file: Blob): Promise<string | null> {
  if (file.size > MAX_FILE_LENGTH * BYTES_PER_UNIT) return null;
  return decodeText(new Uint8Array(await file.arrayBuffer()));
}

export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}
