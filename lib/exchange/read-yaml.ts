import { isScalar, parseAllDocuments, visit, type Document } from "yaml";
import type { FileProblem, FileRefusal } from "./codes";
import { boundProblem, placeOf, refusal, walkProblem, withoutMark } from "./read-json";

/** UTF-16 units of a file, and of one document: the parser may take a second for 100,000 characters of bad YAML. */
const MAX_LENGTH = 1024 * 1024;
const MAX_DOCUMENT_LENGTH = 64 * 1024;
/** Most documents of one file: a rule each. */
const MAX_DOCUMENTS = 2000;

/**
 * Parses YAML documents within bounds, and says where a file is none. Aliases are refused: a few lines of them are
 * gigabytes once written out. No tag makes anything but plain values. Stops at the first fault.
 */
export function readYaml(file: string): { ok: true; values: unknown[] } | FileRefusal {
  const text = withoutMark(file);
  const problem = text.length > MAX_LENGTH ? "tooLarge" : boundProblem(text);
  if (problem) return refusal(problem);
  const values: unknown[] = [];
  let documents = 0;
  for (const start of documentStarts(text)) {
    documents += 1;
    if (documents > MAX_DOCUMENTS) return refusal("tooManyParts");
    const read = readChunk(text.slice(start.from, start.to));
    if (read.problem) return { ...refusal(read.problem), ...placeOf(text, start.from + read.at) };
    values.push(...read.values);
  }
  const walked = walkProblem(values);
  return walked ? refusal(walked) : { ok: true, values };
}

/** Stretches of text from one `---` at the start of a line to the next, wherever YAML has one it ends a document. */
function* documentStarts(text: string): Generator<{ from: number; to: number }> {
  let from = 0;
  for (const { index } of text.matchAll(/^---(?=\s|$)/gm)) {
    // Comments and directives in front of the first document are none.
    const isPreamble = text
      .slice(from, index)
      .split("\n")
      .every((line) => /^\s*(?:[#%]|$)/.test(line));
    if (!isPreamble) yield { from, to: index };
    from = index;
  }
  yield { from, to: text.length };
}

type Chunk = { problem: null; values: unknown[] } | { problem: FileProblem; at: number };

function readChunk(text: string): Chunk {
  if (text.length > MAX_DOCUMENT_LENGTH) return { problem: "tooLarge", at: 0 };
  try {
    // The parser would compare each key with all others; faultIn finds one that comes twice in one go.
    const options = { logLevel: "silent", prettyErrors: false, uniqueKeys: false } as const;
    const documents = parseAllDocuments(text, options);
    const values: unknown[] = [];
    for (const document of Array.isArray(documents) ? documents : []) {
      const [error] = document.errors;
      const fault = error ? { problem: "notYaml" as const, at: error.pos[0] } : faultIn(document);
      if (fault) return fault;
      values.push(document.toJS({ maxAliasCount: 0 }));
    }
    return { problem: null, values: values.filter((value) => value !== null) };
  } catch (error) {
    // The parser recurses, and so nests no deeper than the runtime's stack.
    if (error instanceof RangeError) return { problem: "tooDeep", at: 0 };
    throw error;
  }
}

/** An alias, or a key that a map has twice: of two conditions on one field one would be lost. */
function faultIn(document: Document): { problem: "notYaml" | "yamlAliases"; at: number } | null {
  let fault: ReturnType<typeof faultIn> = null;
  visit(document, {
    Alias(_key, alias) {
      fault = { problem: "yamlAliases", at: alias.range?.[0] ?? 0 };
      return visit.BREAK;
    },
    Map(_key, map) {
      const known = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key;
        if (known.has(name)) {
          fault = { problem: "notYaml", at: isScalar(key) ? (key.range?.[0] ?? 0) : 0 };
          return visit.BREAK;
        }
        known.add(name);
      }
      return undefined;
    },
  });
  return fault;
}
