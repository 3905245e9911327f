import { shortArn } from "./event-target";
import { fieldOf, listOf, textAt, textOf, isObject } from "./record-field";

/** Calls that have a sentence of their own in `messages/…/sentence.json`, by event source without `.amazonaws.com`. */
const TOLD: Record<string, string> = {
  iam:
    "CreateUser DeleteUser UpdateUser CreateAccessKey DeleteAccessKey UpdateAccessKey CreateLoginProfile " +
    "UpdateLoginProfile DeleteLoginProfile ChangePassword AttachUserPolicy DetachUserPolicy PutUserPolicy " +
    "DeleteUserPolicy AttachRolePolicy DetachRolePolicy PutRolePolicy DeleteRolePolicy AttachGroupPolicy " +
    "DetachGroupPolicy PutGroupPolicy DeleteGroupPolicy AddUserToGroup RemoveUserFromGroup CreateRole DeleteRole " +
    "UpdateAssumeRolePolicy CreateGroup DeleteGroup CreatePolicy DeletePolicy CreatePolicyVersion " +
    "SetDefaultPolicyVersion EnableMFADevice DeactivateMFADevice UpdateAccountPasswordPolicy " +
    "DeleteAccountPasswordPolicy CreateSAMLProvider CreateOpenIDConnectProvider",
  cloudtrail: "CreateTrail DeleteTrail UpdateTrail StopLogging StartLogging PutEventSelectors",
  ec2:
    "RunInstances StartInstances StopInstances RebootInstances TerminateInstances ModifyInstanceAttribute " +
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress " +
    "RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup ModifySnapshotAttribute ModifyImageAttribute " +
    "CreateKeyPair ImportKeyPair DeleteSnapshot DeleteVolume DeleteFlowLogs GetPasswordData EnableSerialConsoleAccess",
  "ec2-instance-connect": "SendSSHPublicKey SendSerialConsoleSSHPublicKey",
  s3:
    "CreateBucket DeleteBucket PutBucketPolicy DeleteBucketPolicy PutBucketAcl PutBucketPublicAccessBlock " +
    "DeleteBucketPublicAccessBlock PutBucketLogging PutBucketVersioning PutBucketLifecycle DeleteBucketEncryption " +
    "GetObject PutObject DeleteObject",
  rds:
    "CreateDBInstance DeleteDBInstance ModifyDBInstance StopDBInstance StartDBInstance RebootDBInstance " +
    "CreateDBSnapshot DeleteDBSnapshot ModifyDBSnapshotAttribute DeleteDBCluster",
  redshift: "CreateCluster DeleteCluster ModifyCluster",
  kms: "ScheduleKeyDeletion DisableKey CreateGrant PutKeyPolicy CreateKey Decrypt",
  lambda: "CreateFunction DeleteFunction UpdateFunctionCode UpdateFunctionConfiguration AddPermission Invoke",
  organizations:
    "LeaveOrganization CreateAccount InviteAccountToOrganization RemoveAccountFromOrganization CloseAccount " +
    "MoveAccount AttachPolicy DetachPolicy",
  sts: "AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity GetCallerIdentity GetFederationToken GetSessionToken",
  secretsmanager: "GetSecretValue BatchGetSecretValue CreateSecret DeleteSecret PutSecretValue",
  ssm: "StartSession TerminateSession SendCommand GetParameter GetParameters PutParameter DeleteParameter",
  monitoring: "PutMetricAlarm DeleteAlarms DisableAlarmActions",
  logs: "DeleteLogGroup PutRetentionPolicy",
  config: "StopConfigurationRecorder DeleteConfigurationRecorder",
  guardduty: "DeleteDetector UpdateDetector",
  events: "DeleteRule DisableRule",
  signin: "ConsoleLogin",
};

/** Beginnings of API names that have a general sentence (`verb.…`), by the key of that sentence. */
const VERBS: Record<string, string> = {
  ...Object.fromEntries(
    (
      "Create Delete Update Put Attach Detach Start Stop Run Terminate Modify Get Add Remove Enable Disable Set Send " +
      "Restore Copy Associate Disassociate Revoke Accept Reject Import"
    )
      .split(" ")
      .map((verb) => [verb, verb]),
  ),
  List: "Get",
  Describe: "Get",
  Head: "Get",
  Lookup: "Get",
  Search: "Get",
  BatchGet: "Get",
};

const TOLD_KEYS = new Set(
  Object.entries(TOLD).flatMap(([service, names]) => names.split(" ").map((name) => `${service}.${name}`)),
);

/** Every key of the namespace `sentence` that describeEvent may name; the two catalogues must have exactly these. */
export const SENTENCE_KEYS: readonly string[] = [
  ...TOLD_KEYS,
  ...[...new Set(Object.values(VERBS))].map((verb) => `verb.${verb}`),
  "call",
];

/** The key of the sentence that fits best, and what follows the verb in the API's name (`CacheCluster`), "" otherwise. */
export function sentenceFor(service: string, apiName: string): { key: string; what: string } {
  const own = `${service}.${apiName}`;
  if (TOLD_KEYS.has(own)) return { key: own, what: "" };
  const parts = /^(BatchGet|[A-Z][a-z]+)([A-Z0-9].*)$/s.exec(apiName);
  const verb = parts?.[1] ?? "";
  if (parts === null || !Object.hasOwn(VERBS, verb)) return { key: "call", what: "" };
  return { key: `verb.${VERBS[verb] ?? ""}`, what: parts[2] ?? "" };
}

/** The second thing that a sentence names beside the target (a policy, a group, an address); "" none. */
export function detailOf(key: string, record: unknown): string {
  const request = fieldOf(record, "requestParameters");
  const name = key.slice(key.indexOf(".") + 1);
  if (/^(?:Attach|Detach)(?:User|Role|Group)Policy$/.test(name))
    return shortArn(textOf(request, "policyArn"));
  if (/^(?:Put|Delete)(?:User|Role|Group)Policy$/.test(name)) return textOf(request, "policyName");
  switch (name) {
    case "AddUserToGroup":
    case "RemoveUserFromGroup":
      return textOf(request, "groupName");
    case "MoveAccount":
      return textOf(request, "accountId");
    case "AttachPolicy":
    case "DetachPolicy":
      return textOf(request, "targetId");
    case "SendCommand":
      return textOf(request, "documentName");
    case "ModifyInstanceAttribute":
      return textOf(request, "attribute") || changedAttribute(request);
    case "AuthorizeSecurityGroupIngress":
    case "AuthorizeSecurityGroupEgress":
      return traffic(request);
    case "ModifySnapshotAttribute":
      return sharedWith(fieldOf(request, "createVolumePermission"));
    case "ModifyImageAttribute":
      return sharedWith(fieldOf(request, "launchPermission"));
    case "ModifyDBSnapshotAttribute":
      return listOf(request, "valuesToAdd")
        .filter((value) => typeof value === "string")
        .join(", ");
    default:
      return "";
  }
}

function changedAttribute(request: unknown): string {
  if (!isObject(request)) return "";
  return Object.keys(request).find((key) => key !== "instanceId") ?? "";
}

function sharedWith(permission: unknown): string {
  return listOf(fieldOf(permission, "add"), "items")
    .map((item) => textOf(item, "userId") || textOf(item, "group"))
    .filter((who) => who !== "")
    .join(", ");
}

/** `0.0.0.0/0 (tcp 22)`, from the flat parameters or the first of the permissions. */
function traffic(request: unknown): string {
  const first = listOf(fieldOf(request, "ipPermissions"), "items")[0];
  const rule = first ?? request;
  const from =
    textOf(rule, "cidrIp") ||
    textOf(listOf(fieldOf(rule, "ipRanges"), "items")[0], "cidrIp") ||
    textOf(listOf(fieldOf(rule, "ipv6Ranges"), "items")[0], "cidrIpv6") ||
    textAt(listOf(fieldOf(rule, "groups"), "items")[0], "groupId");
  if (from === "") return "";
  const [low, high] = [fieldOf(rule, "fromPort"), fieldOf(rule, "toPort")];
  const ports =
    typeof low === "number" && low >= 0
      ? high === low || high === undefined
        ? `${low}`
        : `${low}-${String(high)}`
      : "";
  const protocol = textOf(rule, "ipProtocol").replace("-1", "");
  const how = [protocol, ports].filter((part) => part !== "").join(" ");
  return how === "" ? from : `${from} (${how})`;
}
