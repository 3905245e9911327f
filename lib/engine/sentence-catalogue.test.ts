import { expect, test } from "vitest";
import { detailOf, sentenceFor } from "./sentence-catalogue";

test.each([
  ["iam", "CreateUser", "iam.CreateUser", ""],
  ["s3", "CreateUser", "verb.Create", "User"],
  ["ec2", "DescribeInstances", "verb.Get", "Instances"],
  ["ecr", "BatchGetImage", "verb.Get", "Image"],
  ["x", "List2Things", "verb.Get", "2Things"],
  ["x", "CreateAB\nC", "verb.Create", "AB\nC"],
  ["x", "Frobnicate", "call", ""],
  ["x", "FrobnicateUser", "call", ""],
  ["x", "Create", "call", ""],
  ["x", "xCreateUser", "call", ""],
  ["x", "constructorA", "call", ""],
  ["x", "", "call", ""],
])("%s %j is told by %s, of %j", (service, name, key, what) => {
  expect(sentenceFor(service, name)).toEqual({ key, what });
});

const POLICY = {
  policyArn: "arn:aws:iam::aws:policy/Admin",
  policyName: "inline",
  groupName: "ops",
  targetId: "ou-1",
};

test.each<[string, object, string]>([
  ["iam.AttachUserPolicy", POLICY, "Admin"],
  ["iam.DetachRolePolicy", POLICY, "Admin"],
  ["iam.AttachGroupPolicy", POLICY, "Admin"],
  ["iam.PutUserPolicy", POLICY, "inline"],
  ["iam.DeleteRolePolicy", POLICY, "inline"],
  ["iam.PutGroupPolicy", POLICY, "inline"],
  ["iam.AttachUserPolicyX", POLICY, ""],
  ["iam.ReAttachUserPolicy", POLICY, ""],
  ["iam.PutUserPolicyX", POLICY, ""],
  ["iam.OutputUserPolicy", POLICY, ""],
  ["iam.AddUserToGroup", POLICY, "ops"],
  ["iam.RemoveUserFromGroup", POLICY, "ops"],
  ["organizations.MoveAccount", { accountId: "111122223333" }, "111122223333"],
  ["organizations.AttachPolicy", POLICY, "ou-1"],
  ["organizations.DetachPolicy", POLICY, "ou-1"],
  ["ssm.SendCommand", { documentName: "AWS-RunShellScript" }, "AWS-RunShellScript"],
  ["ec2.ModifyInstanceAttribute", { instanceId: "i-1", attribute: "userData", ebsOptimized: {} }, "userData"],
  ["ec2.ModifyInstanceAttribute", { instanceId: "i-1", disableApiTermination: {} }, "disableApiTermination"],
  ["ec2.ModifyInstanceAttribute", { instanceId: "i-1" }, ""],
  ["rds.ModifyDBSnapshotAttribute", { valuesToAdd: ["all", 7, "111122223333"] }, "all, 111122223333"],
  ["rds.ModifyDBSnapshotAttribute", {}, ""],
  ["iam.CreateUser", { ...POLICY, userName: "kei", attribute: "x" }, ""],
])("%s of %j names %j too", (key, requestParameters, detail) => {
  expect(detailOf(key, { requestParameters })).toBe(detail);
});

test("what is no request names nothing", () => {
  expect(detailOf("ec2.ModifyInstanceAttribute", { requestParameters: "x" })).toBe("");
  expect(detailOf("ec2.ModifyInstanceAttribute", {})).toBe("");
});

const added = (...items: unknown[]) => ({ add: { items } });

test.each<[object, string]>([
  [added({ userId: "111122223333" }, { userId: "444455556666" }), "111122223333, 444455556666"],
  [added({ group: "all" }), "all"],
  [added({}, { userId: "" }, { group: "all" }), "all"],
  [{ remove: { items: [{ userId: "111122223333" }] } }, ""],
])("a snapshot and an image are shared with whom %j adds: %j", (permission, who) => {
  expect(
    detailOf("ec2.ModifySnapshotAttribute", { requestParameters: { createVolumePermission: permission } }),
  ).toBe(who);
  expect(detailOf("ec2.ModifyImageAttribute", { requestParameters: { launchPermission: permission } })).toBe(
    who,
  );
  expect(
    detailOf("ec2.ModifyImageAttribute", { requestParameters: { createVolumePermission: permission } }),
  ).toBe("");
});

const permitted = (...items: unknown[]) => ({ ipPermissions: { items } });
const ranges = (name: string, item: object) => ({ [name]: { items: [item, { cidrIp: "9.9.9.9/32" }] } });
const SSH = { ipProtocol: "tcp", fromPort: 22, toPort: 22 };

test.each<[object, string]>([
  [{ cidrIp: "0.0.0.0/0", ...SSH }, "0.0.0.0/0 (tcp 22)"],
  [
    permitted({ ...SSH, ...ranges("ipRanges", { cidrIp: "0.0.0.0/0" }) }, { cidrIp: "1.2.3.4/32" }),
    "0.0.0.0/0 (tcp 22)",
  ],
  [permitted({ ...SSH, ...ranges("ipv6Ranges", { cidrIpv6: "::/0" }) }), "::/0 (tcp 22)"],
  [permitted({ ...SSH, ...ranges("groups", { groupId: "sg-1" }) }), "sg-1 (tcp 22)"],
  [{ cidrIp: "10.0.0.0/8", ipProtocol: "tcp", fromPort: 80, toPort: 443 }, "10.0.0.0/8 (tcp 80-443)"],
  [{ cidrIp: "10.0.0.0/8", ipProtocol: "udp", fromPort: 53 }, "10.0.0.0/8 (udp 53)"],
  [{ cidrIp: "10.0.0.0/8", ipProtocol: "tcp", fromPort: 0, toPort: 65535 }, "10.0.0.0/8 (tcp 0-65535)"],
  [{ cidrIp: "10.0.0.0/8", ipProtocol: "icmp", fromPort: -1, toPort: -1 }, "10.0.0.0/8 (icmp)"],
  [{ cidrIp: "10.0.0.0/8", ipProtocol: "tcp", fromPort: "22", toPort: 22 }, "10.0.0.0/8 (tcp)"],
  [{ cidrIp: "10.0.0.0/8", ipProtocol: "-1" }, "10.0.0.0/8"],
  [{ cidrIp: "10.0.0.0/8", fromPort: 22, toPort: 22 }, "10.0.0.0/8 (22)"],
  [{ ...SSH }, ""],
  [{}, ""],
])("%j lets in %j", (requestParameters, traffic) => {
  for (const key of ["ec2.AuthorizeSecurityGroupIngress", "ec2.AuthorizeSecurityGroupEgress"])
    expect(detailOf(key, { requestParameters })).toBe(traffic);
});
