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
])("%s is told by its resource", (arn, short) => {
  expect(shortArn(arn)).toBe(short);
});
