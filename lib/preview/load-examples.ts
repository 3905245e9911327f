import { db } from "@/lib/db/client";
import { EXAMPLES, type ChangedCombination } from "@/lib/engine/consequence";
import type { DetailMemory } from "./detail-memory";
import type { RollupMemory } from "./rollup-memory";
import type { PreviewEvent, PreviewExample } from "./schema";

/** The combinations with a few of their newest days' events. Two queries by key, however long the history is. */
export async function loadExamples(
  rollup: RollupMemory,
  detail: DetailMemory | null,
  changed: readonly ChangedCombination[],
): Promise<PreviewExample[]> {
  if (changed.length === 0) return [];
  const keys = changed.flatMap(({ combination, newestEntries }, example) =>
    ofLayer(newestEntries, 0).map((entry) => ({
      ...rollup.combinations[combination]!,
      example,
      day: rollup.counted.day[entry]!,
      accountId: rollup.accountIds[rollup.counted.account[entry]!]!,
      region: rollup.regionOf(entry),
    })),
  );
  const column = <Value>(pick: (key: (typeof keys)[number]) => Value) => keys.map(pick);
  const samples = await db.$queryRaw<{ position: number; ids: bigint[] }[]>`
    SELECT position::int, sample_ids AS ids FROM unnest(
      ${column((key) => key.day)}::int[], ${column((key) => key.accountId)}::text[],
      ${column((key) => key.region)}::text[], ${column((key) => key.eventSource)}::text[],
      ${column((key) => key.eventName)}::text[], ${column((key) => key.userIdentityType)}::text[],
      ${column((key) => (key.failed ? "y" : "n"))}::text[]
    ) WITH ORDINALITY AS wanted(day, account, region, source, name, type, failed, position)
    JOIN event_rollup r ON r.day = DATE '1970-01-01' + wanted.day AND r.account_id = wanted.account
      AND r.region = wanted.region AND r.event_source = wanted.source AND r.event_name = wanted.name
      AND r.user_identity_type = wanted.type AND r.failed = (wanted.failed = 'y')`;
  const single = changed.flatMap(({ newestEntries }, example) =>
    ofLayer(newestEntries, 1).map((entry) => ({ example, id: BigInt(detail!.sampleIds[entry]!) })),
  );
  const wanted = [
    ...samples.flatMap(({ position, ids }) =>
      ids.map((id) => ({ id, example: keys[position - 1]!.example })),
    ),
    ...single,
  ];
  const events = await db.event.findMany({
    where: { id: { in: wanted.map(({ id }) => id) } },
    select: { id: true, eventTime: true, accountId: true, actorName: true },
  });
  const byId = new Map(events.map((event) => [event.id, event]));
  const found = changed.map((): PreviewEvent[] => []);
  for (const { id, example } of wanted) {
    const event = byId.get(id);
    if (!event) continue;
    found[example]!.push({ ...event, id: String(event.id), eventTime: event.eventTime.toISOString() });
  }
  return changed.map(({ combination, count }, index) => ({
    ...rollup.combinations[combination]!,
    count,
    events: found[index]!.sort((a, b) => (a.eventTime < b.eventTime ? 1 : -1)).slice(0, EXAMPLES),
  }));
}

function ofLayer(entries: ChangedCombination["newestEntries"], layer: number): number[] {
  return entries.filter((one) => one.layer === layer).map(({ entry }) => entry);
}
