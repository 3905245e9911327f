import { describe, expect, it } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import { addExample, copyRow, exampleEvent, removeExample } from "./row-examples";
import { MAX_EXAMPLES } from "./row-schema";

const call = {
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  userIdentityType: "IAMUser",
  failed: false,
};
const row = blankRow("r");
const added = (...names: string[]) =>
  names.reduce((now, eventName) => {
    const outcome = addExample(now, { expect: "match", event: { ...call, eventName } }, `id-${eventName}`);
    if (!outcome.ok) throw new Error(outcome.problem);
    return outcome.row;
  }, row);

describe("an event as an example", () => {
  it("keeps what rows look at, and leaves out what the record did not say", () => {
    const event = {
      ...call,
      region: "us-east-1",
      errorCode: "",
      readOnly: false,
      raw: "{}",
      userAgent: "cli",
    };
    expect(exampleEvent(event)).toEqual({ ...call, region: "us-east-1", readOnly: false });
  });

  it("is none where a value is too long to be kept whole", () => {
    expect(exampleEvent({ ...call, eventName: "x".repeat(1025) })).toBeNull();
    expect(exampleEvent({ ...call, sourceIpAddress: "x".repeat(257) })).toBeNull();
  });
});

describe("adding and removing", () => {
  it("adds once, turns over what asks for the contrary, and stops at the limit", () => {
    const two = added("a", "b");
    expect(two.examples).toHaveLength(2);
    const again = addExample(two, { expect: "match", event: { ...call, eventName: "a" } }, "new");
    expect(again).toMatchObject({ ok: true, isNew: false, row: two });
    const turned = addExample(two, { expect: "noMatch", event: { ...call, eventName: "a" } }, "new");
    expect(turned).toMatchObject({ ok: true, isNew: true, example: { id: "id-a", expect: "noMatch" } });
    expect(turned.ok && turned.row.examples).toHaveLength(2);
    const full = added(...Array.from({ length: MAX_EXAMPLES }, (_, index) => `n${index}`));
    expect(addExample(full, { expect: "match", event: call }, "x")).toEqual({
      ok: false,
      problem: "examplesFull",
    });
  });

  it("leaves no trace of the last one", () => {
    expect(removeExample(added("a"), "id-a")).toEqual(row);
    expect(removeExample(added("a", "b"), "id-a").examples).toHaveLength(1);
  });
});

it("a copied row has examples of its own", () => {
  let next = 0;
  const copy = copyRow(added("a", "b"), () => `new-${next++}`);
  expect(copy.id).toBe("new-0");
  expect(copy.examples!.map(({ id }) => id)).toEqual(["new-1", "new-2"]);
  expect(copyRow(row, () => "x")).toEqual({ ...row, id: "x" });
});
