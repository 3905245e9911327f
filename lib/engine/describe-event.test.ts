import { readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import { describe, expect, it, test } from "vitest";
import { describeEvent } from "./describe-event";
import { readRecord } from "./read-record";
import { SENTENCE_KEYS } from "./sentence-catalogue";

type Language = "en" | "ja";
const messages = { en: load("en"), ja: load("ja") };

function load(language: Language): Record<string, unknown> {
  const file = new URL(`../../messages/${language}/sentence.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}

function tell(language: Language, record: unknown): string {
  const read = readRecord(record, { lenient: true });
  if (!read.ok) throw new Error(read.reason);
  const { key, params } = describeEvent(read.event, record);
  const t = createTranslator({
    locale: language,
    messages: { sentence: messages[language] },
    namespace: "sentence",
    onError: (error) => {
      throw error;
    },
  });
  return (t as (key: string, values: Record<string, string>) => string)(key, params);
}

function user(name: string) {
  return { type: "IAMUser", userName: name, arn: `arn:aws:iam::111122223333:user/${name}` };
}

function call(service: string, eventName: string, requestParameters: unknown, more: object = {}) {
  return {
    userIdentity: user("tanaka.yu"),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    requestParameters,
    ...more,
  };
}

const CASES: [object, string, string][] = [
  [
    call("iam", "CreateAccessKey", { userName: "svc-backup" }),
    "tanaka.yu created an access key for the IAM user svc-backup",
    "tanaka.yu がIAMユーザー svc-backup のアクセスキーを作成しました",
  ],
  [
    call("iam", "CreateAccessKey", null, { responseElements: { accessKey: { userName: "tanaka.yu" } } }),
    "tanaka.yu created an access key for the IAM user tanaka.yu",
    "tanaka.yu がIAMユーザー tanaka.yu のアクセスキーを作成しました",
  ],
  [
    call("iam", "AttachUserPolicy", {
      userName: "bob",
      policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
    }),
    "tanaka.yu attached the policy AdministratorAccess to the IAM user bob",
    "tanaka.yu がIAMユーザー bob にポリシー AdministratorAccess をアタッチしました",
  ],
  [
    call(
      "cloudtrail",
      "DeleteTrail",
      { name: "arn:aws:cloudtrail:us-east-1:111122223333:trail/org" },
      {
        userIdentity: { type: "Root", accountId: "111122223333" },
      },
    ),
    "The root user deleted the trail org",
    "ルートユーザーが証跡 org を削除しました",
  ],
  [
    call("organizations", "LeaveOrganization", null, { errorCode: "AccessDenied" }),
    "tanaka.yu tried to leave the organisation but was refused: AccessDenied",
    "tanaka.yu が組織から脱退しようとして拒否されました（AccessDenied）",
  ],
  [
    call(
      "ec2",
      "RunInstances",
      { instanceType: "p4d.24xlarge", instancesSet: { items: [{ maxCount: 4 }] } },
      {
        errorCode: "Client.InstanceLimitExceeded",
      },
    ),
    "tanaka.yu tried to launch EC2 instances (p4d.24xlarge × 4) but it failed: Client.InstanceLimitExceeded",
    "tanaka.yu がEC2インスタンス（p4d.24xlarge × 4）を作成しようとして失敗しました（Client.InstanceLimitExceeded）",
  ],
  [
    call("ec2", "AuthorizeSecurityGroupIngress", {
      groupId: "sg-1",
      ipPermissions: {
        items: [
          { ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] } },
        ],
      },
    }),
    "tanaka.yu allowed inbound traffic from 0.0.0.0/0 (tcp 22) in the security group sg-1",
    "tanaka.yu がセキュリティグループ sg-1 で 0.0.0.0/0 (tcp 22) からの受信を許可しました",
  ],
  [
    call("ec2", "ModifySnapshotAttribute", {
      snapshotId: "snap-1",
      createVolumePermission: { add: { items: [{ userId: "999988887777" }] } },
    }),
    "tanaka.yu shared the EBS snapshot snap-1 with 999988887777",
    "tanaka.yu がEBSスナップショット snap-1 を 999988887777 に共有しました",
  ],
  [
    call("ec2", "ModifySnapshotAttribute", { snapshotId: "snap-1" }),
    "tanaka.yu changed the sharing of the EBS snapshot snap-1",
    "tanaka.yu がEBSスナップショット snap-1 の共有設定を変更しました",
  ],
  [
    call("lambda", "UpdateFunctionCode20150331v2", {
      functionName: "arn:aws:lambda:eu-west-1:111122223333:function:invoice",
    }),
    "tanaka.yu changed the code of the Lambda function invoice",
    "tanaka.yu がLambda関数 invoice のコードを変更しました",
  ],
  [
    call("signin", "ConsoleLogin", null, {
      responseElements: { ConsoleLogin: "Success" },
      additionalEventData: { MFAUsed: "No" },
    }),
    "tanaka.yu signed in to the console without MFA",
    "tanaka.yu が多要素認証なしでコンソールへのサインインに成功しました",
  ],
  [
    call("signin", "ConsoleLogin", null, {
      responseElements: { ConsoleLogin: "Failure" },
      errorMessage: "Failed authentication",
    }),
    "tanaka.yu failed to sign in to the console: Failed authentication",
    "tanaka.yu がコンソールへのサインインに失敗しました（Failed authentication）",
  ],
  [
    call(
      "sts",
      "AssumeRole",
      { roleArn: "arn:aws:iam::111122223333:role/OrgAdmin", roleSessionName: "kei" },
      {
        userIdentity: { type: "AWSService", invokedBy: "ec2.amazonaws.com" },
      },
    ),
    "ec2.amazonaws.com assumed the role OrgAdmin",
    "ec2.amazonaws.com がロール OrgAdmin を引き受けました",
  ],
  [
    call("elasticache", "CreateCacheCluster", { cacheClusterId: "sessions" }),
    "tanaka.yu created CacheCluster sessions (elasticache)",
    "tanaka.yu が elasticache の CacheCluster sessions を作成しました",
  ],
  [
    call("s3", "ListBuckets", null),
    "tanaka.yu looked up Buckets (s3)",
    "tanaka.yu が s3 の Buckets を参照しました",
  ],
  [
    call("sqs", "PurgeQueue", { queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs" }),
    "tanaka.yu called PurgeQueue on https://sqs.eu-west-1.amazonaws.com/111122223333/jobs (sqs)",
    "tanaka.yu が https://sqs.eu-west-1.amazonaws.com/111122223333/jobs に対して sqs の PurgeQueue を呼び出しました",
  ],
  [{ eventName: "Odd" }, "An unknown actor called Odd (–)", "不明な実行者が – の Odd を呼び出しました"],
];

test.each(CASES)("%# is told in both languages", (record, en, ja) => {
  expect(tell("en", record)).toBe(en);
  expect(tell("ja", record)).toBe(ja);
});

describe("every sentence", () => {
  it.each(["en", "ja"] as const)("has its place in %s, and nothing else is there", (language) => {
    expect(keysOf(messages[language]).sort()).toEqual([...SENTENCE_KEYS].sort());
  });

  it.each(SENTENCE_KEYS)("%s can be told with and without what it names, done and failed", (key) => {
    const [service = "", name = ""] = key.split(".");
    const api = service === "verb" ? `${name}Things` : key === "call" ? "Odd" : name;
    for (const requestParameters of [
      null,
      { userName: "u", policyArn: "p", policyName: "p", groupName: "g" },
    ]) {
      for (const errorCode of [undefined, "AccessDenied", "Throttling"]) {
        const record = call(service === "verb" ? "x" : service, api, requestParameters, { errorCode });
        const [en, ja] = [tell("en", record), tell("ja", record)];
        for (const text of [en, ja]) expect(text).not.toMatch(/[{}]| {2}|undefined/);
        expect(/[ぁ-ん]/.test(ja) && !/[ぁ-ん]/.test(en)).toBe(true);
      }
    }
  });
});

describe("what a sentence is made of", () => {
  const params = (record: unknown) => {
    const read = readRecord(record, { lenient: true });
    if (!read.ok) throw new Error(read.reason);
    return describeEvent(read.event, record).params;
  };

  it.each([
    ["AccessDenied", "refused"],
    ["AccessDeniedException", "refused"],
    ["Client.UnauthorizedOperation", "refused"],
    ["UnauthorisedCall", "refused"],
    ["NotAuthorized", "refused"],
    ["NotAuthorised", "refused"],
    ["Forbidden", "refused"],
    ["Throttling", "failed"],
    [undefined, "done"],
  ])("a call with the error %s is %s", (errorCode, outcome) => {
    const told = params(call("iam", "CreateUser", { userName: "bob" }, { errorCode }));
    expect([told.outcome, told.error]).toEqual([outcome, errorCode ?? "–"]);
  });

  it.each([
    ["Yes", "yes"],
    ["No", "no"],
    [undefined, "unknown"],
    [true, "unknown"],
  ])("a sign-in that says %s of MFA says %s", (MFAUsed, mfa) => {
    expect(params(call("signin", "ConsoleLogin", null, { additionalEventData: { MFAUsed } })).mfa).toBe(mfa);
  });

  it("a failed sign-in has its message, or is said to have failed", () => {
    const login = (more: object) =>
      params(
        call("signin", "ConsoleLogin", null, { responseElements: { ConsoleLogin: "Failure" }, ...more }),
      );
    expect(login({ errorMessage: "No such user" })).toMatchObject({
      outcome: "failed",
      error: "No such user",
    });
    expect(login({})).toMatchObject({ outcome: "failed", error: "Failure" });
  });

  it("who, what and where are said, or said to be unknown", () => {
    expect(params(call("elasticache", "CreateCacheCluster", { cacheClusterId: "c" }))).toMatchObject({
      who: "named",
      known: "yes",
      more: "no",
      service: "elasticache",
      eventName: "CreateCacheCluster",
    });
    expect(params({ userIdentity: { type: "Root" } })).toMatchObject({
      who: "root",
      known: "no",
      service: "–",
      eventName: "–",
    });
    expect(params({ eventName: "Odd", eventSource: "x.amazonaws.com.cn" })).toMatchObject({
      who: "unknown",
      service: "x",
    });
    expect(params({ eventSource: "x.amazonaws.com.example" }).service).toBe("x.amazonaws.com.example");
  });

  it.each([
    ["UpdateFunctionCode20150331v2", true],
    ["UpdateFunctionCode20150331", true],
    ["UpdateFunctionCode2015_03_31", true],
    ["UpdateFunctionCode20150331x", false],
  ])("%s is told as the call without its version: %s", (eventName, expected) => {
    const { key } = describeEvent(eventOf("lambda", eventName), null);
    expect(key === describeEvent(eventOf("lambda", "UpdateFunctionCode"), null).key).toBe(expected);
  });

  function eventOf(service: string, eventName: string) {
    const read = readRecord(call(service, eventName, null), { lenient: true });
    if (!read.ok) throw new Error(read.reason);
    return read.event;
  }
});

it("passes hostile text on as plain text, shortened", () => {
  const record = call("iam", "CreateUser", { userName: "<b>{target}</b>" + "x".repeat(500) });
  const told = tell("en", record);
  expect(told).toContain("<b>{target}</b>xxx");
  expect(told.length).toBeLessThan(300);
});

function keysOf(tree: unknown, prefix = ""): string[] {
  if (typeof tree === "string") return [prefix];
  return Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) =>
    keysOf(value, prefix === "" ? key : `${prefix}.${key}`),
  );
}
