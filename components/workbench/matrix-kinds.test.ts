import { expect, test } from "vitest";
import type { Row, RowConditions } from "@/lib/engine/row";
import { askedConditions, askedValues, kindsOf } from "./matrix-kinds";
import { combine, type TesterEvent } from "./tester-protocol";

const event = (more: Partial<TesterEvent> = {}) =>
  ({
    eventName: "CreateUser",
    eventSource: "iam.amazonaws.com",
    userIdentityType: "IAMUser",
    failed: false,
    accountId: "402177539018",
    region: "us-east-1",
    actorKey: "arn:aws:iam::402177539018:user/mori",
    actorName: "mori",
    sourceIpAddress: "203.0.113.9",
    errorCode: "",
    readOnly: false,
    eventTime: "2026-11-23T08:15:00.000Z",
    ...more,
  }) as TesterEvent;

const row = (conditions: RowConditions, enabled = true) => ({ enabled, conditions }) as Row;

const EVENTS = [
  event(),
  event({ eventTime: "2026-11-23T09:15:00.000Z" }),
  event({ actorKey: "arn:aws:iam::402177539018:user/tanaka", actorName: "tanaka" }),
  event({ eventName: "DeleteUser" }),
  event({ eventTime: "2026-11-24T08:45:00.000Z" }),
];
const { of } = combine(EVENTS);
const kinds = (...rows: Row[]) => [...kindsOf(EVENTS, of, askedConditions(rows))];

test("without conditions only the three fields tell events apart", () => {
  expect(kinds(row({}))).toEqual([0, 0, 0, 3, 0]);
});

test("what an enabled row asks tells them apart too, and nothing else does", () => {
  expect(kinds(row({ hours: { from: 0, to: 9, not: false } }))).toEqual([0, 1, 0, 3, 0]);
  expect(kinds(row({ principals: { values: ["mori"], not: true } }))).toEqual([0, 0, 2, 3, 0]);
  expect(kinds(row({ hours: { from: 0, to: 9, not: false } }, false))).toEqual([0, 0, 0, 3, 0]);
  expect(kinds(row({ principals: undefined }))).toEqual([0, 0, 0, 3, 0]);
});

test("callers of one name in two accounts are two kinds", () => {
  const events = [event(), event({ actorKey: "arn:aws:iam::915402771630:user/mori" })];
  const asked = askedConditions([row({ principal: { pattern: "915402771630", not: false } })]);
  expect([...kindsOf(events, combine(events).of, asked)]).toEqual([0, 1]);
});

test("a line says once what tells it apart, in one order, and nothing of what the event lacks", () => {
  const asked = askedConditions([
    row({ readOnly: false, hours: { from: 0, to: 9, not: false } }),
    row({ principal: { pattern: "mori", not: false }, principals: { values: ["mori"], not: false } }),
    row({ errorCode: { pattern: "Denied", not: false }, sourceAddresses: { values: ["::1"], not: false } }),
  ]);
  expect(askedValues(event(), asked)).toEqual(["mori", "203.0.113.9", "readOnly: false", "08:00–:59 UTC"]);
  expect(askedValues(event({ readOnly: null, eventTime: "", actorName: "" }), asked)).toEqual([
    "arn:aws:iam::402177539018:user/mori",
    "203.0.113.9",
  ]);
});
