import { fieldOf, isObject, listOf, textAt, textOf, type JsonObject } from "./record-field";

/** Request parameters that name what a call acts on, the more telling first; as CloudTrail spells them. */
const TARGET_KEYS = [
  "userName",
  "roleName",
  "trailName",
  "functionName",
  "bucketName",
  "dBInstanceIdentifier",
  "dBClusterIdentifier",
  "dBSnapshotIdentifier",
  "dBClusterSnapshotIdentifier",
  "clusterIdentifier",
  "secretId",
  "instanceId",
  "instanceIds",
  "groupId",
  "groupName",
  "policyArn",
  "policyName",
  "roleArn",
  "keyId",
  "snapshotId",
  "volumeId",
  "imageId",
  "vpcId",
  "stackName",
  "tableName",
  "topicArn",
  "queueUrl",
  "queueName",
  "alarmName",
  "alarmNames",
  "logGroupName",
  "repositoryName",
  "clusterName",
  "destinationParentId",
  "accountId",
  "documentName",
  "names",
  "name",
];

const MAX_LISTED = 3;
const MAX_GUESS = 256;

/** What the call acted on, in a few words as the record spells them (an ARN by its resource); "" where it does not say. */
export function targetOf(record: unknown): string {
  const request = unwrapRequest(fieldOf(record, "requestParameters"));
  if (textOf(record, "eventName") === "RunInstances") return launched(record, request);
  const instances = instanceIds(request);
  if (instances !== "") return instances;
  const bucket = textOf(request, "bucketName");
  const key = textOf(request, "key");
  if (bucket !== "" && key !== "") return `${bucket}/${key}`;
  for (const name of TARGET_KEYS) {
    const found = valueText(fieldOf(request, name));
    if (found !== "") return found;
  }
  const resource = shortArn(textOf(listOf(record, "resources")[0], "ARN"));
  // Without a user name in the request, a person made a key for themselves; only the answer says whose it is.
  return resource || guess(request) || textAt(record, "responseElements", "accessKey", "userName");
}

/** An ARN by the resource that it names, anything else as it is: `arn:aws:iam::aws:policy/Admin` is `Admin`. */
export function shortArn(value: string): string {
  const parts = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.+)$/s.exec(value);
  if (parts === null) return value;
  const service = parts[1] ?? "";
  const resource = parts[2] ?? "";
  if (["s3", "sns", "sqs"].includes(service)) return resource;
  if (service === "iam") return resource.slice(resource.lastIndexOf("/") + 1);
  return resource.replace(/^[a-z-]+[:/]/, "").replace(/:\*$/, "") || resource;
}

function launched(record: unknown, request: JsonObject | undefined): string {
  const type = textOf(request, "instanceType");
  const started = listOf(fieldOf(fieldOf(record, "responseElements"), "instancesSet"), "items");
  const wanted = fieldOf(listOf(fieldOf(request, "instancesSet"), "items")[0], "maxCount");
  const count = started.length > 0 ? started.length : typeof wanted === "number" ? wanted : 1;
  if (type === "") return listed(started.map((item) => textOf(item, "instanceId")));
  return count > 1 ? `${type} × ${count}` : type;
}

function instanceIds(request: JsonObject | undefined): string {
  return listed(listOf(fieldOf(request, "instancesSet"), "items").map((item) => textOf(item, "instanceId")));
}

/** Some EC2 calls nest everything: `{"DeleteFlowLogsRequest": {"FlowLogId": {"content": "fl-…"}}}`. */
function unwrapRequest(request: unknown): JsonObject | undefined {
  if (!isObject(request)) return undefined;
  const keys = Object.keys(request);
  const only = keys.length === 1 ? (keys[0] ?? "") : "";
  const inner = only.endsWith("Request") ? fieldOf(request, only) : undefined;
  return isObject(inner) ? inner : request;
}

function valueText(value: unknown): string {
  if (typeof value === "string") return shortArn(value);
  if (Array.isArray(value))
    return listed(value.map((item) => (typeof item === "string" ? shortArn(item) : "")));
  return textAt(value, "content");
}

function listed(values: string[]): string {
  const known = values.filter((value) => value !== "");
  const shown = known.slice(0, MAX_LISTED).join(", ");
  return known.length > MAX_LISTED ? `${shown} +${known.length - MAX_LISTED}` : shown;
}

function guess(request: JsonObject | undefined): string {
  if (request === undefined) return "";
  for (const key of Object.keys(request)) {
    if (!/(?:Name|Id|Arn|ARN|Identifier)$/.test(key) || /(?:SessionName|RequestId)$/i.test(key)) continue;
    const found = valueText(request[key]);
    if (found !== "" && found.length <= MAX_GUESS) return found;
  }
  return "";
}
