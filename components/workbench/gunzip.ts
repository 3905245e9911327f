/** Bytes of one input, and of what a gzip file becomes: a CloudTrail log file has a few megabytes. */
export const INPUT_LIMIT = 64 * 1024 * 1024;

export type Inflated =
  | { ok: true; text: string }
  | { ok: false; reason: "fileTooLarge" | "badGzip" | "unreadableFile" };

/** The text of a file, unpacked where it begins like gzip, whatever its name says. Stops reading at the limit. */
export async function readInput(content: Blob, limit = INPUT_LIMIT): Promise<Inflated> {
  if (content.size > limit) return { ok: false, reason: "fileTooLarge" };
  let isGzip = false;
  try {
    const start = new Uint8Array(await content.slice(0, 2).arrayBuffer());
    isGzip = start[0] === 0x1f && start[1] === 0x8b;
    if (!isGzip) return { ok: true, text: await content.text() };
    const unpacked = content.stream().pipeThrough(new DecompressionStream("gzip"));
    return await bounded(unpacked, limit);
  } catch {
    return { ok: false, reason: isGzip ? "badGzip" : "unreadableFile" };
  }
}

async function bounded(stream: ReadableStream<Uint8Array>, limit: number): Promise<Inflated> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { ok: true, text: text + decoder.decode() };
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return { ok: false, reason: "fileTooLarge" };
    }
    text += decoder.decode(value, { stream: true });
  }
}
