import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";

/** The three ways to begin that the article tells: what matters to security, one service, or everything and then less. */
export const STARTER_STYLES = ["security", "service", "wide"] as const;

export type StarterStyle = (typeof STARTER_STYLES)[number];

/** Packs that are added as a whole or row by row, by style. Their names are the messages `starterPacks.<id>`. */
export const STARTER_PACKS = [
  { id: "iam", style: "security" },
  { id: "organisation", style: "security" },
  { id: "ec2", style: "service" },
  { id: "rds", style: "service" },
  { id: "redshift", style: "service" },
  { id: "s3", style: "service" },
  { id: "kms", style: "service" },
  { id: "secrets", style: "service" },
  { id: "lambda", style: "service" },
  { id: "monitoring", style: "service" },
  { id: "route53", style: "service" },
  { id: "everything", style: "wide" },
  { id: "narrowed", style: "wide" },
  { id: "deletions", style: "wide" },
] as const satisfies readonly { id: string; style: StarterStyle }[];

export type StarterPack = (typeof STARTER_PACKS)[number]["id"];

/**
 * A proven row to start RTM-011's grid from. Its note and why one would want it are the messages
 * `starterRows.<id>.{note,reason}`. Patterns are anchored; blank means any value.
 */
export interface StarterRow {
  id: string;
  pack: StarterPack;
  eventName: string;
  eventSource: string;
  userIdentityType: string;
  /** null: the level of the rule setting. */
  riskLevel: RiskLevel | null;
  failedCalls: boolean;
  /** How much it brings in an ordinary account: `flood` wants narrowing down before anyone is notified of it. */
  volume: "rare" | "some" | "flood";
}

const USERS = "^IAMUser$";

/** Anyone's calls, failed ones too, at the rule's level, seldom: what a starter is unless it says otherwise. */
function starter(
  pack: StarterPack,
  id: string,
  service: string,
  eventName: string,
  rest: Partial<Pick<StarterRow, "userIdentityType" | "riskLevel" | "failedCalls" | "volume">> = {},
): StarterRow {
  const eventSource = service === "" ? "" : `^${service}\\.amazonaws\\.com$`;
  const usual = { userIdentityType: "", riskLevel: null, failedCalls: true, volume: "rare" } as const;
  return { pack, id, eventName, eventSource, ...usual, ...rest };
}

export const STARTER_ROWS: readonly StarterRow[] = [
  starter("iam", "iam-by-users", "iam", "", { userIdentityType: USERS, volume: "some" }),
  starter(
    "iam",
    "way-in-created",
    "iam",
    "^(CreateUser|CreateLoginProfile|UpdateLoginProfile|CreateAccessKey|DeactivateMFADevice)$",
    { riskLevel: "VERY_HIGH" },
  ),
  starter(
    "iam",
    "permissions-widened",
    "iam",
    "^((Attach|Put)(User|Group|Role)Policy|CreatePolicyVersion|SetDefaultPolicyVersion|UpdateAssumeRolePolicy|AddUserToGroup|Delete(User|Role)PermissionsBoundary)$",
    { riskLevel: "HIGH", volume: "some" },
  ),
  starter(
    "iam",
    "sign-in-provider-changed",
    "iam",
    "^((Create|Update)SAMLProvider|CreateOpenIDConnectProvider|UpdateOpenIDConnectProviderThumbprint|AddClientIDToOpenIDConnectProvider)$",
    { riskLevel: "VERY_HIGH" },
  ),
  starter("iam", "root-did-anything", "", "", { userIdentityType: "^Root$", riskLevel: "VERY_HIGH" }),
  starter("iam", "console-sign-in-by-users", "signin", "^ConsoleLogin$", {
    userIdentityType: USERS,
    riskLevel: "MEDIUM",
    volume: "some",
  }),
  starter("organisation", "organizations-by-users", "organizations", "", { userIdentityType: USERS }),
  starter(
    "organisation",
    "account-leaves-organisation",
    "organizations",
    "^(LeaveOrganization|RemoveAccountFromOrganization|CloseAccount|DetachPolicy|DisablePolicyType)$",
    { riskLevel: "EXTREME" },
  ),
  starter(
    "organisation",
    "administration-handed-over",
    "organizations",
    "^(RegisterDelegatedAdministrator|EnableAWSServiceAccess|InviteAccountToOrganization|AcceptHandshake|CreateAccount|MoveAccount)$",
    { riskLevel: "HIGH" },
  ),
  starter(
    "organisation",
    "identity-center-access-given",
    "sso",
    "^(CreateAccountAssignment|CreatePermissionSet|UpdatePermissionSet|(Attach|Put)\\w+ToPermissionSet)$",
    { riskLevel: "HIGH", volume: "some" },
  ),
  starter("ec2", "instances-run-or-terminated-by-users", "ec2", "^(Run|Terminate)", {
    userIdentityType: USERS,
    riskLevel: "HIGH",
    failedCalls: false,
    volume: "some",
  }),
  starter("ec2", "start-instances-by-users", "ec2", "^StartInstances$", {
    userIdentityType: USERS,
    riskLevel: "LOW",
    failedCalls: false,
    volume: "some",
  }),
  starter(
    "ec2",
    "security-group-opened",
    "ec2",
    "^(AuthorizeSecurityGroup(In|E)gress|ModifySecurityGroupRules)$",
    { riskLevel: "HIGH", failedCalls: false, volume: "some" },
  ),
  starter("ec2", "snapshot-or-image-shared", "ec2", "^Modify(Snapshot|Image)Attribute$", {
    riskLevel: "VERY_HIGH",
    failedCalls: false,
  }),
  starter(
    "ec2",
    "instance-key-or-role-changed",
    "ec2",
    "^(ImportKeyPair|(Associate|Replace)IamInstanceProfile(Association)?)$",
    {
      riskLevel: "HIGH",
    },
  ),
  starter("rds", "databases-changed", "rds", "^(Delete|Modify|Reboot|Restore|Stop)", {
    riskLevel: "HIGH",
    failedCalls: false,
    volume: "some",
  }),
  starter(
    "rds",
    "database-copied-out",
    "rds",
    "^(Modify(DBSnapshot|DBClusterSnapshot)Attribute|StartExportTask|Copy(DBSnapshot|DBClusterSnapshot))$",
    { riskLevel: "VERY_HIGH", failedCalls: false },
  ),
  starter("redshift", "warehouses-changed", "redshift", "^(Delete|Modify|Pause|Reboot|Resize|Restore)", {
    riskLevel: "HIGH",
    failedCalls: false,
    volume: "some",
  }),
  starter("redshift", "warehouse-opened", "redshift", "^(Authorize|DisableLogging$|PutResourcePolicy$)", {
    riskLevel: "VERY_HIGH",
  }),
  starter(
    "s3",
    "bucket-opened",
    "s3",
    "^(PutBucketPolicy|DeleteBucketPolicy|PutBucketAcl|(Put|Delete)(Bucket|Account)PublicAccessBlock)$",
    { riskLevel: "VERY_HIGH", failedCalls: false, volume: "some" },
  ),
  starter(
    "s3",
    "bucket-protection-changed",
    "s3",
    "^(DeleteBucket|PutBucketVersioning|PutBucketLifecycle(Configuration)?|PutBucketReplication|PutBucketEncryption|DeleteBucketEncryption)$",
    { riskLevel: "HIGH", volume: "some" },
  ),
  starter("kms", "keys-disabled", "kms", "^(ScheduleKeyDeletion|DisableKey)$", { riskLevel: "VERY_HIGH" }),
  starter(
    "kms",
    "key-policy-changed",
    "kms",
    "^(PutKeyPolicy|DeleteImportedKeyMaterial|DisableKeyRotation)$",
    {
      riskLevel: "HIGH",
    },
  ),
  starter(
    "secrets",
    "secrets-replaced-or-deleted",
    "secretsmanager",
    "^(DeleteSecret|UpdateSecret|PutSecretValue|CancelRotateSecret)$",
    { riskLevel: "HIGH", volume: "some" },
  ),
  starter(
    "secrets",
    "secrets-shared",
    "secretsmanager",
    "^((Put|Delete)ResourcePolicy|ReplicateSecretToRegions)$",
    { riskLevel: "VERY_HIGH" },
  ),
  starter(
    "lambda",
    "functions-changed",
    "lambda",
    "^(CreateFunction|UpdateFunctionCode|UpdateFunctionConfiguration|PublishLayerVersion)\\d*(v\\d)?$",
    { riskLevel: "MEDIUM", failedCalls: false, volume: "some" },
  ),
  starter(
    "lambda",
    "functions-opened",
    "lambda",
    "^((AddPermission|AddLayerVersionPermission)\\d*(v\\d)?|(Create|Update)FunctionUrlConfig)$",
    { riskLevel: "VERY_HIGH" },
  ),
  starter("monitoring", "delete-trail", "cloudtrail", "^DeleteTrail$", { riskLevel: "EXTREME" }),
  starter(
    "monitoring",
    "audit-trail-silenced",
    "cloudtrail",
    "^(StopLogging|UpdateTrail|PutEventSelectors|DeleteEventDataStore|StopEventDataStoreIngestion)$",
    { riskLevel: "EXTREME" },
  ),
  starter(
    "monitoring",
    "detection-switched-off",
    "(guardduty|config|ec2|securityhub)",
    "^(Delete(Detector|ConfigurationRecorder|DeliveryChannel|FlowLogs)|Stop(ConfigurationRecorder|MonitoringMembers)|DisableSecurityHub)$",
    { riskLevel: "VERY_HIGH" },
  ),
  starter(
    "monitoring",
    "findings-hidden",
    "guardduty",
    "^((Create|Update)(Filter|IPSet)|UpdateDetector|Disassociate(Members|From(Administrator|Master)Account)|DeleteMembers)$",
    { riskLevel: "VERY_HIGH" },
  ),
  starter(
    "monitoring",
    "logs-or-alarms-deleted",
    "(logs|monitoring)",
    "^Delete(LogGroup|LogStream|Alarms)$",
    {
      riskLevel: "HIGH",
      volume: "some",
    },
  ),
  starter(
    "route53",
    "dns-changed",
    "route53",
    "^(ChangeResourceRecordSets|(Create|Delete)HostedZone|DisableHostedZoneDNSSEC)$",
    { riskLevel: "MEDIUM", volume: "some" },
  ),
  starter(
    "route53",
    "domain-taken-over",
    "route53domains",
    "^(RegisterDomain|TransferDomainToAnotherAwsAccount|DisableDomainTransferLock|RetrieveDomainAuthCode|UpdateDomainNameservers|DeleteDomain)$",
    { riskLevel: "VERY_HIGH" },
  ),
  starter("route53", "dns-log-stopped", "route53resolver", "^(Delete|Disassociate)ResolverQueryLogConfig$", {
    riskLevel: "HIGH",
  }),
  starter("everything", "every-change", "", "^(Create|Delete|Update|Put|Stop)", {
    riskLevel: "LOW",
    failedCalls: false,
    volume: "flood",
  }),
  {
    ...starter("narrowed", "every-change-but-ec2", "", "^(Create|Delete|Update|Stop)", {
      riskLevel: "LOW",
      failedCalls: false,
      volume: "flood",
    }),
    eventSource: "^(?!ec2\\.amazonaws\\.com$)",
  },
  starter("narrowed", "every-change-by-users", "", "^(Create|Delete|Update|Put|Stop|Run|Terminate)", {
    userIdentityType: USERS,
    riskLevel: "LOW",
    failedCalls: false,
    volume: "some",
  }),
  starter("deletions", "every-deletion", "", "^(Delete|Terminate|Deregister|Remove)", {
    riskLevel: "LOW",
    failedCalls: false,
    volume: "flood",
  }),
];

/** The starter as an enabled row of a grid. The caller brings the row's new id and the note in the reader's language. */
export function rowFromStarter(from: StarterRow, id: string, note: string): Row {
  return {
    id,
    enabled: true,
    eventName: { pattern: from.eventName, not: false },
    eventSource: { pattern: from.eventSource, not: false },
    userIdentityType: { pattern: from.userIdentityType, not: false },
    riskLevel: from.riskLevel,
    failedCalls: from.failedCalls,
    note,
  };
}
