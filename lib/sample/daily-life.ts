import { assumedRole, awsService, iamUser, rootUser, SAMPLE_CANARY, SAMPLE_SANDBOX_CANARY } from "./people";
import type { SampleAccountKey, SampleCaller } from "./people";
import type { Random } from "./random";

/** One call of the sample's month, before it becomes a CloudTrail record. */
export interface SampleCall {
  account: SampleAccountKey;
  /** Minutes after the day's midnight in Tokyo. */
  minute: number;
  source: string;
  name: string;
  caller: SampleCaller;
  region?: string;
  request?: Record<string, unknown> | null;
  errorCode?: string;
  readOnly?: boolean;
}

const TOKYO = "ap-northeast-1";
const CI = "aws-sdk-js/3.911.0 ua/2.1 os/linux#6.1 lang/js md/nodejs#22.11.0";

/** What happens on an ordinary day: `isWeekend` halves the machines and sends most people home. */
export function ordinaryDay(random: Random, isWeekend: boolean): SampleCall[] {
  const calls: SampleCall[] = [];
  const times = (count: number) => Math.round(count * (isWeekend ? 0.3 : 1) * (0.7 + random.next() * 0.6));
  const office = () => random.between(9 * 60, 20 * 60);
  deploys(calls, random, times(4), office);
  people(calls, random, times(16), office);
  scheduler(calls, random, isWeekend);
  machines(calls, random);
  if (!isWeekend) administration(calls, random, office);
  return calls;
}

function deploys(calls: SampleCall[], random: Random, count: number, office: () => number): void {
  const functions = ["invoice-worker", "order-api", "settle-batch", "mail-sender"];
  for (let run = 0; run < count; run++) {
    const account = random.pick(["core", "payments", "sandbox"] as const);
    const caller = assumedRole(account, "deploy", `gh-${random.between(4_000, 9_999)}`, CI);
    const minute = office();
    const functionName = random.pick(functions);
    const add = (
      offset: number,
      source: string,
      name: string,
      request: SampleCall["request"],
      readOnly = false,
    ) => calls.push({ account, minute: minute + offset, source, name, caller, request, readOnly });
    add(0, "sts.amazonaws.com", "GetCallerIdentity", null, true);
    add(1, "lambda.amazonaws.com", "UpdateFunctionCode20150331v2", { functionName });
    add(2, "lambda.amazonaws.com", "UpdateFunctionConfiguration20150331v2", { functionName });
    add(2, "logs.amazonaws.com", "PutRetentionPolicy", { logGroupName: `/aws/lambda/${functionName}` });
    if (random.chance(0.35))
      add(3, "cloudformation.amazonaws.com", "CreateChangeSet", { stackName: `${functionName}-stack` });
    if (random.chance(0.2))
      add(4, "s3.amazonaws.com", "PutBucketPolicy", { bucketName: `aoba-${functionName}-assets` });
  }
}

function people(calls: SampleCall[], random: Random, count: number, office: () => number): void {
  for (let i = 0; i < count; i++) {
    const account = random.pick(["core", "core", "payments", "sandbox", "sandbox"] as const);
    const session = random.pick(["kei.sato", "aoi.suzuki", "shun.mori", "yu.tanaka", "mio.kimura"]);
    const caller = assumedRole(account, random.pick(["ReadOnly", "Developer", "Developer"]), session);
    const minute = office();
    const reads = [
      ["ec2.amazonaws.com", "DescribeInstances"],
      ["s3.amazonaws.com", "ListBuckets"],
      ["cloudwatch.amazonaws.com", "GetMetricData"],
      ["rds.amazonaws.com", "DescribeDBInstances"],
      ["iam.amazonaws.com", "ListRoles"],
    ] as const;
    const [source, name] = random.pick(reads);
    const isRefused = random.chance(0.05);
    calls.push({
      account,
      minute,
      source,
      name,
      caller,
      readOnly: true,
      ...(isRefused && { errorCode: "AccessDenied" }),
    });
    if (account === "sandbox" && random.chance(0.3)) tryOut(calls, random, caller, minute);
  }
}

/** People try things in the sandbox. */
function tryOut(calls: SampleCall[], random: Random, caller: SampleCaller, minute: number): void {
  const instanceId = `i-0${random.hex(16)}`;
  const base = { account: "sandbox" as const, caller, source: "ec2.amazonaws.com" };
  calls.push({
    ...base,
    minute: minute + 2,
    name: "RunInstances",
    request: { instanceType: random.pick(["t3.medium", "m7g.large"]) },
  });
  calls.push({
    ...base,
    minute: minute + 3,
    name: "CreateTags",
    request: { resourcesSet: { items: [{ resourceId: instanceId }] } },
  });
  if (random.chance(0.8)) {
    const instancesSet = { items: [{ instanceId }] };
    calls.push({
      ...base,
      minute: minute + random.between(40, 120),
      name: "TerminateInstances",
      request: { instancesSet },
    });
  }
}

/** A scheduler with an IAM user's key starts machines in the morning and stops them at night. */
function scheduler(calls: SampleCall[], random: Random, isWeekend: boolean): void {
  if (isWeekend) return;
  for (const account of ["core", "sandbox"] as const) {
    const caller = iamUser(account, "svc-scheduler", random, "cli");
    const request = {
      instancesSet: {
        items: [{ instanceId: account === "core" ? "i-07ab44e19c0d2b3f1" : "i-0f3c91e2a7b64d880" }],
      },
    };
    const base = { account, caller, source: "ec2.amazonaws.com", request };
    calls.push({ ...base, minute: 8 * 60 + random.between(0, 2), name: "StartInstances" });
    calls.push({ ...base, minute: 21 * 60 + random.between(0, 2), name: "StopInstances" });
  }
}

function machines(calls: SampleCall[], random: Random): void {
  for (let i = 0; i < random.between(10, 16); i++) {
    const account = random.pick(["core", "payments"] as const);
    const minute = random.between(0, 1_439);
    const service = random.pick(["autoscaling.amazonaws.com", "rds.amazonaws.com"]);
    const caller = awsService(service);
    if (service === "rds.amazonaws.com") {
      calls.push({
        account,
        minute,
        source: "kms.amazonaws.com",
        name: "CreateGrant",
        caller,
        request: { keyId: "alias/rds" },
      });
    } else {
      calls.push({
        account,
        minute,
        source: "sts.amazonaws.com",
        name: "AssumeRole",
        caller,
        readOnly: true,
      });
    }
  }
  const dba = assumedRole("core", "dba", "nightly-snapshot", CI);
  const day = String(random.between(1, 28)).padStart(2, "0");
  const request = { dBSnapshotIdentifier: `core-2026-10-${day}` };
  calls.push({
    account: "core",
    minute: 3 * 60 + 10,
    source: "rds.amazonaws.com",
    name: "CreateDBSnapshot",
    caller: dba,
    request,
  });
  calls.push({
    account: "core",
    minute: 3 * 60 + 40,
    source: "rds.amazonaws.com",
    name: "DeleteDBSnapshot",
    caller: dba,
    request,
  });
}

function administration(calls: SampleCall[], random: Random, office: () => number): void {
  const minute = office();
  const tanaka = iamUser("core", "tanaka.yu", random, "console");
  calls.push({
    account: "core",
    minute,
    source: "signin.amazonaws.com",
    name: "ConsoleLogin",
    caller: tanaka,
    request: null,
    region: "us-east-1",
  });
  if (random.chance(0.3)) {
    const userName = random.pick(["suzuki.a", "mori.h", "kimura.r"]);
    const caller = iamUser("sandbox", userName, random, "console");
    const request = { userName, policyArn: "arn:aws:iam::aws:policy/PowerUserAccess" };
    calls.push({
      account: "sandbox",
      minute: minute + 9,
      source: "iam.amazonaws.com",
      name: "AttachUserPolicy",
      caller,
      request,
      region: "us-east-1",
    });
  }
  if (random.chance(0.2)) {
    const caller = iamUser("payments", "suzuki.a", random, "cli");
    const request = { instancesSet: { items: [{ instanceId: `i-0${random.hex(16)}` }] } };
    calls.push({
      account: "payments",
      minute: minute + 20,
      source: "ec2.amazonaws.com",
      name: "TerminateInstances",
      caller,
      request,
      region: TOKYO,
    });
  }
}

/** What is out of the ordinary, by days before the last one. */
export function incidents(daysAgo: number, random: Random): SampleCall[] {
  const tanaka = iamUser("core", "tanaka.yu", random, "console");
  const iam = (minute: number, name: string, request: Record<string, unknown>): SampleCall => {
    return {
      account: "core",
      minute,
      source: "iam.amazonaws.com",
      name,
      caller: tanaka,
      request,
      region: "us-east-1",
    };
  };
  const admin = assumedRole("payments", "OrgAdmin", "ops-admin");
  switch (daysAgo) {
    case 0:
    case 1:
      return [
        iam(14 * 60 + 17, "CreateUser", { userName: daysAgo ? "svc-report" : "svc-backup" }),
        iam(14 * 60 + 18, "CreateLoginProfile", { userName: daysAgo ? "svc-report" : "svc-backup" }),
        iam(14 * 60 + 18, "CreateAccessKey", { userName: daysAgo ? "svc-report" : "svc-backup" }),
        {
          account: "core",
          minute: 14 * 60 + 21,
          source: "s3.amazonaws.com",
          name: "ListBuckets",
          caller: tanaka,
          errorCode: "AccessDenied",
          readOnly: true,
        },
      ];
    case 2:
      return [
        {
          account: "payments",
          minute: 10 * 60 + 58,
          source: "cloudtrail.amazonaws.com",
          name: "StopLogging",
          caller: admin,
          request: { name: "org-audit-trail" },
        },
        {
          account: "payments",
          minute: 11 * 60 + 4,
          source: "cloudtrail.amazonaws.com",
          name: "DeleteTrail",
          caller: rootUser("payments"),
          request: { name: "org-audit-trail" },
        },
      ];
    case 3: {
      const caller = iamUser("sandbox", SAMPLE_SANDBOX_CANARY, random, "cli");
      return [
        {
          account: "sandbox",
          minute: 13 * 60 + 52,
          source: "sts.amazonaws.com",
          name: "GetCallerIdentity",
          caller,
          region: "us-east-1",
          readOnly: true,
        },
        {
          account: "sandbox",
          minute: 13 * 60 + 53,
          source: "s3.amazonaws.com",
          name: "ListBuckets",
          caller,
          errorCode: "AccessDenied",
          readOnly: true,
        },
      ];
    }
    case 6:
      return [
        {
          account: "sandbox",
          minute: 12 * 60 + 44,
          source: "ec2.amazonaws.com",
          name: "RunInstances",
          caller: iamUser("sandbox", "mori.h", random, "cli"),
          request: { instanceType: "p4d.24xlarge", minCount: 4 },
        },
      ];
    case 9:
      return [
        iam(11 * 60 + 30, "UpdateAccessKey", { userName: SAMPLE_CANARY, status: "Inactive" }),
        {
          account: "core",
          minute: 18 * 60 + 2,
          source: "organizations.amazonaws.com",
          name: "MoveAccount",
          caller: iamUser("core", "admin.ops", random, "console"),
          request: { accountId: "777788889999", destinationParentId: "ou-suspended" },
          region: "us-east-1",
        },
      ];
    case 14:
      return [
        {
          account: "payments",
          minute: 2 * 60 + 12,
          source: "signin.amazonaws.com",
          name: "ConsoleLogin",
          caller: iamUser("payments", "kimura.r", random, "console"),
          errorCode: "Failed authentication",
          region: "us-east-1",
        },
        {
          account: "payments",
          minute: 2 * 60 + 13,
          source: "s3.amazonaws.com",
          name: "DeleteBucketPolicy",
          caller: iamUser("payments", "kimura.r", random, "console"),
          request: { bucketName: "aoba-billing-export" },
        },
      ];
    default:
      return [];
  }
}
