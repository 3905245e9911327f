import type { RowProblem } from "@/lib/engine/compile-rows";
import type { JudgedEvent } from "@/lib/engine/event";
import type { EventExplanation, RowExplanation } from "@/lib/engine/explain";
import type { Judgement } from "@/lib/engine/judge";
import type { ReadProblem } from "@/lib/engine/record-problem";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";
import type { MatrixAnswer } from "./event-matrix";

/** One event in the tester. The record itself stays where it was read: a list needs only this. */
export interface TesterEvent extends JudgedEvent {
  eventId: string;
  eventTime: string;
  accountId: string;
  actorName: string;
  region: string;
  errorCode: string;
  actorKey: string;
  sourceIpAddress: string;
  readOnly: boolean | null;
  from: "record" | "fragment" | "stored";
  /** Which of the pasted or dropped inputs, and its lines there; 0 where unknown. */
  input: number;
  line: number;
  endLine: number;
}

/** Something in an input that could not be used. */
export interface UnreadPart {
  input: number;
  line: number;
  endLine: number;
  reason: ReadProblem | "fileTooLarge" | "badGzip" | "unreadableFile";
  excerpt: string;
}

export interface TesterInput {
  name: string;
  content: string | Blob;
}

export interface ReadAnswer {
  events: TesterEvent[];
  unread: UnreadPart[];
  milliseconds: number;
}

/** What rows can tell apart: events with the same are judged once. */
export type Combination = JudgedEvent;

/** What a line of the list shows: the verdict, and the row whose cells are marked (attributed, else closest). */
export interface Verdict {
  judgement: Judgement | null;
  shown: RowExplanation | null;
}

/** What the page wants explained: the lines in sight, and the selected event in full. */
export interface Sight {
  visible: readonly number[];
  detail: number | null;
  /** The combinations that the matrix shows, where it is open. */
  matrix?: readonly number[];
}

export interface Explained {
  verdicts: [combination: number, verdict: Verdict][];
  detail: { combination: number; explanation: EventExplanation } | null;
  matrix?: MatrixAnswer;
}

export interface JudgeInput {
  rows: readonly Row[];
  ruleLevel: RiskLevel;
  /** Patterns that had to be stopped before: never run again. */
  stopped: readonly string[];
  /** To be explained in the same answer, so that the list needs no second question. */
  sight: Sight;
}

export interface JudgeAnswer {
  /** Per combination the index of the attributed row, -1 where none matches. */
  attributed: Int32Array;
  problems: RowProblem[];
  explained: Explained;
  milliseconds: number;
}

export type ToWorker =
  | { kind: "read"; request: number; inputs: TesterInput[] }
  | { kind: "load"; combinations: readonly Combination[] }
  | { kind: "judge"; request: number; input: JudgeInput }
  | { kind: "explain"; request: number; sight: Sight };

export type FromWorker =
  | { kind: "read"; request: number; answer: ReadAnswer }
  /** Sent before a pattern runs that might not come back, and in between while it does. */
  | { kind: "beacon"; pattern: string }
  | { kind: "judged"; request: number; answer: JudgeAnswer }
  | { kind: "explained"; request: number; explained: Explained }
  | { kind: "failed"; request: number };

/** The distinct combinations, and for each event which one it is. */
export function combine(events: readonly JudgedEvent[]): { combinations: Combination[]; of: Uint32Array } {
  const places = new Map<string, number>();
  const combinations: Combination[] = [];
  const of = new Uint32Array(events.length);
  events.forEach((event, index) => {
    const { eventName, eventSource, userIdentityType, failed } = event;
    const { accountId, region, actorKey, actorName, sourceIpAddress, errorCode, readOnly } = event;
    // Of the time rows see the hour only.
    const eventTime = event.eventTime?.slice(0, 13) && `${event.eventTime.slice(0, 13)}:00:00.000Z`;
    const who = { accountId, region, actorKey, actorName, sourceIpAddress, errorCode, readOnly };
    const combination = { eventName, eventSource, userIdentityType, failed, ...who, eventTime };
    // JSON: event text may hold any separator.
    const key = JSON.stringify([...Object.values(combination).slice(0, -1), eventTime?.slice(11, 13)]);
    let place = places.get(key);
    if (place === undefined) {
      place = combinations.length;
      places.set(key, place);
      combinations.push(combination);
    }
    of[index] = place;
  });
  return { combinations, of };
}
