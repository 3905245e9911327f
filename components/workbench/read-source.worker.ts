import { readSource, type FoundSource, type RowSource } from "./read-source";

// Runs in a Web Worker: a megabyte of YAML takes a second to read, and the page shall not stand still for it.

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<RowSource>) => void) | null;
  /** Null where it cannot be read: see `readSource`. */
  postMessage: (found: FoundSource | null) => void;
};

scope.onmessage = ({ data }) => {
  readSource(data).then(
    (found) => scope.postMessage(found),
    (error: unknown) => {
      console.error(error);
      scope.postMessage(null);
    },
  );
};
