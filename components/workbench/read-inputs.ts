import { readEvents } from "@/lib/engine/read-events";
import { readInput } from "./gunzip";
import type { ReadAnswer, TesterEvent, TesterInput, UnreadPart } from "./tester-protocol";

/** Events that the tester takes at once, over all inputs. */
export const EVENT_LIMIT = 50_000;
/** Items that could not be read which are listed. */
const UNREAD_LIMIT = 500;

/** Reads pasted text and dropped files into events; what cannot be read is told by input and line. */
export async function readInputs(inputs: readonly TesterInput[]): Promise<Omit<ReadAnswer, "milliseconds">> {
  const events: TesterEvent[] = [];
  const unread: UnreadPart[] = [];
  for (const [input, { content }] of inputs.entries()) {
    const inflated =
      typeof content === "string" ? { ok: true as const, text: content } : await readInput(content);
    if (!inflated.ok) {
      unread.push({ input, line: 0, endLine: 0, reason: inflated.reason, excerpt: "" });
      continue;
    }
    const { items } = readEvents(inflated.text, { lenient: true, maxItems: EVENT_LIMIT - events.length });
    for (const item of items) {
      if (item.ok) events.push(testerEvent(item.event, { ...item, input }));
      else if (unread.length < UNREAD_LIMIT) {
        const { line, endLine, reason, excerpt } = item;
        unread.push({ input, line, endLine, reason, excerpt });
      }
    }
    if (events.length >= EVENT_LIMIT) break;
  }
  return { events, unread };
}

type Source = Pick<TesterEvent, Exclude<keyof TesterEvent, "from" | "input" | "line" | "endLine">>;

function testerEvent(
  event: Source,
  at: Pick<TesterEvent, "from" | "input" | "line" | "endLine">,
): TesterEvent {
  return {
    eventName: event.eventName,
    eventSource: event.eventSource,
    userIdentityType: event.userIdentityType,
    failed: event.failed,
    eventId: event.eventId,
    eventTime: event.eventTime,
    accountId: event.accountId,
    actorName: event.actorName,
    region: event.region,
    errorCode: event.errorCode,
    actorKey: event.actorKey,
    sourceIpAddress: event.sourceIpAddress,
    readOnly: event.readOnly,
    from: at.from,
    input: at.input,
    line: at.line,
    endLine: at.endLine,
  };
}
