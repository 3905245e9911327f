import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
  /** The answer is not given before this. */
  after?: Promise<void>;
}

/** Speaks what Slack's incoming webhooks speak, on this machine. Answers are taken from `next`, then it is all "ok". */
export async function startSlack() {
  const asked: string[] = [];
  const received: string[] = [];
  const next: Answer[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", async () => {
      asked.push(body);
      const answer: Answer = next.shift() ?? { status: 200, body: "ok" };
      await answer.after;
      if (answer.status === 200) received.push(body);
      response.writeHead(answer.status, { "content-type": "text/plain", ...answer.headers });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/services/T0AOBA/B0CHANNEL/x9kJw2pQ7rTzV4mN`,
    /** Bodies of all messages, as they came. */
    asked,
    /** Bodies of the messages that were taken. */
    received,
    next,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
