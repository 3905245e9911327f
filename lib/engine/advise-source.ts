import { valuesFound } from "./advise-shape";
import { hasBit } from "./bit-set";
import { checkPattern } from "./check-pattern";
import { closestNames } from "./closest-names";
import { isBlank } from "./compile-rows";
import { indexIn, isKnownSource } from "./name-table";
import { escapeText, listBranches, replaceBranch, splice, type PatternBranch } from "./pattern-branches";
import type { Row } from "./row";
import { evidenceOf, type CellAdvice, type DoctorContext } from "./row-advice";

const SUFFIX = ".amazonaws.com";
/** As alike as this, or so few edits away, a source is taken for the one that was meant. */
const SURE_LIKENESS = 0.93;
const SURE_DISTANCE = 2;

/** Sources that do not exist, and sources that come in although another one is named. */
export function adviseSource(row: Row, context: DoctorContext): CellAdvice[] {
  const { pattern } = row.eventSource;
  if (isBlank(pattern) || !checkPattern(pattern).ok) return [];
  const unknown = adviseUnknown(row, context);
  return unknown.length > 0 ? unknown : adviseLoose(row, context);
}

function adviseUnknown(row: Row, context: DoctorContext): CellAdvice[] {
  const { pattern } = row.eventSource;
  const suggestions: string[] = [];
  const repaired = listBranches(pattern).reduceRight((text, branch) => {
    if (
      branch.starAt !== -1 ||
      valuesFound("eventSource", branchPattern(pattern, branch), context).length > 0
    )
      return text;
    const source = meantSource(branch.word, context);
    const written = source === null ? null : replaceBranch(text, branch, source, true);
    if (source === null || written === null) return text;
    suggestions.unshift(source);
    return written;
  }, pattern);
  if (suggestions.length === 0) return [];
  const evidence = evidenceOf([], { suggestions: [...new Set(suggestions)] });
  const change = { eventSource: { ...row.eventSource, pattern: repaired } };
  return [{ cell: "eventSource", kind: "unknownSource", severity: "warning", evidence, change }];
}

/** The source that a word which is none was meant for; null where nothing is near enough to say so. */
export function meantSource(word: string, { findSource, table }: DoctorContext): string | null {
  const known = findSource(word);
  if (known !== null) return known;
  const whole = word.includes(".") ? word : word + SUFFIX;
  const [best] = closestNames(whole, table.sources, 1);
  // Of two prefixes what stands before the suffix counts, for the suffix alone makes any two alike.
  if (!best) return null;
  const [near] = closestNames(whole.replace(/\..*$/, ""), [best.name.replace(SUFFIX, "")], 1);
  return near && (near.likeness >= SURE_LIKENESS || (near.distance <= SURE_DISTANCE && near.name.length > 4))
    ? best.name
    : null;
}

function adviseLoose(row: Row, context: DoctorContext): CellAdvice[] {
  const { pattern } = row.eventSource;
  const lookAhead = adviseLookAhead(row, context);
  const loose = listBranches(pattern).flatMap((branch) => looseBranch(pattern, branch, context));
  if (loose.length === 0) return lookAhead;
  // What another branch names is no stranger.
  const named = new Set(loose.map(({ source }) => source));
  for (const branch of listBranches(pattern)) named.add(branch.word);
  const others = [...new Set(loose.flatMap((each) => each.others))];
  const names = others.filter((source) => !named.has(source) && takesFrom(source, row, context));
  if (names.length === 0) return lookAhead;
  const repaired = loose.reduceRight(
    (text, { branch, source, byDot }) =>
      byDot
        ? splice(text, branch.at, branch.length, escapeText(branch.word))
        : (replaceBranch(text, branch, source, true) ?? text),
    pattern,
  );
  const isDot = loose.some(({ byDot }) => byDot);
  return [
    {
      cell: "eventSource",
      kind: isDot ? "unescapedDot" : row.eventSource.not ? "looseExclusion" : "looseSource",
      severity: loose.some(({ isSure }) => isSure) ? "warning" : "hint",
      evidence: evidenceOf(names, { suggestions: loose.map(({ source }) => source) }),
      change: { eventSource: { ...row.eventSource, pattern: repaired } },
    },
  ];
}

interface LooseBranch {
  branch: PatternBranch;
  source: string;
  others: string[];
  byDot: boolean;
  /** The branch spells the source or its dot: nobody writes that for a whole family of sources. */
  isSure: boolean;
}

/** `config.amazonaws.com` lets appconfig in, `^s3.` s3-outposts, `ec2` ec2-instance-connect. */
function looseBranch(pattern: string, branch: PatternBranch, context: DoctorContext): LooseBranch[] {
  if (branch.grouped || branch.starAt !== -1) return [];
  const prefix = branch.word.replace(/\.$/, "").replace(SUFFIX, "");
  const source = prefix + SUFFIX;
  if (!isKnownSource(context.table, source) || !source.startsWith(branch.word)) return [];
  const others = valuesFound("eventSource", branchPattern(pattern, branch), context).filter(
    (name) => name !== source,
  );
  if (others.length === 0) return [];
  const start = branch.start ? "^" : "";
  const escaped = start + escapeText(branch.word) + (branch.end ? "$" : "");
  const byDot =
    branch.dots.length > 0 && valuesFound("eventSource", escaped, context).every((name) => name === source);
  const isWhole = branch.word === source;
  return [{ branch, source, others, byDot, isSure: isWhole || branch.word.endsWith(".") }];
}

/** `^(?!ec2).*$` keeps ec2-instance-connect out too. */
function adviseLookAhead(row: Row, context: DoctorContext): CellAdvice[] {
  const { pattern } = row.eventSource;
  const found = /^\^\(\?!([a-z0-9-]+(?:\|[a-z0-9-]+)*)\)(\.\*)?\$?$/.exec(pattern);
  if (!found) return [];
  const words = found[1]!.split("|");
  const sources = words.map((word) => word + SUFFIX);
  if (!sources.every((source) => isKnownSource(context.table, source))) return [];
  const others = valuesFound("eventSource", `^(?:${words.join("|")})`, context).filter(
    (source) => !sources.includes(source) && takesFrom(source, row, context),
  );
  if (others.length === 0) return [];
  const inner = words.length === 1 ? words[0] : `(?:${words.join("|")})`;
  const repaired = pattern.replace(found[1]!, () => `${inner}\\.amazonaws\\.com$`);
  return [
    {
      cell: "eventSource",
      kind: "looseExclusion",
      severity: "hint",
      evidence: evidenceOf(others, { suggestions: sources }),
      change: { eventSource: { ...row.eventSource, pattern: repaired } },
    },
  ];
}

/** True where the row's other cells would let a call of the source pass: only then does it matter that it comes in. */
function takesFrom(source: string, row: Row, { catcher, table }: DoctorContext): boolean {
  const { pairs } = catcher.catchRow({ ...row, eventSource: { pattern: "", not: false } });
  const at = indexIn(table.sources, source);
  for (let pair = table.firstPair[at]!; pair < table.firstPair[at + 1]!; pair += 1)
    if (hasBit(pairs, pair)) return true;
  return false;
}

/** The pattern that has this branch alone. */
export function branchPattern(pattern: string, branch: PatternBranch): string {
  const own = pattern.slice(branch.at, branch.at + branch.length);
  const text = escapeText(branch.before) + own + escapeText(branch.after);
  return `${branch.start ? "^" : ""}${text}${branch.end ? "$" : ""}`;
}
