import { valuesFound } from "./advise-shape";
import { branchPattern } from "./advise-source";
import { hasBit } from "./bit-set";
import { checkPattern } from "./check-pattern";
import { closestNames } from "./closest-names";
import { isBlank } from "./compile-rows";
import { IDENTITY_WORDS, wordKey } from "./human-words";
import { indexIn, type ObservedCall } from "./name-table";
import { listBranches, replaceBranch } from "./pattern-branches";
import type { Row } from "./row";
import { evidenceOf, type CellAdvice, type DoctorContext } from "./row-advice";

const SURE_LIKENESS = 0.87;
/** Fewer calls show nothing. */
const LEAST_CALLS = 20;
/** From this share on, most callers are left out. */
const MOST = 0.8;

/** Identity types that do not exist, and those that most callers here do not have. */
export function adviseIdentity(row: Row, context: DoctorContext): CellAdvice[] {
  const { pattern } = row.userIdentityType;
  if (isBlank(pattern) || !checkPattern(pattern).ok) return [];
  const unknown = adviseUnknown(row, context);
  return unknown.length > 0 ? unknown : adviseLeftOut(row, context);
}

function adviseUnknown(row: Row, context: DoctorContext): CellAdvice[] {
  const { pattern } = row.userIdentityType;
  const suggestions: string[] = [];
  const repaired = listBranches(pattern).reduceRight((text, branch) => {
    if (valuesFound("userIdentityType", branchPattern(pattern, branch), context).length > 0) return text;
    const type = meantType(branch.word, context);
    const written = type === null ? null : replaceBranch(text, branch, type, false);
    if (type === null || written === null) return text;
    suggestions.unshift(type);
    return written;
  }, pattern);
  if (suggestions.length === 0) return [];
  const evidence = evidenceOf([], { suggestions: [...new Set(suggestions)] });
  const change = { userIdentityType: { ...row.userIdentityType, pattern: repaired } };
  return [{ cell: "userIdentityType", kind: "unknownIdentity", severity: "warning", evidence, change }];
}

/** The identity type that a word which is none was meant for. */
export function meantType(word: string, { table }: DoctorContext): string | null {
  const known = IDENTITY_WORDS.get(wordKey(word));
  if (known !== undefined && table.identityTypes.includes(known)) return known;
  const [best] = closestNames(word.replace(/[\s_-]+/g, ""), table.identityTypes, 1);
  return best && (best.likeness >= SURE_LIKENESS || best.distance <= 1) ? best.name : null;
}

/** Root alone is watched because it is rare; whoever names a person's type wants to see the people. */
function adviseLeftOut(row: Row, { catcher, table, observed }: DoctorContext): CellAdvice[] {
  const types = catcher.catchCell("userIdentityType", row.userIdentityType);
  const names = catcher.catchCell("eventName", row.eventName);
  const sources = catcher.catchCell("eventSource", row.eventSource);
  if (!types || !names || !sources || types.count === 0) return [];
  const passes = (type: string) => hasBit(types.passing, table.identityTypes.indexOf(type));
  const passingTypes = table.identityTypes.filter((type) => passes(type));
  if (passingTypes.every((type) => type === "Root" || type === "AWSService" || type === "AWSAccount"))
    return [];
  const counts = new Map<string, number>();
  const isOfRow = (call: ObservedCall) =>
    isPerson(call.userIdentityType) &&
    (row.failedCalls || !call.failed) &&
    hasBit(sources.passing, indexIn(table.sources, call.eventSource)) &&
    hasBit(names.passing, indexIn(table.names, call.eventName));
  for (const call of observed) {
    if (isOfRow(call))
      counts.set(call.userIdentityType, (counts.get(call.userIdentityType) ?? 0) + call.count);
  }
  const byType = [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count);
  const total = byType.reduce((sum, { count }) => sum + count, 0);
  const passing = byType.reduce((sum, { type, count }) => sum + (passes(type) ? count : 0), 0);
  if (total < LEAST_CALLS || total - passing < total * MOST) return [];
  // Who writes NOT names whom to leave out; it is a slip only where nobody is left.
  if (row.userIdentityType.not && passing > 0) return [];
  // Enough of the others that the rest is no longer most of them.
  const added: string[] = [];
  let covered = passing;
  for (const { type, count } of byType) {
    if (passes(type) || total - covered < total * MOST) continue;
    added.push(type);
    covered += count;
  }
  const leftOut = byType.filter(({ type }) => !passes(type));
  const wanted = [...passingTypes.filter((type) => type !== ""), ...added];
  return [
    {
      cell: "userIdentityType",
      kind: "identityLeavesOut",
      severity: passing === 0 ? "warning" : "hint",
      evidence: evidenceOf(
        leftOut.map(({ type }) => type),
        { suggestions: added, calls: { total, passing, types: byType.slice(0, 5) } },
      ),
      change: { userIdentityType: { pattern: `^(${wanted.join("|")})$`, not: false } },
    },
  ];
}

function isPerson(type: string): boolean {
  return type !== "" && type !== "AWSService" && type !== "AWSAccount";
}
