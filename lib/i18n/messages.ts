import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Language } from "./language";

/** What a file in messages/ holds: texts, in groups of any depth. */
export interface MessageGroup {
  [key: string]: string | MessageGroup;
}

const kept = new Map<Language, Promise<MessageGroup>>();

/**
 * All texts of a language: one namespace per file of messages/<language>, named after it. Read once in production;
 * in development each time, so that an edited text shows on the next page.
 */
export function loadMessages(language: Language): Promise<MessageGroup> {
  if (process.env.NODE_ENV !== "production") return readMessages(language);
  const known = kept.get(language) ?? readMessages(language);
  kept.set(language, known);
  return known;
}

async function readMessages(language: Language): Promise<MessageGroup> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "messages", language);
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const namespaces = await Promise.all(
    files.map(async (name) => [
      name.slice(0, -".json".length),
      JSON.parse(await readFile(path.join(folder, name), "utf8")) as MessageGroup,
    ]),
  );
  return Object.fromEntries(namespaces);
}
