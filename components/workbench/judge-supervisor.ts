import type {
  Combination,
  Explained,
  FromWorker,
  JudgeAnswer,
  JudgeInput,
  Sight,
  ToWorker,
} from "./tester-protocol";

/** The part of a Worker that is used; a test brings its own. */
export interface WorkerLike {
  postMessage: (message: ToWorker) => void;
  terminate: () => void;
  onmessage: ((event: { data: FromWorker }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}

export interface SupervisorOptions {
  spawn: () => WorkerLike;
  /** `input` is what was judged: the rows may have changed since. */
  onJudged: (answer: JudgeAnswer, input: JudgeInput) => void;
  onExplained: (explained: Explained) => void;
  /** The worker did not come back from this pattern and was ended; judging goes on without it. */
  onStopped: (pattern: string) => void;
  /** The worker cannot be started or broke down twice in a row. */
  onFailed: () => void;
  /** Milliseconds that one pattern may be silent. */
  patience?: number;
}

export interface JudgeSupervisor {
  load: (combinations: readonly Combination[]) => void;
  judge: (input: JudgeInput) => void;
  explain: (sight: Sight) => void;
  dispose: () => void;
}

/**
 * The engine bounds each answer itself: this is for what nobody foresaw. Long, because a page that renders, or a machine
 * that does something else, hears the worker late, and a pattern that is stopped without fault looks as if it matched nothing.
 */
const PATIENCE = 2_000;

/**
 * Keeps one judging worker, asks it one thing at a time (always the newest: keys typed meanwhile replace each other),
 * and ends it when a pattern does not come back in time. Only a worker can be ended in the middle of a regular expression.
 */
export function createJudgeSupervisor(options: SupervisorOptions): JudgeSupervisor {
  const patience = options.patience ?? PATIENCE;
  const stopped = new Set<string>();
  let worker: WorkerLike | null = null;
  let combinations: readonly Combination[] = [];
  let newest: JudgeInput | null = null;
  let judging: JudgeInput | null = null;
  let waiting: { judge: boolean; explain: Sight | null } = { judge: false, explain: null };
  let asked = false;
  let request = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;

  function start(): WorkerLike {
    const started = options.spawn();
    started.onmessage = ({ data }) => {
      if (started === worker) hear(data);
    };
    started.onerror = () => {
      if (started === worker) broken();
    };
    worker = started;
    started.postMessage({ kind: "load", combinations });
    return started;
  }

  function end() {
    if (timer) clearTimeout(timer);
    timer = null;
    worker?.terminate();
    worker = null;
    asked = false;
  }

  function hear(message: FromWorker) {
    if (timer) clearTimeout(timer);
    timer = null;
    switch (message.kind) {
      case "beacon":
        timer = setTimeout(() => stop(message.pattern), patience);
        return;
      case "judged":
        failures = 0;
        asked = false;
        if (judging) options.onJudged(message.answer, judging);
        return next();
      case "explained":
        asked = false;
        options.onExplained(message.explained);
        return next();
      case "failed":
        return broken();
      case "read":
        return;
    }
  }

  function stop(pattern: string) {
    stopped.add(pattern);
    end();
    waiting.judge = true;
    options.onStopped(pattern);
    next();
  }

  function broken() {
    failures += 1;
    end();
    if (failures > 1) return options.onFailed();
    waiting.judge = true;
    next();
  }

  function next() {
    if (asked || !newest) return;
    if (waiting.judge) {
      waiting = { judge: false, explain: null };
      judging = newest;
      send({ kind: "judge", request: ++request, input: { ...newest, stopped: [...stopped] } });
    } else if (waiting.explain) {
      const sight = waiting.explain;
      waiting.explain = null;
      send({ kind: "explain", request: ++request, sight });
    }
  }

  function send(message: ToWorker) {
    let target: WorkerLike;
    try {
      target = worker ?? start();
    } catch {
      return options.onFailed();
    }
    asked = true;
    target.postMessage(message);
  }

  return {
    load(loaded) {
      combinations = loaded;
      // What is being judged is of the old events: its answer would not fit.
      if (asked) end();
      else worker?.postMessage({ kind: "load", combinations });
    },
    judge(input) {
      newest = input;
      waiting.judge = true;
      next();
    },
    explain(sight) {
      waiting.explain = sight;
      next();
    },
    dispose() {
      newest = null;
      end();
    },
  };
}
