import { checkPattern } from "./check-pattern";
import { closestNames } from "./closest-names";
import { isBlank } from "./compile-rows";
import { firstFrom, sourcesOfName, withoutApiVersion } from "./name-table";
import {
  branchFits,
  escapeText,
  listBranches,
  replaceBranch,
  splice,
  type PatternBranch,
} from "./pattern-branches";
import type { Row } from "./row";
import { evidenceOf, type CellAdvice, type DoctorContext } from "./row-advice";

/** Of a pattern with more words than anybody reads the first are looked at, and as many misspelt ones are looked up. */
const MOST_BRANCHES = 100;
const MOST_LOOKED_UP = 10;
const IAM_ACTION = /^\^?([a-z0-9-]+):(\*|[A-Za-z]\w*\*?)\$?$/;
/** Between .863, RunInstances for RuninateInstances, and what is merely alike. */
const SURE_LIKENESS = 0.86;
const SURE_DISTANCE = 2;
/** So much less alike than the best, a name is offered beside it: TerminateInstances beside RunInstances. */
const AS_GOOD = 0.06;

/** Event names that none of the passing sources writes, told apart by what they were meant for. */
export function adviseName(row: Row, context: DoctorContext): CellAdvice[] {
  const { pattern } = row.eventName;
  if (isBlank(pattern) || !checkPattern(pattern).ok) return [];
  const names = context.namesFor(row.eventSource);
  const branches = listBranches(pattern).slice(0, MOST_BRANCHES);
  const dead = branches.filter((branch) => !isWritten(branch, names));
  if (dead.length === 0 || names.length === 0) return [];
  const isAllDead = dead.length === branches.length;
  return [
    ...adviseDated(row, dead, names),
    ...adviseElsewhere(row, dead, context, isAllDead),
    ...adviseMisspelt(row, dead, names, context),
  ];
}

/** `s3:GetObject` is two cells in one. */
export function adviseIamAction(row: Row, context: DoctorContext): CellAdvice[] {
  const found = IAM_ACTION.exec(row.eventName.pattern);
  const source = found && context.findSource(found[1]!);
  if (!found || !source) return [];
  const word = found[2]!;
  const pattern = word === "*" ? "" : word.endsWith("*") ? `^${word.slice(0, -1)}` : `^${word}$`;
  const change = {
    eventName: { ...row.eventName, pattern },
    ...(row.eventSource.not ? {} : { eventSource: { pattern: `^${escapeText(source)}$`, not: false } }),
  };
  const evidence = evidenceOf([], { suggestions: word === "*" ? [source] : [word.replace("*", ""), source] });
  return [{ cell: "eventName", kind: "iamAction", severity: "warning", evidence, change }];
}

function adviseDated(row: Row, dead: PatternBranch[], names: readonly string[]): CellAdvice[] {
  const { pattern } = row.eventName;
  const dated = dead.flatMap((branch) => {
    const written = names.filter((name) => isDated(name, branch.word));
    return branch.end && branch.after === "" && written.length > 0 ? [{ branch, written }] : [];
  });
  if (dated.length === 0) return [];
  const repaired = dated.reduceRight(
    (text, { branch }) => splice(text, branch.at + branch.length, 0, "\\d*(?:v\\d)?"),
    pattern,
  );
  return [
    {
      cell: "eventName",
      kind: "datedName",
      severity: "warning",
      evidence: evidenceOf(dated.flatMap(({ written }) => written)),
      change: { eventName: { ...row.eventName, pattern: repaired } },
    },
  ];
}

/** The name is a real one, of a source that does not pass. */
function adviseElsewhere(
  row: Row,
  dead: PatternBranch[],
  { table }: DoctorContext,
  isAllDead: boolean,
): CellAdvice[] {
  const strangers = dead.flatMap((branch) => {
    const name = branch.word;
    const sources = sourcesOfName(table, name);
    return sources.length > 0 ? [{ name, sources }] : [];
  });
  if (strangers.length === 0) return [];
  const sources = [...new Set(strangers.flatMap((stranger) => stranger.sources))];
  const common = sources.filter((source) => strangers.every((stranger) => stranger.sources.includes(source)));
  const canMove =
    isAllDead && strangers.length === dead.length && common.length === 1 && !row.eventSource.not;
  return [
    {
      cell: "eventName",
      kind: "nameOfOtherSource",
      severity: isAllDead && sources.length <= 3 ? "warning" : "hint",
      evidence: evidenceOf(
        strangers.map(({ name }) => name),
        { suggestions: sources.slice(0, 5) },
      ),
      change: canMove ? { eventSource: { pattern: `^${escapeText(common[0]!)}$`, not: false } } : null,
    },
  ];
}

function adviseMisspelt(
  row: Row,
  dead: PatternBranch[],
  names: readonly string[],
  { table }: DoctorContext,
): CellAdvice[] {
  const { pattern } = row.eventName;
  const wrong = dead.slice(0, MOST_LOOKED_UP).flatMap((branch) => {
    if (names.some((name) => isDated(name, branch.word))) return [];
    if (sourcesOfName(table, branch.word).length > 0) return [];
    // A single word may be the beginning of many names.
    const isVerb = !branch.end && /^[A-Z]?[a-z]+$/.test(branch.word);
    const candidates = isVerb ? [...verbsOf(names), ...names] : names;
    const [best, ...others] = closestNames(branch.word, candidates);
    const sure = best && (best.likeness >= SURE_LIKENESS || best.distance <= SURE_DISTANCE);
    if (!sure || branch.word.length < 4) return [];
    const close = others.filter(({ likeness }) => likeness >= best.likeness - AS_GOOD);
    return [{ branch, best, names: [best.name, ...close.map(({ name }) => name)] }];
  });
  if (wrong.length === 0) return [];
  const repaired = wrong.reduceRight<string | null>(
    (text, { branch, best }) => text && replaceBranch(text, branch, best.name, false),
    pattern,
  );
  return [
    {
      cell: "eventName",
      kind: "misspeltName",
      severity: "warning",
      evidence: evidenceOf(
        wrong.map(({ branch }) => branch.word),
        {
          suggestions: [...new Set(wrong.flatMap(({ names: meant }) => meant))].slice(0, 5),
        },
      ),
      change: repaired === null ? null : { eventName: { ...row.eventName, pattern: repaired } },
    },
  ];
}

/** True where one of the sorted names fits the branch. */
function isWritten(branch: PatternBranch, names: readonly string[]): boolean {
  if (!branch.start) return names.some((name) => branchFits(branch, name));
  const first = names[firstFrom(names, branch.word)];
  return first !== undefined && branchFits(branch, first);
}

function isDated(name: string, plain: string): boolean {
  return name !== plain && name.startsWith(plain) && withoutApiVersion(name) === plain;
}

/** The words that names begin with: `Create`, `Terminate`. */
function verbsOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => /^[A-Z][a-z]{2,}(?=[A-Z])/.exec(name)?.[0] ?? []))];
}
