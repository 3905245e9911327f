import { MAX_FILE_LENGTH, type FileProblem, type FileRefusal } from "./codes";

/** Deepest nesting that is walked; real files stay below 20. */
const MAX_DEPTH = 60;
/** Most objects, lists and values of a file: 1,000 rows have some 10,000. */
const MAX_PARTS = 300_000;

export type ReadJson = { ok: true; value: unknown } | FileRefusal;

/** Parses a file's text as JSON within bounds, and says where it is none. A byte order mark is passed over. */
export function readJson(file: string): ReadJson {
  const text = withoutMark(file);
  const problem = boundProblem(text);
  if (problem) return refusal(problem);
  try {
    const value: unknown = JSON.parse(text);
    const walked = walkProblem(value);
    return walked ? refusal(walked) : { ok: true, value };
  } catch {
    return { ...refusal("notJson"), ...placeOf(text, faultOf(text)) };
  }
}

export function withoutMark(file: string): string {
  return file.startsWith("\uFEFF") ? file.slice(1) : file;
}

/** Why a text is not even looked at; null where it may be. */
export function boundProblem(text: string): FileProblem | null {
  if (text.length > MAX_FILE_LENGTH) return "tooLarge";
  return text.trim() === "" ? "empty" : null;
}

export function refusal(problem: FileProblem, what = ""): FileRefusal {
  return { ok: false, problem, line: 0, column: 0, what: what.slice(0, 120) };
}

/** Walks with a stack of its own, so that nesting cannot exhaust the runtime's. */
export function walkProblem(root: unknown): FileProblem | null {
  const stack = [{ value: root, depth: 1 }];
  let parts = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (typeof top.value !== "object" || top.value === null) continue;
    if (top.depth > MAX_DEPTH) return "tooDeep";
    for (const value of Object.values(top.value)) {
      parts += 1;
      if (parts > MAX_PARTS) return "tooManyParts";
      stack.push({ value, depth: top.depth + 1 });
    }
  }
  return null;
}

export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

const SCALAR = /-?(?:0|[1-9][0-9]{0,400})(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,9})?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Where text stops being JSON (RFC 8259): runtimes word that differently, and not all of them say it. */
function faultOf(text: string): number {
  const open: ("{" | "[")[] = [];
  let at = 0;
  const skipSpace = () => {
    while (" \t\r\n".includes(text[at] ?? "x")) at += 1;
  };
  const eat = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  /** On failure `at` is what does not belong into the string. */
  const eatString = () => {
    if (text[at] !== '"') return false;
    for (at += 1; at < text.length && text[at] !== '"';) {
      if (text[at] === "\\") {
        if (!eat(ESCAPE)) return false;
      } else if (text.charCodeAt(at) < 0x20) return false;
      else at += 1;
    }
    if (at >= text.length) return false;
    at += 1;
    return true;
  };
  const eatKey = () => {
    skipSpace();
    if (!eatString()) return false;
    skipSpace();
    if (text[at] !== ":") return false;
    at += 1;
    return true;
  };
  for (;;) {
    skipSpace();
    const char = text[at];
    if (char === "{" || char === "[") {
      at += 1;
      open.push(char);
      skipSpace();
      if (text[at] !== (char === "{" ? "}" : "]")) {
        if (char === "{" && !eatKey()) return at;
        continue;
      }
    } else if (char === '"' ? !eatString() : !eat(SCALAR)) return at;
    // A value has ended, an empty container's included: what closes, or what comes next.
    for (;;) {
      skipSpace();
      const inside = open.at(-1);
      if (inside === undefined) return at;
      if (text[at] === (inside === "{" ? "}" : "]")) {
        at += 1;
        open.pop();
        continue;
      }
      if (text[at] !== ",") return at;
      at += 1;
      if (inside === "{" && !eatKey()) return at;
      break;
    }
  }
}
