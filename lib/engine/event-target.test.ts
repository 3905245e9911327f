import { expect, test } from "vitest";
import { shortArn, targetOf } from "./event-target";

test.each<[object, string]>([
  [{ requestParameters: { userName: "bob", policyArn: "arn:aws:iam::aws:policy/Admin" } }, "bob"],
  [{ requestParameters: { policyArn: "arn:aws:iam::aws:policy/job/Admin" } }, "Admin"],
  [{ requestParameters: { name: "arn:aws:cloudtrail:us-east-1:111122223333:trail/org" } }, "org"],
  [{ requestParameters: { bucketName: "b" } }, "b"],
  [{ requestParameters: { bucketName: "b", key: "a/c.txt" } }, "b/a/c.txt"],
  [
    { requestParameters: { instancesSet: { items: [{ instanceId: "i-1" }, { instanceId: "i-2" }] } } },
    "i-1, i-2",
  ],
  [{ requestParameters: { instanceIds: ["i-1", "i-2", "i-3", "i-4", "i-5"] } }, "i-1, i-2, i-3 +2"],
  [{ requestParameters: { functionName: "arn:aws:lambda:eu-west-1:111122223333:function:f" } }, "f"],
  [
    {
      requestParameters: { secretId: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db/main-AbCdEf" },
    },
    "db/main-AbCdEf",
  ],
  [{ requestParameters: { DeleteFlowLogsRequest: { FlowLogId: { content: "fl-1", tag: 1 } } } }, "fl-1"],
  [{ requestParameters: { cacheClusterId: "sessions", clientRequestId: "x" } }, "sessions"],
  [
    { requestParameters: { roleSessionName: "s" }, resources: [{ ARN: "arn:aws:iam::111122223333:role/R" }] },
    "R",
  ],
  [{ requestParameters: null, responseElements: { accessKey: { userName: "bob" } } }, "bob"],
  [
    {
      eventName: "RunInstances",
      requestParameters: { instanceType: "p4d.24xlarge", instancesSet: { items: [{ maxCount: 4 }] } },
    },
    "p4d.24xlarge × 4",
  ],
  [{ eventName: "RunInstances", requestParameters: { instanceType: "t3.micro" } }, "t3.micro"],
  [
    {
      eventName: "RunInstances",
      requestParameters: {},
      responseElements: { instancesSet: { items: [{ instanceId: "i-9" }] } },
    },
    "i-9",
  ],
  [
    {
      eventName: "RunInstances",
      requestParameters: { instanceType: "t3.micro", instancesSet: { items: [{ maxCount: 9 }] } },
      responseElements: { instancesSet: { items: [{ instanceId: "i-1" }, { instanceId: "i-2" }] } },
    },
    "t3.micro × 2",
  ],
  [
    {
      eventName: "RunInstances",
      requestParameters: { instanceType: "t3.micro", instancesSet: { items: [{ maxCount: "9" }] } },
    },
    "t3.micro",
  ],
  // The more telling parameter, wherever it stands.
  [{ requestParameters: { name: "n", groupName: "g", userName: "bob" } }, "bob"],
  [{ requestParameters: { name: "", groupName: "g" } }, "g"],
  [{ requestParameters: { key: "a/c.txt" } }, ""],
  [{ requestParameters: { instancesSet: { items: [{ instanceId: "i-1" }] }, userName: "bob" } }, "i-1"],
  [{ requestParameters: { instanceIds: ["i-1", "i-2", "i-3"] } }, "i-1, i-2, i-3"],
  [{ requestParameters: { names: ["arn:aws:iam::1:role/x/R", "", 7, "b"] } }, "R, b"],
  [{ requestParameters: { VolumeRequest: { volumeId: "v" }, other: 1 } }, ""],
  [{ requestParameters: { Volume: { volumeId: "v" } } }, ""],
  [{ requestParameters: { VolumeRequest: "v" } }, ""],
  // A parameter that is named like one, where none is known.
  [{ requestParameters: { size: "x", shardId: "s", fooName: "f" } }, "s"],
  [{ requestParameters: { taskArn: "arn:aws:ecs:eu-west-1:1:task/t" } }, "t"],
  [{ requestParameters: { poolIdentifier: "p" } }, "p"],
  [{ requestParameters: { identity: "p", idx: "q", myIds: "r" } }, ""],
  [{ requestParameters: { roleSessionName: "s", clientRequestId: "r", clientrequestid: "r" } }, ""],
  [{ requestParameters: { shardId: "", poolId: "p" } }, "p"],
  [{ requestParameters: { shardId: "x".repeat(257), poolId: "p" } }, "p"],
  [{ requestParameters: { shardId: "x".repeat(256) } }, "x".repeat(256)],
  [{ requestParameters: { shardId: "s" }, resources: [{ ARN: "arn:aws:s3:::b" }] }, "b"],
  [{ requestParameters: { shardId: "s" }, responseElements: { accessKey: { userName: "bob" } } }, "s"],
  [{ requestParameters: { userName: 7, names: [1, null], resources: "x" } }, ""],
  [{ requestParameters: "userName" }, ""],
  [{}, ""],
])("%j", (record, target) => {
  expect(targetOf(record)).toBe(target);
});

test.each([
  ["arn:aws:s3:::bucket/key", "bucket/key"],
  ["arn:aws-cn:sns:cn-north-1:111122223333:topic", "topic"],
  ["arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:*", "/aws/lambda/f"],
  ["arn:aws:kms:eu-west-1:111122223333:alias/rds", "rds"],
  ["not an arn", "not an arn"],
  ["arn:aws:sqs:eu-west-1:1:queue/x", "queue/x"],
  ["arn:aws:iam::1:user/ops/kei", "kei"],
  ["arn:aws:dynamodb:eu-west-1:1:table/T/index/I", "T/index/I"],
  ["arn:aws:rds:eu-west-1:1:db:main", "main"],
  ["arn:aws:x:eu-west-1:1:db:", "db:"],
  ["arn:aws:x:eu-west-1:1:log:*:x", "*:x"],
  ["arn:aws:x:eu-west-1:1:UP/x", "UP/x"],
  ["arn:aws:x", "arn:aws:x"],
  ["x arn:aws:s3:::b", "x arn:aws:s3:::b"],
  ["arn:aws:ec2:eu-west-1:1:key-pair/a\nb", "a\nb"],
])("%s is told by its resource", (arn, short) => {
  expect(shortArn(arn)).toBe(short);
});
