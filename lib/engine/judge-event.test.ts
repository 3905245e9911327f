import { expect, test } from "vitest";
import { compileRows } from "./compile-rows";
import { createJudge } from "./judge";
import { judgeEvent, type EventRule } from "./judge-event";

const any = { pattern: "", not: false };
const rows = [
  {
    id: "iam",
    enabled: true,
    eventName: any,
    eventSource: { pattern: "iam", not: false },
    userIdentityType: any,
    riskLevel: null,
    failedCalls: true,
    note: "",
  },
];
const rules: EventRule[] = [
  { ruleId: "RTM-011", judge: createJudge(compileRows(rows), "HIGH") },
  { ruleId: "IAM-055", users: ["deploy-bot"], riskLevel: "VERY_HIGH" },
];

const event = {
  eventName: "CreateAccessKey",
  eventSource: "iam.amazonaws.com",
  userIdentityType: "IAMUser",
  failed: false,
};
const record = {
  ...event,
  userIdentity: { type: "IAMUser", userName: "kei" },
  requestParameters: { userName: "deploy-bot" },
};

test("one event gives at most one finding per rule", () => {
  expect(judgeEvent(rules, event, record)).toEqual([
    {
      ruleId: "RTM-011",
      riskLevel: "HIGH",
      attributedRowId: "iam",
      matchedRows: [{ rowId: "iam", number: 1, riskLevel: "HIGH" }],
      canary: null,
    },
    {
      ruleId: "IAM-055",
      riskLevel: "VERY_HIGH",
      attributedRowId: null,
      matchedRows: [],
      canary: { kind: "changed", user: "deploy-bot" },
    },
  ]);
});

test("an event that no rule wants gives none", () => {
  expect(judgeEvent(rules, { ...event, eventSource: "s3.amazonaws.com" }, {})).toEqual([]);
  expect(judgeEvent([], event, record)).toEqual([]);
});

test("without its record an event cannot spring a canary", () => {
  expect(judgeEvent(rules, event).map(({ ruleId }) => ruleId)).toEqual(["RTM-011"]);
});
