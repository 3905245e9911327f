/** How a stretch of a pattern is tinted. */
export type TokenKind = "literal" | "anchor" | "quantifier" | "group" | "wildcard";

export interface PatternToken {
  kind: TokenKind;
  text: string;
}

const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;
const GROUP_OPEN = /^\((?:\?(?:<?[=!]|:|<[^>]*>))?/;

/**
 * Splits a pattern into stretches to tint. Only the looks depend on it: unlike the engine's parser it never refuses,
 * because a pattern is drawn while it is half typed. The tokens' texts joined are the pattern.
 */
export function patternTokens(pattern: string): PatternToken[] {
  const tokens: PatternToken[] = [];
  let at = 0;
  while (at < pattern.length) {
    const [kind, length] = nextToken(pattern, at);
    const text = pattern.slice(at, at + length);
    const last = tokens.at(-1);
    if (last && last.kind === kind && kind === "literal") last.text += text;
    else tokens.push({ kind, text });
    at += length;
  }
  return tokens;
}

function nextToken(pattern: string, at: number): [TokenKind, number] {
  const rest = pattern.slice(at);
  const first = rest.charAt(0);
  if (first === "\\") {
    const kind = /^\\[bB]/.test(rest) ? "anchor" : /^\\[dDwWsS]/.test(rest) ? "wildcard" : "literal";
    return [kind, Math.min(2, rest.length)];
  }
  if (first === "[") return ["wildcard", classLength(rest)];
  if (first === "^" || first === "$" || first === "|") return ["anchor", 1];
  if (first === "(") return ["group", GROUP_OPEN.exec(rest)?.[0].length ?? 1];
  if (first === ")") return ["group", 1];
  if (first === ".") return ["wildcard", 1 + (QUANTIFIER.exec(rest.slice(1))?.[0].length ?? 0)];
  const quantifier = QUANTIFIER.exec(rest);
  if (quantifier) return ["quantifier", quantifier[0].length];
  return ["literal", 1];
}

function classLength(rest: string): number {
  for (let at = 1; at < rest.length; at += 1) {
    if (rest[at] === "\\") at += 1;
    else if (rest[at] === "]") return at + 1;
  }
  return rest.length;
}

/** The same tokens cut at the span's edges, so that a stretch of the pattern can be underlined. */
export function markTokens(
  tokens: readonly PatternToken[],
  position: number,
  length: number,
): (PatternToken & { marked: boolean })[] {
  const parts: (PatternToken & { marked: boolean })[] = [];
  const end = position + length;
  let at = 0;
  for (const { kind, text } of tokens) {
    const cuts = [0, position - at, end - at, text.length].filter((cut) => cut >= 0 && cut <= text.length);
    const edges = [...new Set(cuts)].sort((a, b) => a - b);
    for (let index = 0; index + 1 < edges.length; index += 1) {
      const from = edges[index] ?? 0;
      const to = edges[index + 1] ?? text.length;
      parts.push({ kind, text: text.slice(from, to), marked: at + from >= position && at + to <= end });
    }
    at += text.length;
  }
  return parts;
}
