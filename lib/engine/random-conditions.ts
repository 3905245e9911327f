import type { Circumstances } from "./event";
import type { Cell, ChosenValues, RowConditions } from "./row";

const PATTERNS = [
  "",
  "Admin",
  "^arn:aws:iam::1",
  "^$",
  "tanaka$",
  "(",
  "Denied|Thrott",
  " ",
  "(e+)+$",
  "role/",
];
const CALLERS = [
  "arn:aws:iam::111122223333:role/Admin",
  "Admin/tanaka",
  "tanaka",
  "",
  "service:ec2.amazonaws.com",
];
const ADDRESSES = ["10.1.2.3", "10.0.0.0/8", "10.1.2.0/25", "203.0.113.9", "0.0.0.0/0", "ec2.amazonaws.com"];
const SOURCES = [
  "10.1.2.3",
  "10.1.2.200",
  "11.0.0.1",
  "203.0.113.9",
  "EC2.amazonaws.com",
  "AWS Internal",
  "",
  "10.1.2",
];
const ACCOUNTS = ["111122223333", "444455556666"];
const REGIONS = ["us-east-1", "ap-northeast-1", ""];

type Random = (below: number) => number;

/** Conditions for tests that compare judges; most ask nothing of most things, some are hostile. */
export function randomConditions(random: Random): RowConditions | undefined {
  const pick = <Item>(items: readonly Item[]) => items[random(items.length)]!;
  const not = () => random(3) === 0;
  const cell = (): Cell => ({ pattern: pick(PATTERNS), not: not() });
  const chosen = (from: readonly string[]): ChosenValues => ({
    values: Array.from({ length: random(3) }, () => pick(from)),
    not: not(),
  });
  const asks = () => random(5) === 0;
  if (random(3) === 0) return undefined;
  return {
    ...(asks() && { principal: cell() }),
    ...(asks() && { principals: chosen(CALLERS) }),
    ...(asks() && { accounts: chosen(ACCOUNTS) }),
    ...(asks() && { regions: chosen(REGIONS) }),
    ...(asks() && { sourceAddresses: chosen(ADDRESSES) }),
    ...(asks() && { errorCode: cell() }),
    ...(asks() && { readOnly: random(2) === 0 }),
    ...(asks() && { hours: { from: random(24), to: random(24), not: not() } }),
  };
}

/** What conditions look at, for tests. */
export function randomCircumstances(random: Random): Circumstances {
  const pick = <Item>(items: readonly Item[]) => items[random(items.length)]!;
  if (random(6) === 0) return {};
  return {
    accountId: pick(ACCOUNTS),
    region: pick(REGIONS),
    actorKey: pick(CALLERS),
    actorName: pick(CALLERS),
    sourceIpAddress: pick(SOURCES),
    errorCode: pick(["", "AccessDenied", "ThrottlingException", "eeeeeeee!"]),
    readOnly: pick([true, false, null]),
    eventTime: `2026-11-2${random(9)}T${String(random(24)).padStart(2, "0")}:59:59.999Z`,
  };
}
