import type { CompiledCell } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { readAddress, readRange } from "./ip-address";
import type { Cell, ChosenValues, RowConditions } from "./row";

/** The conditions of a row in the order in which they are looked at, the cheap ones first. */
export const CONDITION_NAMES = [
  "accounts",
  "regions",
  "readOnly",
  "hours",
  "principals",
  "sourceAddresses",
  "errorCode",
  "principal",
] as const satisfies readonly (keyof RowConditions)[];

export type ConditionName = (typeof CONDITION_NAMES)[number];

/** The conditions that hold a pattern. */
export const PATTERN_CONDITIONS = ["errorCode", "principal"] as const;

export type PatternCondition = (typeof PATTERN_CONDITIONS)[number];

/** What conditions look at, each as text. */
export const CONDITION_FIELDS = [
  "accountId",
  "region",
  "readOnly",
  "hour",
  "actorKey",
  "actorName",
  "sourceIpAddress",
  "errorCode",
] as const;

export type ConditionField = (typeof CONDITION_FIELDS)[number];

/** One condition: it holds where one of the fields has what is looked for, and behind NOT where none has. */
export type CompiledCondition = { fields: readonly ConditionField[]; not: boolean } & (
  | { name: PatternCondition; pattern: NonNullable<CompiledCell["pattern"]>; has: null }
  | { name: Exclude<ConditionName, PatternCondition>; pattern: null; has: (text: string) => boolean }
);

export interface CompiledConditions {
  /** In the order of CONDITION_NAMES; conditions that ask nothing are absent. */
  list: readonly CompiledCondition[];
  /** What decides which events pass, as one text. */
  key: string;
  /** A pattern that cannot be used: the row matches nothing. */
  broken: PatternCondition | null;
}

const FIELDS: Record<ConditionName, readonly ConditionField[]> = {
  accounts: ["accountId"],
  regions: ["region"],
  readOnly: ["readOnly"],
  hours: ["hour"],
  principals: ["actorKey", "actorName"],
  sourceAddresses: ["sourceIpAddress"],
  errorCode: ["errorCode"],
  principal: ["actorKey", "actorName"],
};

/** The field as conditions see it: "" where the event lacks it, "true" or "false", the UTC hour as two digits. */
export function conditionText(event: JudgedEvent, field: ConditionField): string {
  if (field === "hour") return /T(\d\d):/.exec(event.eventTime ?? "")?.[1] ?? "";
  if (field === "readOnly") return String(event.readOnly ?? "");
  return event[field] ?? "";
}

/** Null where nothing is asked. `compile` makes the pattern of a cell that is not blank, and reports one that it cannot. */
export function compileConditions(
  asked: RowConditions | undefined,
  compile: (cell: Cell, name: PatternCondition) => CompiledCell,
): CompiledConditions | null {
  if (!asked) return null;
  const list: CompiledCondition[] = [];
  const told: unknown[] = [];
  let broken: PatternCondition | null = null;
  for (const name of CONDITION_NAMES) {
    const fields = FIELDS[name];
    if (name === "errorCode" || name === "principal") {
      const cell = asked[name] && compile(asked[name], name);
      if (!cell || cell.pattern === null) continue;
      told.push([name, asked[name]!.pattern, cell.not]);
      if (cell.pattern) list.push({ name, fields, not: cell.not, pattern: cell.pattern, has: null });
      else broken ??= name;
      continue;
    }
    const test = plainTest(asked, name);
    if (!test) continue;
    told.push([name, asked[name]]);
    list.push({ name, fields, ...test, pattern: null });
  }
  return told.length === 0 ? null : { list, key: JSON.stringify(told), broken };
}

function plainTest(
  asked: RowConditions,
  name: Exclude<ConditionName, PatternCondition>,
): { not: boolean; has: (text: string) => boolean } | null {
  switch (name) {
    case "readOnly": {
      if (asked.readOnly === undefined) return null;
      const wanted = String(asked.readOnly);
      return { not: false, has: (text) => text === wanted };
    }
    case "hours": {
      if (!asked.hours) return null;
      const { from, to, not } = asked.hours;
      return { not, has: (text) => text !== "" && isWithinHours(Number(text), from, to) };
    }
    case "sourceAddresses":
      return chosenTest(asked.sourceAddresses, addressTest);
    default:
      return chosenTest(asked[name], (values) => {
        const wanted = new Set(values);
        return (text) => wanted.has(text);
      });
  }
}

function chosenTest(
  chosen: ChosenValues | undefined,
  make: (values: readonly string[]) => (text: string) => boolean,
): { not: boolean; has: (text: string) => boolean } | null {
  if (!chosen || chosen.values.length === 0) return null;
  return { not: chosen.not, has: make(chosen.values) };
}

/** A window from an hour to itself is the whole day. */
function isWithinHours(hour: number, from: number, to: number): boolean {
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** Addresses are compared as numbers, whatever is no address as text without regard to case. */
function addressTest(values: readonly string[]): (text: string) => boolean {
  const ranges = values.flatMap((value) => readRange(value) ?? []);
  const texts = new Set(values.filter((value) => !readRange(value)).map((value) => value.toLowerCase()));
  const known = new Map<string, boolean>();
  return (text) => {
    let has = known.get(text);
    if (has !== undefined) return has;
    const bits = readAddress(text);
    has =
      bits === null
        ? texts.has(text.trim().toLowerCase())
        : ranges.some(({ length, prefix }) => length === bits.length && bits.startsWith(prefix));
    if (known.size >= ADDRESS_MEMORY) known.clear();
    known.set(text, has);
    return has;
  };
}

const ADDRESS_MEMORY = 5_000;
