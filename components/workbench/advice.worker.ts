import { loadNamesAsset } from "@/lib/catalogue/known-names";
import type { FromNames, ToNames } from "./advice-protocol";
import { createNamesSession } from "./names-session";

// Runs in a Web Worker: the names of AWS are many, and typing shall not wait for them.

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToNames>) => void) | null;
  postMessage: (message: FromNames) => void;
};

const session = loadNamesAsset().then(createNamesSession);

scope.onmessage = ({ data }) => {
  session.then(
    ({ answer }) => scope.postMessage(answer(data)),
    () => scope.postMessage({ kind: "failed" }),
  );
};
