// npm run bench: how long judging takes, as ratios to reading the same events, all measured in one run.
import { compileRows } from "@/lib/engine/compile-rows";
import { createJudge } from "@/lib/engine/judge";
import { readEvents } from "@/lib/engine/read-events";
import type { Row } from "@/lib/engine/row";
import { generateSampleRecords } from "@/lib/sample/generate-records";

const EVENTS = 10_000;
const ROUNDS = 7;
/** A grid holds a thousand rows; the engine is measured beyond. */
const ROW_COUNTS = [7, 50, 500, 1_000, 5_000];
/** From so many rows on a round takes seconds. */
const MANY_ROWS = 500;

/** The sample's month again and again, until there are enough events; every tenth has a name of its own. */
function makeRecords(): Record<string, unknown>[] {
  const month = generateSampleRecords(new Date("2026-11-23T08:00:00Z"));
  return Array.from({ length: EVENTS }, (_, i) => {
    const record = month[i % month.length]!;
    return i % 10 === 0 ? { ...record, eventName: `${String(record.eventName)}${i}` } : record;
  });
}

function makeRows(count: number): Row[] {
  const cell = (pattern: string) => ({ pattern, not: false });
  const names = [
    "^Create",
    "^Delete|^Stop",
    "^Put(?!Metric)",
    "^(Attach|Detach)",
    "Instances$",
    "^Update.*Policy$",
  ];
  const sources = [".*", "^iam\\.amazonaws\\.com$", "^(?!ec2).*$", "^s3\\.", "^ec2\\.amazonaws\\.com$"];
  const types = [".*", "^IAMUser$", "^(IAMUser|AssumedRole)$", "^Root$"];
  return Array.from({ length: count }, (_, i) => ({
    id: String(i),
    enabled: true,
    // A number makes every row's pattern a pattern of its own, as a thousand hand-written rows would be.
    eventName: cell(i < names.length ? names[i]! : `${names[i % names.length]!}|^Api${i}`),
    eventSource: cell(sources[i % sources.length]!),
    userIdentityType: cell(types[i % types.length]!),
    riskLevel: null,
    failedCalls: true,
    note: "",
  }));
}

/** Median of several rounds, in milliseconds. */
function measure(work: () => void, rounds = ROUNDS): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
}

const text = JSON.stringify({ Records: makeRecords() });
const events = readEvents(text, { lenient: true, lines: false }).items.flatMap((item) =>
  item.ok ? [item.event] : [],
);
const parse = measure(() => void JSON.parse(text));

function line(what: string, time: number): void {
  console.log(
    `${what.padEnd(46)} ${time.toFixed(1).padStart(8)} ms   ${(time / parse).toFixed(2).padStart(6)} × JSON.parse`,
  );
}

console.log(
  `${events.length} events, ${(text.length / 1_048_576).toFixed(1)} MiB, Node ${process.version}, median of ${ROUNDS}, of 3 from ${MANY_ROWS} rows on`,
);
line("JSON.parse of the events", parse);
line(
  "read them in any shape",
  measure(() => void readEvents(text, { lenient: true, lines: false })),
);
for (const count of ROW_COUNTS) {
  const rows = makeRows(count);
  const rounds = count < MANY_ROWS ? ROUNDS : 3;
  line(
    `compile ${count} rows`,
    measure(() => void compileRows(rows)),
  );
  const compiled = compileRows(rows);
  const judging = measure(() => {
    const judge = createJudge(compiled, "HIGH");
    for (const event of events) judge.judge(event);
  }, rounds);
  line(`judge by ${count} rows, nothing remembered`, judging);
  const regexes = rows.map((row) =>
    [row.eventName, row.eventSource, row.userIdentityType].map(({ pattern }) => new RegExp(pattern)),
  );
  const looping = measure(() => {
    for (const event of events) {
      for (const [name, source, type] of regexes) {
        void (
          name!.test(event.eventName) &&
          source!.test(event.eventSource) &&
          type!.test(event.userIdentityType)
        );
      }
    }
  }, rounds);
  line(`the plain loop of RegExp.test, ${count} rows`, looping);
  console.log(`  judging is ${(judging / looping).toFixed(2)} × the plain loop`);
}
