// npm run bench: what the names of AWS cost the person who types, as ratios to the plain loop over all pairs, in one run.
import { canonicalSource, knownNames, loadNamesAsset } from "@/lib/catalogue/known-names";
import { SOUND_ROWS } from "@/lib/catalogue/sound-rows";
import { closestNames } from "@/lib/engine/closest-names";
import { createNameCatcher } from "@/lib/engine/catch-names";
import { pairAt } from "@/lib/engine/name-table";
import { readMeaning } from "@/lib/engine/pattern-meaning";
import { createRowDoctor } from "@/lib/engine/row-doctor";
import type { Row } from "@/lib/engine/row";

const ROUNDS = 9;

const asset = await loadNamesAsset();
const table = knownNames(asset);
const pairs = Array.from(table.nameOf, (_, pair) => pairAt(table, pair));
const findSource = (word: string) => canonicalSource(word, asset, table);

function rowOf(
  [eventName = "", eventSource = "", userIdentityType = ""]: readonly string[],
  id = "row",
): Row {
  const cell = (text: string) => ({ pattern: text.replace(/^!/, ""), not: text.startsWith("!") });
  return {
    id,
    enabled: true,
    eventName: cell(eventName),
    eventSource: cell(eventSource),
    userIdentityType: cell(userIdentityType),
    riskLevel: null,
    failedCalls: true,
    note: "",
  };
}

/** Median of several rounds, in milliseconds. `prepare` is not counted. */
function measure<Made>(work: (made: Made) => void, prepare: () => Made): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const made = prepare();
    const started = performance.now();
    work(made);
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

const once = () => undefined;
const [name, source] = [/^Create*|^Delete*|^Update*|^Put*|^Stop*/, /.*/];
const plain = measure(() => {
  let count = 0;
  for (const pair of pairs) if (name.test(pair.name) && source.test(pair.source)) count += 1;
  if (count === 0) throw new Error("The loop must find something.");
}, once);

function line(what: string, time: number): void {
  const ratio = (time / plain).toFixed(2).padStart(6);
  console.log(`${what.padEnd(46)} ${time.toFixed(1).padStart(8)} ms   ${ratio} × plain loop`);
}

console.log(
  `${table.sources.length} sources, ${pairs.length} pairs, Node ${process.version}, median of ${ROUNDS}`,
);
line("plain loop of RegExp.test over all pairs", plain);
line(
  "the table from the asset, once",
  measure(() => void knownNames(asset), once),
);
for (const [what, cells] of [
  ["the article's broad row", ["^Create*|^Delete*|^Update*|^Put*|^Stop*", ".*", ".*"]],
  ["one name of one source", ["^DeleteTrail$", "^cloudtrail\\.amazonaws\\.com$", ""]],
  ["three words anywhere", [".*Create.*User.*Policy.*", "", ""]],
  ["one that backtracks for ever", ["(a+)+b", "", ""]],
] as const) {
  line(
    `catch of a row: ${what}`,
    measure(
      (catcher) => void catcher.catchRow(rowOf(cells)),
      () => createNameCatcher(table),
    ),
  );
}
line(
  "did you mean, over all names",
  measure(() => void closestNames("RuninateInstances", table.names), once),
);
line(
  "the meaning of 200 rows' patterns",
  measure(() => SOUND_ROWS.forEach((cells) => cells.forEach((pattern) => readMeaning(pattern))), once),
);

const rows = SOUND_ROWS.slice(0, 50).map((cells, index) => rowOf(cells, String(index)));
const newDoctor = () => createRowDoctor({ table, findSource, ruleLevel: "HIGH" });
line(
  "doctor 50 rows, nothing remembered",
  measure((doctor) => void doctor.advise(rows), newDoctor),
);
line(
  "doctor them again after one key",
  measure(
    (doctor) => {
      doctor.advise(rows.map((row, at) => (at === 20 ? rowOf(["^CreateUserX", "", ""], row.id) : row)));
    },
    () => {
      const doctor = newDoctor();
      doctor.advise(rows);
      return doctor;
    },
  ),
);
const many = Array.from({ length: 1_000 }, (_, at) => rowOf([`^Create[^${at}]`, "", ""], String(at)));
line(
  "doctor 1,000 wide rows, remembered",
  measure(
    (doctor) => void doctor.advise(many),
    () => {
      const doctor = newDoctor();
      doctor.advise(many.slice(0, 1_000));
      return doctor;
    },
  ),
);
