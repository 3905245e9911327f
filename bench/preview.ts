// npm run bench preview: previewing a draft over ten million counted events, as ratios measured in one run. The rollup is
// filled directly, events themselves are never read by a preview but for its examples.
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import { previewDraft } from "@/lib/preview/queries";
import { fillRollup } from "./support/fill-rollup";

const NOW = new Date();
const KEYS = 40;
const BASE = [
  "^Create",
  "^Delete|^Stop",
  "^Put(?!Metric)",
  "^(Attach|Detach)",
  "Instances$",
  "^Update.*Policy$",
];

function rows(count: number, typed: number, conditioned: boolean): Row[] {
  const cell = (pattern: string) => ({ pattern, not: false });
  return Array.from({ length: count }, (_, i) => ({
    id: String(i),
    enabled: true,
    eventName: cell(
      i === 0 ? `^Put${"x".repeat(typed % 7)}|^Run${typed}` : `${BASE[i % BASE.length]!}|^Api${i}`,
    ),
    eventSource: cell(["", "^s1", "^(?!s2).*$"][i % 3]!),
    userIdentityType: cell(["", "IAMUser"][i % 2]!),
    riskLevel: null,
    failedCalls: true,
    note: "",
    ...(conditioned &&
      i === 0 && { conditions: { sourceAddresses: { values: ["10.0.0.0/8"], not: false } } }),
  }));
}

const actor = systemActor("bench");
const ask = (typed: number, conditioned = false) => {
  const draft = { enabled: true, riskLevel: null, rows: rows(50, typed, conditioned) };
  return previewDraft(actor, { scope: "organisation", ...draft }, NOW);
};

/** Milliseconds of each of KEYS keystrokes, the first question (which reads the rollup) apart. */
async function measure(conditioned: boolean) {
  const started = performance.now();
  const { events } = await ask(0, conditioned);
  const first = performance.now() - started;
  const times: number[] = [];
  for (let key = 1; key <= KEYS; key += 1) {
    const before = performance.now();
    await ask(key, conditioned);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return { events, first, median: times[KEYS / 2]!, p95: times[Math.floor(KEYS * 0.95)]! };
}

async function report(what: string, accounts: number, kinds: number, events: number, conditioned = false) {
  if (!conditioned) await fillRollup(accounts, kinds, events);
  const [{ count }] = await db.$queryRaw<[{ count: bigint }]>`SELECT count(*) FROM event_rollup`;
  const measured = await measure(conditioned);
  console.log(
    `${what}: ${measured.events} events in ${count} counted rows; first ${measured.first.toFixed(0)} ms, ` +
      `then per key median ${measured.median.toFixed(1)} ms, p95 ${measured.p95.toFixed(1)} ms`,
  );
  return measured;
}

const small = await report("hundredth of the events", 10, 400, 100_000);
const large = await report("same kinds, 100 times the events", 10, 400, 10_000_000);
const asking = await report("the same, the typed row with a condition", 10, 400, 10_000_000, true);
const wide = await report("100 accounts", 100, 100, 10_000_000);
console.log(`100 times the events: ${(large.median / small.median).toFixed(2)} × per key`);
console.log(`a condition on the typed row: ${(asking.median / large.median).toFixed(2)} × per key`);
console.log(`ten times the accounts: ${(wide.median / large.median).toFixed(2)} × per key`);
await db.$disconnect();
