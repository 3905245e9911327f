import { describe, expect, test } from "vitest";
import { canaryFactsOf, judgeCanary } from "./canary";

const users = ["deploy-bot", "Backup.Admin"];

function record(
  eventName: string,
  userIdentity: object,
  requestParameters: object | null = null,
  more: object = {},
) {
  return { eventName, eventSource: "iam.amazonaws.com", userIdentity, requestParameters, ...more };
}

const admin = { type: "IAMUser", userName: "kei", arn: "arn:aws:iam::111122223333:user/kei" };
const judge = (one: unknown) => judgeCanary(canaryFactsOf(one), users);

describe("a canary is used", () => {
  test.each([
    ["by its name", { type: "IAMUser", userName: "deploy-bot" }],
    ["by its ARN alone", { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/deploy-bot" }],
    ["under a path", { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/ops/tools/deploy-bot" }],
    ["in another partition", { type: "IAMUser", arn: "arn:aws-cn:iam::111122223333:user/deploy-bot" }],
    ["in other case", { type: "IAMUser", userName: "Deploy-Bot" }],
    [
      "through a federation token that its key made",
      {
        type: "FederatedUser",
        arn: "arn:aws:sts::111122223333:federated-user/guest",
        sessionContext: {
          sessionIssuer: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/deploy-bot" },
        },
      },
    ],
  ])("%s", (_, identity) => {
    const event = { ...record("GetCallerIdentity", identity), eventSource: "sts.amazonaws.com" };
    expect(judge(event)).toEqual({ kind: "used", user: "deploy-bot" });
  });

  test("even where the call failed or only reads", () => {
    const identity = { type: "IAMUser", userName: "backup.admin" };
    const event = record("ListUsers", identity, null, { errorCode: "AccessDenied", readOnly: true });
    expect(judge(event)).toEqual({ kind: "used", user: "Backup.Admin" });
  });

  test("and not changed, where it acts on itself", () => {
    const event = record(
      "CreateAccessKey",
      { type: "IAMUser", userName: "deploy-bot" },
      { userName: "deploy-bot" },
    );
    expect(judge(event)).toEqual({ kind: "used", user: "deploy-bot" });
  });

  test("not by a role or a session that only carries the name", () => {
    const session = { type: "AssumedRole", arn: "arn:aws:sts::111122223333:assumed-role/ops/deploy-bot" };
    expect(judge(record("ListUsers", session))).toBeNull();
    expect(judge(record("ListUsers", { type: "AssumedRole", userName: "deploy-bot" }))).toBeNull();
  });
});

describe("a canary is changed", () => {
  test.each(["CreateAccessKey", "DeleteLoginProfile", "AttachUserPolicy", "DeleteUser", "UpdateAccessKey"])(
    "by %s that names it",
    (name) => {
      const event = record(name, admin, { userName: "DEPLOY-BOT" }, { readOnly: false });
      expect(judge(event)).toEqual({ kind: "changed", user: "deploy-bot" });
    },
  );

  test("by a user that takes its name", () => {
    const event = record("UpdateUser", admin, { userName: "old", newUserName: "deploy-bot" });
    expect(judge(event)).toEqual({ kind: "changed", user: "deploy-bot" });
  });

  test("not by calls that only read, whether the record says so or not", () => {
    const named = { userName: "deploy-bot" };
    expect(judge(record("GetUser", admin, named, { readOnly: true }))).toBeNull();
    expect(judge(record("ListAccessKeys", admin, named))).toBeNull();
  });

  test("not by other services or for other users", () => {
    const elsewhere = {
      ...record("CreateUser", admin, { userName: "deploy-bot" }),
      eventSource: "rds.amazonaws.com",
    };
    expect(judge(elsewhere)).toBeNull();
    expect(judge(record("CreateUser", admin, { userName: "deploy-bot-2" }))).toBeNull();
  });
});

test("what is looked at is read from the record as it is", () => {
  const whole = record(
    "UpdateUser",
    {
      ...admin,
      sessionContext: { sessionIssuer: { arn: "arn:aws:iam::111122223333:user/ops/kei" } },
    },
    { userName: "old", newUserName: "new" },
    { readOnly: false },
  );
  expect(canaryFactsOf(whole)).toEqual({
    identityType: "IAMUser",
    identityUserName: "kei",
    identityArn: "arn:aws:iam::111122223333:user/kei",
    issuerArn: "arn:aws:iam::111122223333:user/ops/kei",
    eventSource: "iam.amazonaws.com",
    eventName: "UpdateUser",
    readOnly: false,
    requestUserNames: ["old", "new"],
  });
  expect(canaryFactsOf({ readOnly: "true", requestParameters: { userName: "" } })).toEqual({
    identityType: "",
    identityUserName: "",
    identityArn: "",
    issuerArn: "",
    eventSource: "",
    eventName: "",
    readOnly: null,
    requestUserNames: [],
  });
});

test.each([
  ["GenerateCredentialReport", null],
  ["SimulatePrincipalPolicy", null],
  ["GetLoginProfile", null],
  ["TargetUser", "changed"],
])("%s of a record that does not say whether it reads: %s", (name, kind) => {
  expect(judge(record(name, admin, { userName: "deploy-bot" }))?.kind ?? null).toBe(kind);
});

test("a record that says that it wrote has written, whatever its name", () => {
  const event = record("GetUser", admin, { userName: "deploy-bot" }, { readOnly: false });
  expect(judge(event)?.kind).toBe("changed");
});

test.each([
  "arn:aws:iam::111122223333:role/deploy-bot",
  "arn:aws:iam::111122223333:user/deploy-bot/other",
  "arn:aws:iam::111122223333:user/xdeploy-bot",
  "x arn:aws:iam::111122223333:user/deploy-bot",
  "arn:aws:iam::11112222333x:user/deploy-bot",
])("%s is not the canary", (arn) => expect(judge(record("ListUsers", { type: "IAMUser", arn }))).toBeNull());

test("space around a configured name does not matter", () => {
  const event = record("ListUsers", { type: "IAMUser", userName: "deploy-bot" });
  expect(judgeCanary(canaryFactsOf(event), [" deploy-bot "])).toEqual({ kind: "used", user: " deploy-bot " });
});

test("no canary, no verdict", () => {
  const event = record("CreateUser", { type: "IAMUser", userName: "" }, { userName: "" });
  expect(judgeCanary(canaryFactsOf(event), [])).toBeNull();
  expect(judgeCanary(canaryFactsOf(event), ["", " "])).toBeNull();
});

test.each([
  null,
  undefined,
  "text",
  [],
  { userIdentity: null },
  { userIdentity: { userName: 7, arn: {} } },
  { requestParameters: "x" },
])("a record of an odd shape (%o) is judged without harm", (odd) => expect(judge(odd)).toBeNull());
