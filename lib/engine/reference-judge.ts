import type { JudgedEvent } from "./event";
import { RISK_LEVELS, type RiskLevel } from "./risk-level";
import type { Cell, ChosenValues, Row } from "./row";

/**
 * PRODUCT.md 3 word for word, slowly, for tests only: what createJudge must agree with wherever every pattern is sound
 * and quick. Throws on a pattern that is no regular expression.
 */
export function judgeByReference(rows: Row[], event: JudgedEvent, ruleLevel: RiskLevel) {
  const matched = rows.filter((row) => matches(row, event));
  if (matched.length === 0) return null;
  const levels = matched.map((row) => row.riskLevel ?? ruleLevel);
  const highest = RISK_LEVELS.find((level) => levels.includes(level))!;
  return {
    attributedRowId: matched[levels.indexOf(highest)]!.id,
    matchedRows: matched.map((row, index) => {
      return { rowId: row.id, number: rows.indexOf(row) + 1, riskLevel: levels[index] };
    }),
    riskLevel: highest,
  };
}

function matches(row: Row, event: JudgedEvent): boolean {
  if (!row.enabled) return false;
  if (event.failed && !row.failedCalls) return false;
  const cells = [
    [row.eventName, event.eventName],
    [row.eventSource, event.eventSource],
    [row.userIdentityType, event.userIdentityType],
  ] as const;
  return cells.every(([cell, value]) => isFound(cell, [value])) && meetsConditions(row, event);
}

function isFound(cell: Cell | undefined, values: string[]): boolean {
  if (!cell || cell.pattern.trim() === "") return true;
  return values.some((value) => new RegExp(cell.pattern).test(value)) !== cell.not;
}

function isChosen(chosen: ChosenValues | undefined, isOne: (value: string) => boolean): boolean {
  return !chosen || chosen.values.length === 0 || chosen.values.some(isOne) !== chosen.not;
}

function meetsConditions({ conditions = {} }: Row, event: JudgedEvent): boolean {
  const { principal, principals, accounts, regions, sourceAddresses, errorCode, readOnly, hours } =
    conditions;
  const who = [event.actorKey ?? "", event.actorName ?? ""];
  const hour = event.eventTime ? new Date(event.eventTime).getUTCHours() : null;
  return (
    isFound(principal, who) &&
    isChosen(principals, (value) => who.includes(value)) &&
    isChosen(accounts, (value) => value === (event.accountId ?? "")) &&
    isChosen(regions, (value) => value === (event.region ?? "")) &&
    isChosen(sourceAddresses, (value) => isFrom(value, event.sourceIpAddress ?? "")) &&
    isFound(errorCode, [event.errorCode ?? ""]) &&
    (readOnly === undefined || event.readOnly === readOnly) &&
    (!hours || hoursOf(hours.from, hours.to).some((one) => one === hour) !== hours.not)
  );
}

/** Every hour of the window, counted one by one. */
function hoursOf(from: number, to: number): number[] {
  const all = [from];
  for (let hour = (from + 1) % 24; hour !== to && hour !== from; hour = (hour + 1) % 24) all.push(hour);
  return all;
}

/** IPv4 only, by arithmetic; whatever else is compared as text. */
function isFrom(range: string, address: string): boolean {
  const number = (text: string) => text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const isIpv4 = (text: string) => /^\d+\.\d+\.\d+\.\d+$/.test(text);
  const [first = "", width = "32"] = range.split("/");
  if (!isIpv4(first) || !isIpv4(address)) return range.toLowerCase() === address.toLowerCase();
  const size = 2 ** (32 - Number(width));
  return Math.floor(number(first) / size) === Math.floor(number(address) / size);
}
