import { describe, expect, it, test } from "vitest";
import { closestNames } from "@/lib/engine/closest-names";
import { isKnownPair, namesOfSource, pairAt } from "@/lib/engine/name-table";
import { canonicalSource, decodeSources, knownNames, loadNamesAsset } from "./known-names";
import { KNOWN_EVENT_SOURCES } from "./service-names";
import { STARTER_ROWS } from "./starter-rows";

const asset = await loadNamesAsset();
const table = knownNames(asset);

describe("the names asset", () => {
  it("says what it is made from and holds what was measured", () => {
    expect(asset.from.join()).toMatch(/@cloud-copilot\/iam-data [\d.]+ \(\d{4}-\d\d-\d\d, MIT\)/);
    expect(table.sources.length).toBeGreaterThan(400);
    expect(table.nameOf.length).toBeGreaterThan(20_000);
  });

  it("holds names only, each once in its source", () => {
    for (const { source, events } of decodeSources(asset)) {
      expect(source).toMatch(/^[a-z0-9-]+\.amazonaws\.com$/);
      expect(events.filter(({ name }) => !/^[A-Z]\w*$/.test(name))).toEqual([]);
      expect(new Set(events.map(({ name }) => name)).size, source).toBe(events.length);
    }
  });

  it("knows every source that the console names", () => {
    const missing = KNOWN_EVENT_SOURCES.filter((source) => !table.sources.includes(source));
    expect(missing).toEqual([]);
  });

  it("knows a real call behind each starter row", () => {
    const pairs = Array.from(table.nameOf, (_, pair) => pairAt(table, pair));
    for (const row of STARTER_ROWS) {
      const [name, source] = [new RegExp(row.eventName), new RegExp(row.eventSource)];
      expect(
        pairs.some((pair) => name.test(pair.name) && source.test(pair.source)),
        row.id,
      ).toBe(true);
    }
  });
});

test.each([
  ["ec2", "RunInstances"],
  ["signin", "ConsoleLogin"],
  ["lambda", "UpdateFunctionCode20150331v2"],
  ["cloudfront", "CreateDistribution2020_05_31"],
  ["s3", "ListBuckets"],
  ["s3", "PutBucketPublicAccessBlock"],
  ["monitoring", "PutMetricAlarm"],
  ["apigateway", "CreateRestApi"],
  ["secretsmanager", "EndSecretVersionDelete"],
  ["organizations", "CreateAccountResult"],
  ["elasticfilesystem", "NewClientConnection"],
  ["tagging", "GetResources"],
  ["servicecatalog-appregistry", "CreateApplication"],
])("%s writes %s", (prefix, name) => {
  expect(isKnownPair(table, `${prefix}.amazonaws.com`, name)).toBe(true);
});

test.each([
  ["cloudwatch", "PutMetricAlarm"],
  ["lambda", "UpdateFunctionCode"],
  ["iam", "PassRole"],
  ["ec2", "RuninateInstances"],
  ["apigateway", "GET"],
])("%s does not write %s", (prefix, name) => {
  expect(isKnownPair(table, `${prefix}.amazonaws.com`, name)).toBe(false);
});

test.each([
  ["iam", "ListUsers", true],
  ["iam", "CreateUser", false],
  ["sts", "AssumeRole", true],
  ["sts", "GetFederationToken", false],
  ["signin", "ConsoleLogin", false],
  ["ec2", "DescribeInstances", true],
])("%s %s is read-only: %s", (prefix, name, readOnly) => {
  const source = `${prefix}.amazonaws.com`;
  const pairs = Array.from(table.nameOf, (_, pair) => pairAt(table, pair));
  expect(pairs.find((pair) => pair.source === source && pair.name === name)?.readOnly).toBe(readOnly);
});

test.each([
  ["ec2", "ec2"],
  ["EC2", "ec2"],
  ["ec2.amazonaws.com", "ec2"],
  ["ec2.amazon.com", "ec2"],
  ["ec2.amazonaws.co", "ec2"],
  ["ec2.amazonaws.com.cn", "ec2"],
  ["ec2.us-east-1.amazonaws.com", "ec2"],
  ["https://ec2.ap-northeast-1.amazonaws.com/", "ec2"],
  ["api.ecr", "ecr"],
  ["api.ecr.eu-west-1.amazonaws.com", "ecr"],
  ["cloudwatch.amazonaws.com", "monitoring"],
  ["CloudWatch", "monitoring"],
  ["elbv2", "elasticloadbalancing"],
  ["email", "email"],
  ["billing", "billingconsole"],
  ["IAM Identity Center", "sso"],
  ["AWS CloudTrail", "cloudtrail"],
])("%s is the source %s", (word, prefix) => {
  expect(canonicalSource(word, asset, table)).toBe(`${prefix}.amazonaws.com`);
});

test.each(["", ".", ".amazonaws.com", "nothing-like-it", "constructor", "__proto__", "amazonaws.com"])(
  "%j is no source",
  (word) => expect(canonicalSource(word, asset, table)).toBeNull(),
);

test("the article's misspelling is recognised among all names of EC2", () => {
  const names = namesOfSource(table, "ec2.amazonaws.com");
  expect(closestNames("RuninateInstances", names).map(({ name }) => name)).toEqual([
    "RunInstances",
    "TerminateInstances",
  ]);
});
