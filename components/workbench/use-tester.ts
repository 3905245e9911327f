import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { EventExplanation } from "@/lib/engine/explain";
import { PATTERN_CONDITIONS } from "@/lib/engine/compile-conditions";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import type { MatrixAnswer } from "./event-matrix";
import { createJudgeSupervisor, type JudgeSupervisor, type WorkerLike } from "./judge-supervisor";
import { slowKey } from "./row-lines";
import {
  combine,
  type FromWorker,
  type Sight,
  type TesterEvent,
  type TesterInput,
  type ToWorker,
  type UnreadPart,
  type Verdict,
} from "./tester-protocol";

/** What is tried: text and files of this browser, or events that are stored. */
export type TesterSource =
  | { kind: "pasted"; inputs: readonly TesterInput[] }
  | { kind: "recent"; events: readonly TesterEvent[] };

/** The verdicts on all events, and the rows that they were given by. */
export interface Judged {
  rows: readonly Row[];
  /** Per combination the index of the attributed row, -1 for none. */
  attributed: Int32Array;
  milliseconds: number;
}

export interface Tester {
  events: readonly TesterEvent[];
  unread: readonly UnreadPart[];
  /** Which combination each event is. */
  combinationOf: Uint32Array;
  isReading: boolean;
  judged: Judged | null;
  /** Number of events that a row matches; null until judged. */
  matchCount: number | null;
  verdicts: ReadonlyMap<number, Verdict>;
  detail: { combination: number; explanation: EventExplanation } | null;
  /** The matrix of the lines that were last looked at, by the rows of `judged`; null while nobody looks at any. */
  matrix: MatrixAnswer | null;
  /** Cells whose pattern was given up, as slowKey. */
  slow: ReadonlySet<string>;
  hasFailed: boolean;
  /** What is in sight, to be explained with the next verdicts; `now` where something of it is not explained yet. */
  look: (sight: Sight, now: boolean) => void;
}

const NO_EVENTS: readonly TesterEvent[] = [];
const NO_UNREAD: readonly UnreadPart[] = [];
const NO_VERDICTS: ReadonlyMap<number, Verdict> = new Map();
const NOTHING_READ = { events: NO_EVENTS, unread: NO_UNREAD };
const READ_DELAY = 120;

function spawn(): Worker {
  return new Worker(new URL("./tester.worker.ts", import.meta.url), { type: "module" });
}

/** Reads the source once and judges it anew whenever `rows` change, both in workers. */
export function useTester(source: TesterSource, rows: readonly Row[], ruleLevel: RiskLevel): Tester {
  const pasted = useReading(source.kind === "pasted" ? source.inputs : null);
  const events = source.kind === "recent" ? source.events : pasted.events;
  const unread = source.kind === "recent" ? NO_UNREAD : pasted.unread;
  const { combinations, of } = useMemo(() => combine(events), [events]);

  const [judged, setJudged] = useState<Judged | null>(null);
  const [verdicts, setVerdicts] = useState(NO_VERDICTS);
  const [detail, setDetail] = useState<Tester["detail"]>(null);
  const [matrix, setMatrix] = useState<MatrixAnswer | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [stopped, setStopped] = useState<ReadonlySet<string>>(new Set());
  const [hasFailed, setFailed] = useState(false);
  const supervisor = useRef<JudgeSupervisor | null>(null);
  const sight = useRef<Sight>({ visible: [], detail: null });

  useEffect(() => {
    const created = createJudgeSupervisor({
      spawn: () => spawn() as WorkerLike,
      onJudged: (answer, input) => {
        setJudged({ rows: input.rows, attributed: answer.attributed, milliseconds: answer.milliseconds });
        setVerdicts(new Map(answer.explained.verdicts));
        setDetail(answer.explained.detail);
        setMatrix(answer.explained.matrix ?? null);
        const patternOf = new Map(input.rows.map((row) => [row.id, row]));
        setProblems(
          answer.problems.flatMap(({ rowId, cell, kind }) => {
            const row = patternOf.get(rowId);
            const pattern =
              row && (cell === "errorCode" || cell === "principal" ? row.conditions?.[cell] : row[cell]);
            return kind === "slow" && pattern ? [slowKey(rowId, cell, pattern.pattern)] : [];
          }),
        );
      },
      onExplained: (explained) => {
        setVerdicts((before) => new Map([...before, ...explained.verdicts]));
        setDetail(explained.detail);
        setMatrix(explained.matrix ?? null);
      },
      onStopped: (pattern) => setStopped((before) => new Set([...before, pattern])),
      onFailed: () => setFailed(true),
    });
    supervisor.current = created;
    return () => {
      created.dispose();
      supervisor.current = null;
    };
  }, []);

  useEffect(() => {
    sight.current = { visible: [], detail: null };
    supervisor.current?.load(combinations);
    // The verdicts of other events say nothing of these.
    // oxlint-disable-next-line react/set-state-in-effect
    setJudged(null);
    setVerdicts(NO_VERDICTS);
    setDetail(null);
    setMatrix(null);
  }, [combinations]);

  useEffect(() => {
    if (combinations.length === 0) return;
    supervisor.current?.judge({ rows, ruleLevel, stopped: [], sight: sight.current });
  }, [rows, ruleLevel, combinations]);

  const look = useCallback((next: Sight, now: boolean) => {
    sight.current = next;
    if (now) supervisor.current?.explain(next);
  }, []);

  const slow = useMemo(() => {
    const keys = new Set(problems);
    if (stopped.size === 0) return keys;
    for (const row of rows) {
      for (const cell of CELL_NAMES) {
        if (stopped.has(row[cell].pattern)) keys.add(slowKey(row.id, cell, row[cell].pattern));
      }
      for (const name of PATTERN_CONDITIONS) {
        const pattern = row.conditions?.[name]?.pattern ?? "";
        if (stopped.has(pattern)) keys.add(slowKey(row.id, name, pattern));
      }
    }
    return keys;
  }, [problems, stopped, rows]);

  const current = judged && judged.attributed.length === combinations.length ? judged : null;
  const matchCount = useMemo(() => {
    if (!current) return null;
    let count = 0;
    for (const combination of of) if ((current.attributed[combination] ?? -1) >= 0) count += 1;
    return count;
  }, [current, of]);

  return {
    events,
    unread,
    combinationOf: of,
    isReading: source.kind === "pasted" && pasted.isReading,
    judged: current,
    matchCount,
    verdicts,
    detail,
    matrix,
    slow,
    hasFailed: hasFailed || pasted.hasFailed,
    look,
  };
}

/** Events of text and files, read in a worker of their own: judging goes on while a large file is unpacked. */
function useReading(inputs: readonly TesterInput[] | null) {
  const worker = useRef<Worker | null>(null);
  const request = useRef(0);
  const [answer, setAnswer] = useState<
    { of: readonly TesterInput[] | null; failed: boolean } & typeof NOTHING_READ
  >({
    of: null,
    failed: false,
    ...NOTHING_READ,
  });

  useEffect(() => {
    if (!inputs || isEmpty(inputs)) return;
    const timer = setTimeout(() => {
      const asked = ++request.current;
      const failed = () => setAnswer({ of: inputs, failed: true, ...NOTHING_READ });
      try {
        worker.current ??= spawn();
      } catch {
        return failed();
      }
      worker.current.onerror = failed;
      worker.current.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (!("request" in data) || data.request !== asked) return;
        if (data.kind === "failed") failed();
        else if (data.kind === "read") {
          setAnswer({ of: inputs, failed: false, events: data.answer.events, unread: data.answer.unread });
        }
      };
      worker.current.postMessage({ kind: "read", request: asked, inputs: [...inputs] } satisfies ToWorker);
    }, READ_DELAY);
    return () => clearTimeout(timer);
  }, [inputs]);

  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );

  if (!inputs || isEmpty(inputs)) return { ...NOTHING_READ, isReading: false, hasFailed: false };
  return { ...answer, isReading: answer.of !== inputs, hasFailed: answer.failed };
}

function isEmpty(inputs: readonly TesterInput[]): boolean {
  return inputs.every(({ content }) => typeof content === "string" && content.trim() === "");
}
