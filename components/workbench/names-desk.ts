import type { FromNames, NameQuestions, NameSubject, ToNames } from "./advice-protocol";

/** The part of a Worker that is used; a test brings its own. */
export interface NamesWorker {
  postMessage: (message: ToNames) => void;
  terminate: () => void;
  onmessage: ((event: { data: FromNames }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}

export interface NamesDesk {
  /** Asks; what was asked of the same subject and not yet begun is forgotten. `heard` is called at most once. */
  ask: <Subject extends NameSubject>(
    subject: Subject,
    question: NameQuestions[Subject]["question"],
    heard: (answer: NameQuestions[Subject]["answer"]) => void,
  ) => void;
  dispose: () => void;
}

interface Asked {
  message: ToNames;
  heard: (answer: never) => void;
}

/** What a person looks at is answered before the rows; what was seen here changes all answers. */
const ORDER: readonly NameSubject[] = [
  "observe",
  "help",
  "caught",
  "edit",
  "examples",
  "mutations",
  "advise",
  "blindSpots",
];
/** The doctor bounds its own work; this is for a worker that never says anything again. */
const PATIENCE = 30_000;

/**
 * Keeps the worker that knows AWS's names and asks it one thing at a time, always the newest of each subject. When it
 * cannot be started, breaks or falls silent it is not started again: `onFailed`, and nothing is answered any more.
 */
export function createNamesDesk(
  spawn: () => NamesWorker,
  onFailed: () => void,
  patience = PATIENCE,
): NamesDesk {
  const waiting = new Map<NameSubject, Asked>();
  let worker: NamesWorker | null = null;
  let asking: Asked | null = null;
  let request = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function end() {
    if (timer) clearTimeout(timer);
    isOver = true;
    worker?.terminate();
    worker = null;
    asking = null;
    waiting.clear();
  }

  function fail() {
    if (isOver) return;
    end();
    onFailed();
  }

  function hear(message: FromNames) {
    if (isOver) return;
    if (message.kind === "failed") return fail();
    if (message.request !== asking?.message.request) return;
    if (timer) clearTimeout(timer);
    const { heard } = asking;
    asking = null;
    heard(message.answer as never);
    next();
  }

  function start(): NamesWorker {
    const started = spawn();
    started.onmessage = ({ data }) => hear(data);
    started.onerror = fail;
    return started;
  }

  function next() {
    if (asking || isOver) return;
    const subject = ORDER.find((each) => waiting.has(each));
    if (!subject) return;
    asking = waiting.get(subject)!;
    waiting.delete(subject);
    try {
      worker ??= start();
      timer = setTimeout(fail, patience);
      worker.postMessage(asking.message);
    } catch {
      fail();
    }
  }

  return {
    ask(subject, question, heard) {
      if (isOver) return;
      const message = { kind: subject, request: ++request, question } as ToNames;
      waiting.set(subject, { message, heard });
      next();
    },
    dispose: end,
  };
}
