import { createJudgeSession } from "./judge-session";
import { readInputs } from "./read-inputs";
import type { FromWorker, ToWorker } from "./tester-protocol";

// Runs in a Web Worker: what is pasted is read and judged here, and leaves the browser by no way.

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage: (message: FromWorker, transfer?: Transferable[]) => void;
};

const session = createJudgeSession({
  beacon: (pattern) => scope.postMessage({ kind: "beacon", pattern }),
  clock: () => performance.now(),
});

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case "load":
      return session.load(data.combinations);
    case "read":
      return void read(data);
    case "judge": {
      const answer = session.judge(data.input);
      return scope.postMessage({ kind: "judged", request: data.request, answer }, [answer.attributed.buffer]);
    }
    case "explain":
      return scope.postMessage({
        kind: "explained",
        request: data.request,
        explained: session.explain(data.sight),
      });
  }
};

async function read({ request, inputs }: Extract<ToWorker, { kind: "read" }>) {
  const started = performance.now();
  try {
    const { events, unread } = await readInputs(inputs);
    const milliseconds = performance.now() - started;
    scope.postMessage({ kind: "read", request, answer: { events, unread, milliseconds } });
  } catch {
    scope.postMessage({ kind: "failed", request });
  }
}
