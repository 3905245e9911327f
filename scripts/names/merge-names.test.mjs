import { expect, test } from "vitest";
import { decodeSources } from "../../lib/catalogue/known-names";
import { encodeNames, listAliases, mergeNames } from "./merge-names.mjs";

const actions = {
  iam: [
    { name: "CreateUser", accessLevel: "Write" },
    { name: "ListUsers", accessLevel: "List" },
    { name: "PassRole", accessLevel: "Write" },
  ],
  cloudwatch: [{ name: "PutMetricAlarm", accessLevel: "Write" }],
  ecr: [{ name: "GetLogin", accessLevel: "Permissions management, Write" }],
  apigateway: [{ name: "GET", accessLevel: "Read" }],
  "rds-db": [{ name: "connect", accessLevel: "Write" }],
  lambda: [{ name: "CreateFunction", accessLevel: "Write" }],
};
const clients = [
  {
    endpoint: "api.ecr",
    signing: "ecr",
    id: "ECR",
    operations: [{ name: "CreateRepository", isGet: false }],
  },
  { endpoint: "monitoring", id: "CloudWatch", operations: [{ name: "GetDashboard", isGet: false }] },
  { endpoint: "apigateway", id: "API Gateway", operations: [{ name: "GetApis", isGet: true }] },
  { endpoint: "unheard.of", id: "Nobody", operations: [{ name: "DoIt", isGet: false }] },
];
const events = mergeNames(actions, clients);

test("actions and operations come under the source that CloudTrail writes", () => {
  expect([...events.get("iam")]).toEqual([
    ["CreateUser", false],
    ["ListUsers", true],
  ]);
  expect([...events.get("monitoring").keys()]).toEqual(["PutMetricAlarm", "GetDashboard"]);
  expect([...events.get("apigateway")]).toEqual([["GetApis", true]]);
  expect(events.has("cloudwatch")).toBe(false);
  expect(events.has("rds-db")).toBe(false);
  expect(events.has("unheard.of")).toBe(false);
});

test("Lambda's plain name gives way to the dated one", () => {
  expect(events.get("lambda").has("CreateFunction20150331")).toBe(true);
  expect(events.get("lambda").has("CreateFunction")).toBe(false);
});

test("endpoints and clients point to a source, and no source is an alias", () => {
  const aliases = listAliases(actions, clients, events);
  expect(aliases.get("api.ecr")).toBe("ecr");
  expect(aliases.get("cloudwatch")).toBe("monitoring");
  for (const word of aliases.keys()) expect(events.has(word), word).toBe(false);
});

test("what is written can be read again, names and read-only alike", () => {
  const decoded = decodeSources(encodeNames(events));
  const read = decoded.map(({ source, events: list }) => [
    source.replace(".amazonaws.com", ""),
    list.map(({ name, readOnly }) => `${name} ${readOnly}`).sort(),
  ]);
  const written = [...events].map(([source, names]) => [
    source,
    [...names].map(([name, readOnly]) => `${name} ${readOnly}`).sort(),
  ]);
  expect(new Map(read)).toEqual(new Map(written));
});
