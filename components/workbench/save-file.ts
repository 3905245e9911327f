import type { WrittenFile } from "@/lib/exchange/export-rows";

/** Hands a file to the browser to be saved. It never leaves the browser otherwise. */
export function saveFile({ name, mediaType, text }: Pick<WrittenFile, "name" | "mediaType" | "text">): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
