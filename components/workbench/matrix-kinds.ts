import type { Row, RowConditions } from "@/lib/engine/row";
import type { TesterEvent } from "./tester-protocol";

type Read = (event: TesterEvent) => string;

/** What a condition looks at, as it is shown of an event. */
const LOOKED_AT: Record<keyof RowConditions, Read> = {
  principal: caller,
  principals: caller,
  accounts: ({ accountId }) => accountId,
  regions: ({ region }) => region,
  sourceAddresses: ({ sourceIpAddress }) => sourceIpAddress,
  errorCode: ({ errorCode }) => errorCode,
  readOnly: ({ readOnly }) => (readOnly === null ? "" : `readOnly: ${readOnly}`),
  hours: ({ eventTime }) => (eventTime === "" ? "" : `${eventTime.slice(11, 13)}:00–:59 UTC`),
};

function caller({ actorName, actorKey }: TesterEvent): string {
  return actorName || actorKey;
}

/** What enabled rows ask of an event beside its three fields, in the order of LOOKED_AT. */
export function askedConditions(rows: readonly Row[]): (keyof RowConditions)[] {
  const asked = new Set(
    rows.flatMap(({ enabled, conditions }) =>
      enabled && conditions
        ? Object.entries(conditions).flatMap(([name, is]) => (is === undefined ? [] : [name]))
        : [],
    ),
  );
  return (Object.keys(LOOKED_AT) as (keyof RowConditions)[]).filter((name) => asked.has(name));
}

/** What tells an event apart from others with the same three fields: said once, and nothing that it lacks. */
export function askedValues(event: TesterEvent, asked: readonly (keyof RowConditions)[]): string[] {
  return [...new Set(asked.map((name) => LOOKED_AT[name](event)))].filter((value) => value !== "");
}

/**
 * For each event the first combination of its kind. Combinations differ in all that any row could ask; a kind only in
 * what is asked here, so that the matrix has no lines that look and are judged alike.
 */
export function kindsOf(
  events: readonly TesterEvent[],
  combinationOf: Uint32Array,
  asked: readonly (keyof RowConditions)[],
): Uint32Array {
  const first = new Map<string, number>();
  const kindOf = new Map<number, number>();
  return Uint32Array.from(events, (event, index) => {
    const combination = combinationOf[index] ?? 0;
    const known = kindOf.get(combination);
    if (known !== undefined) return known;
    const { eventName, eventSource, userIdentityType, failed, actorKey } = event;
    const isCallerAsked = asked.includes("principal") || asked.includes("principals");
    const key = JSON.stringify([
      eventName,
      eventSource,
      userIdentityType,
      failed,
      isCallerAsked && actorKey,
      ...asked.map((name) => LOOKED_AT[name](event)),
    ]);
    const kind = first.get(key) ?? combination;
    first.set(key, kind);
    kindOf.set(combination, kind);
    return kind;
  });
}
