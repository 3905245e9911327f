import { describe, expect, it } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import type { Row } from "@/lib/engine/row";
import { loadNamesAsset } from "@/lib/catalogue/known-names";
import type { CaughtKind } from "./advice-protocol";
import { createNamesSession } from "./names-session";

const session = createNamesSession(await loadNamesAsset());
const row = (pattern: string, id = pattern) => ({ ...blankRow(id), eventName: { pattern, not: false } });

describe("the names worker", () => {
  it("advises on the rows", () => {
    const answer = session.answer({
      kind: "advise",
      request: 1,
      question: { rows: [row("^PutObject$"), row("^Put*")], ruleLevel: "HIGH" },
    });
    expect(answer).toMatchObject({
      request: 1,
      answer: expect.arrayContaining([
        expect.objectContaining({
          rowId: "^Put*",
          kind: "strayQuantifier",
          repair: expect.objectContaining({ eventName: { pattern: "^Put", not: false } }),
        }),
      ]) as unknown,
    });
  });

  it("knows what was seen here once it is told", async () => {
    const own = createNamesSession(await loadNamesAsset());
    const byUsers = { ...row("^RunInstances$"), userIdentityType: { pattern: "^IAMUser$", not: false } };
    const advise = () =>
      own.answer({
        kind: "advise",
        request: 1,
        question: { rows: [byUsers, row("RuninateInstances")], ruleLevel: "HIGH" },
      });
    const kinds = () => {
      const answer = advise();
      return answer.kind === "advise" ? answer.answer.map(({ kind }) => kind) : [];
    };
    expect(kinds()).toEqual(["misspeltName"]);
    const call = (eventName: string, userIdentityType: string, count: number) => {
      return { eventName, eventSource: "ec2.amazonaws.com", userIdentityType, failed: false, count };
    };
    const calls = [call("RunInstances", "AssumedRole", 92), call("RuninateInstances", "IAMUser", 1)];
    own.answer({ kind: "observe", request: 2, question: { calls } });
    expect(kinds()).toEqual(["identityLeavesOut"]);
  });

  it("says what the rows are blind to", () => {
    const blindTo = (rows: ReturnType<typeof row>[]) => {
      const answer = session.answer({ kind: "blindSpots", request: 5, question: { rows } });
      if (answer.kind !== "blindSpots") throw new Error(answer.kind);
      return answer.answer;
    };
    expect(blindTo([]).spots).toHaveLength(blindTo([]).total);
    expect(blindTo([row("")]).spots).toEqual([]);
    const trail = { ...row("^DeleteTrail$"), eventSource: { pattern: "^cloudtrail\\.", not: false } };
    expect(blindTo([trail]).spots).toHaveLength(blindTo([]).total - 1);
  });

  it("helps with the cell that is typed into", () => {
    const ec2 = { ...row("RuninateInstances"), eventSource: { pattern: "^ec2", not: false } };
    const question = { row: ec2, column: "eventName" as const };
    const asked = session.answer({ kind: "help", request: 3, question });
    if (asked.kind !== "help") throw new Error(asked.kind);
    const { completions, count, total, surprises } = asked.answer;
    expect(completions[0]).toEqual({ name: "RunInstances", text: "RunInstances" });
    expect([count, surprises.length]).toEqual([0, 0]);
    expect(total).toBeGreaterThan(10_000);
    const stray = session.answer({
      kind: "help",
      request: 4,
      question: { row: row("^Put*"), column: "eventName" },
    });
    if (stray.kind !== "help") throw new Error(stray.kind);
    expect(stray.answer.surprises).toHaveLength(3);
    expect(stray.answer.surpriseCount).toBeGreaterThan(3);
  });

  it("lists what a row catches, a page at a time, with the counts of all of it", () => {
    const list = (which: CaughtKind, search = "", offset = 0) => {
      const answer = session.answer({
        kind: "caught",
        request: 2,
        question: { row: row("^Put*"), which, search, offset, limit: 5 },
      });
      if (answer.kind !== "caught") throw new Error(answer.kind);
      return answer.answer;
    };
    const all = list("all");
    expect(all.counts.all).toBe(all.counts.meant + all.counts.surprises);
    expect(all.total).toBe(all.counts.all);
    expect(all.pairs).toHaveLength(5);
    expect(list("all", "", 5).pairs[0]).not.toEqual(all.pairs[0]);
    expect(list("surprises", "purgequeue").pairs).toMatchObject([
      { name: "PurgeQueue", source: "sqs.amazonaws.com" },
    ]);
    expect(list("meant", "purgequeue").total).toBe(0);
  });

  it("runs the examples of rows, and knows what it ran before", () => {
    const event = {
      eventName: "CreateUser",
      eventSource: "iam.amazonaws.com",
      userIdentityType: "IAMUser",
      failed: false,
    };
    const tried: Row = { ...row("^Create"), examples: [{ id: "1", expect: "match", event }] };
    const ask = (...rows: Row[]) => session.answer({ kind: "examples", request: 5, question: { rows } });
    const passes = { rowId: "^Create", results: [{ id: "1", passes: true }] };
    expect(ask(tried)).toMatchObject({ request: 5, answer: [passes] });
    const broken = { ...tried, id: "b", eventName: { pattern: "^Creaet", not: false } };
    expect(ask(tried, broken)).toMatchObject({
      answer: [passes, { rowId: "b", results: [{ id: "1", passes: false, outcome: "noMatch" }] }],
    });
  });

  it("checks which changes of a row its examples would not notice", () => {
    const observed = {
      eventName: "CreateUser",
      eventSource: "iam.amazonaws.com",
      userIdentityType: "IAMUser",
      failed: false,
    };
    const question = { row: row("^Create"), events: [observed] };
    const asked = session.answer({ kind: "mutations", request: 6, question });
    if (asked.kind !== "mutations") throw new Error(asked.kind);
    expect(asked.answer).toMatchObject({ noticed: 0, complete: true });
    expect(asked.answer!.telling[0]).toMatchObject({ expect: "match", event: observed, isObserved: true });
    const unreadable = { kind: "mutations" as const, request: 7, question: { row: row("("), events: [] } };
    expect(session.answer(unreadable)).toMatchObject({ answer: null });
  });
});

describe("the smallest edit, asked of the names worker", () => {
  it("is told with the real names that it lets in", () => {
    const event = {
      eventName: "RunInstances",
      eventSource: "ec2.amazonaws.com",
      userIdentityType: "AssumedRole",
      failed: false,
    };
    const question = { row: row("RuninateInstances"), event, present: [{ event, count: 1 }] };
    const asked = session.answer({ kind: "edit", request: 9, question });
    if (asked.kind !== "edit" || asked.answer.kind !== "edits") throw new Error(asked.kind);
    const [best] = asked.answer.edits;
    expect(best?.cells).toMatchObject([{ kind: "word", word: "RunInstances", removed: "inate" }]);
    expect(best?.letsIn).toMatchObject({ pairCount: 0, events: 0 });
  });
});
