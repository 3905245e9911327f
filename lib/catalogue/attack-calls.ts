import type { WatchedCall } from "@/lib/engine/blind-spots";
import { techniqueUrl, TECHNIQUES, type TechniqueId } from "./attack-techniques";

/** A public document that names the call as one that attackers make. */
export interface AttackSource {
  title: string;
  url: string;
}

/** An API call that is known from attacks. */
export interface AttackCall extends WatchedCall {
  /** The first is the one that it is listed under. */
  techniques: readonly [TechniqueId, ...TechniqueId[]];
  /** The pages of its techniques, and the documents that name the call itself; never empty of the latter. */
  sources: readonly AttackSource[];
  /** A data event: CloudTrail writes it only where a trail or an event data store asks for data events. */
  isDataEvent: boolean;
}

const TRAIL_DISCOVER: AttackSource = { title: "TrailDiscover", url: "https://traildiscover.cloud/" };
const GUARD_DUTY: AttackSource = {
  title: "Amazon GuardDuty: IAM finding types",
  url: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html",
};

/** A page of Stratus Red Team, whose name is what it does. */
function stratus(page: string): AttackSource {
  return {
    title: `Stratus Red Team: ${page}`,
    url: `https://stratus-red-team.cloud/attack-techniques/AWS/aws.${page}/`,
  };
}

/** Whose credentials make a call, unless a line below knows better: those of people, programs and the root user. */
const CALLERS = ["Root", "IAMUser", "AssumedRole", "FederatedUser"] as const;

interface Line {
  techniques: TechniqueId | readonly [TechniqueId, ...TechniqueId[]];
  /** The event source without `.amazonaws.com`. */
  source: string;
  /** Event names, parted by spaces. */
  names: string;
  /** TrailDiscover where nothing stands here. */
  from?: readonly AttackSource[];
  callers?: readonly string[];
  isDataEvent?: true;
}

const BY_TRAIL_DISCOVER = [TRAIL_DISCOVER] as const;

/**
 * Compiled from TrailDiscover (its index of ATT&CK 18.1), the techniques of Stratus Red Team and the
 * APIs that GuardDuty names. Where those put a call under several techniques, the narrower one is taken.
 */
const LINES: readonly Line[] = [
  // Getting in.
  { techniques: "T1583.001", source: "route53domains", names: "RegisterDomain" },
  {
    techniques: "T1078.004",
    source: "signin",
    names: "ConsoleLogin",
    from: [TRAIL_DISCOVER, stratus("initial-access.console-login-without-mfa")],
  },
  { techniques: "T1078.004", source: "signin", names: "GetSigninToken PasswordRecoveryRequested" },
  {
    techniques: ["T1078.004", "T1199"],
    source: "sts",
    names: "AssumeRole",
    callers: ["IAMUser", "AssumedRole", "FederatedUser"],
  },
  { techniques: "T1199", source: "sts", names: "AssumeRoleWithSAML", callers: ["SAMLUser"] },
  { techniques: "T1199", source: "sts", names: "GetSessionToken", callers: ["Root", "IAMUser"] },
  {
    techniques: "T1078.004",
    source: "sts",
    names: "GetFederationToken",
    callers: ["Root", "IAMUser"],
    from: [TRAIL_DISCOVER, stratus("persistence.sts-federation-token")],
  },
  { techniques: "T1078.004", source: "redshift", names: "GetClusterCredentials" },
  { techniques: "T1078.004", source: "cognito-identity", names: "GetCredentialsForIdentity GetId" },

  // Running code.
  {
    techniques: ["T1651", "T1021"],
    source: "ssm",
    names: "SendCommand",
    from: [TRAIL_DISCOVER, stratus("execution.ssm-send-command")],
  },
  {
    techniques: ["T1651", "T1021"],
    source: "ssm",
    names: "StartSession",
    from: [TRAIL_DISCOVER, stratus("execution.ssm-start-session")],
  },
  { techniques: ["T1651", "T1021"], source: "ssm", names: "ResumeSession" },
  { techniques: "T1609", source: "ecs", names: "ExecuteCommand" },
  { techniques: "T1059.009", source: "cloudshell", names: "CreateSession" },
  {
    techniques: "T1648",
    source: "sagemaker",
    names: "CreateNotebookInstanceLifecycleConfig UpdateNotebookInstance StartNotebookInstance",
  },
  {
    techniques: "T1648",
    source: "bedrock",
    names: "CreateAgent UpdateAgent CreateAgentActionGroup PrepareAgent",
  },
  {
    techniques: ["T1648", "T1098"],
    source: "lambda",
    names: "UpdateFunctionCode20150331v2",
    from: [TRAIL_DISCOVER, stratus("persistence.lambda-overwrite-code")],
  },
  {
    techniques: ["T1648", "T1098"],
    source: "lambda",
    names: "UpdateFunctionConfiguration20150331v2",
    from: [TRAIL_DISCOVER, stratus("persistence.lambda-layer-extension")],
  },
  {
    techniques: "T1648",
    source: "lambda",
    names: "PublishLayerVersion20181031 AddLayerVersionPermission20181031",
  },

  // Staying, and reaching further.
  {
    techniques: ["T1136.003", "T1098"],
    source: "iam",
    names: "CreateUser",
    from: [TRAIL_DISCOVER, stratus("persistence.iam-create-admin-user")],
  },
  {
    techniques: "T1136.003",
    source: "iam",
    names: "CreateRole",
    from: [TRAIL_DISCOVER, stratus("persistence.iam-create-backdoor-role")],
  },
  { techniques: "T1136.003", source: "iam", names: "CreateSAMLProvider CreateOpenIDConnectProvider" },
  { techniques: "T1136.003", source: "organizations", names: "CreateAccount" },
  { techniques: "T1136.003", source: "workmail", names: "CreateUser RegisterToWorkMail" },
  {
    techniques: ["T1098.001", "T1136.003"],
    source: "iam",
    names: "CreateAccessKey",
    from: [TRAIL_DISCOVER, stratus("persistence.iam-backdoor-user")],
  },
  {
    techniques: ["T1098.001", "T1078.004"],
    source: "iam",
    names: "CreateLoginProfile",
    from: [TRAIL_DISCOVER, stratus("persistence.iam-create-user-login-profile")],
  },
  {
    techniques: "T1098.001",
    source: "iam",
    names: "UpdateLoginProfile",
    from: [TRAIL_DISCOVER, stratus("privilege-escalation.iam-update-user-login-profile")],
  },
  {
    techniques: "T1098.001",
    source: "iam",
    names: "UpdateAccessKey CreateServiceSpecificCredential ChangePassword",
  },
  { techniques: "T1098.001", source: "ec2", names: "CreateKeyPair ImportKeyPair" },
  {
    techniques: "T1098.001",
    source: "rolesanywhere",
    names: "CreateTrustAnchor",
    from: [stratus("persistence.rolesanywhere-create-trust-anchor")],
  },
  { techniques: "T1098.001", source: "sso-directory", names: "CreateUser AddMemberToGroup" },
  {
    techniques: "T1098.003",
    source: "iam",
    names: "UpdateAssumeRolePolicy",
    from: [TRAIL_DISCOVER, stratus("persistence.iam-backdoor-role")],
  },
  {
    techniques: "T1098.003",
    source: "iam",
    names:
      "AttachUserPolicy AttachRolePolicy AttachGroupPolicy PutUserPolicy PutRolePolicy PutGroupPolicy CreatePolicy CreatePolicyVersion SetDefaultPolicyVersion AddUserToGroup CreateGroup AddRoleToInstanceProfile PutUserPermissionsBoundary PutRolePermissionsBoundary DeleteUserPermissionsBoundary DeleteRolePermissionsBoundary",
  },
  { techniques: "T1098.003", source: "ec2", names: "ReplaceIamInstanceProfileAssociation" },
  { techniques: "T1098.003", source: "eks", names: "CreateAccessEntry AssociateAccessPolicy" },
  { techniques: "T1098.003", source: "sso", names: "CreateAccountAssignment" },
  { techniques: "T1098", source: "iam", names: "UpdateSAMLProvider" },
  {
    techniques: "T1098",
    source: "lambda",
    names: "AddPermission20150331v2",
    from: [TRAIL_DISCOVER, stratus("persistence.lambda-backdoor-function")],
  },
  {
    techniques: "T1098",
    source: "lambda",
    names: "CreateFunction20150331 CreateEventSourceMapping20150331 UpdateEventSourceMapping20150331",
  },
  { techniques: "T1098", source: "glue", names: "CreateDevEndpoint UpdateDevEndpoint CreateJob UpdateJob" },
  {
    techniques: ["T1098", "T1651"],
    source: "ec2",
    names: "ModifyInstanceAttribute",
    from: [TRAIL_DISCOVER, stratus("execution.ec2-user-data")],
  },
  { techniques: "T1133", source: "lambda", names: "CreateFunctionUrlConfig" },
  { techniques: "T1546", source: "events", names: "PutRule PutTargets" },
  { techniques: "T1548.005", source: "sts", names: "AssumeRoot", callers: ["IAMUser", "AssumedRole"] },

  // Not being seen.
  {
    techniques: "T1562.008",
    source: "cloudtrail",
    names: "DeleteTrail",
    from: [TRAIL_DISCOVER, stratus("defense-evasion.cloudtrail-delete")],
  },
  {
    techniques: "T1562.008",
    source: "cloudtrail",
    names: "StopLogging",
    from: [TRAIL_DISCOVER, stratus("defense-evasion.cloudtrail-stop")],
  },
  {
    techniques: "T1562.008",
    source: "cloudtrail",
    names: "PutEventSelectors",
    from: [TRAIL_DISCOVER, stratus("defense-evasion.cloudtrail-event-selectors")],
  },
  { techniques: "T1562.008", source: "cloudtrail", names: "UpdateTrail CreateTrail" },
  {
    techniques: ["T1562.008", "T1485"],
    source: "s3",
    names: "PutBucketLifecycle",
    from: [TRAIL_DISCOVER, stratus("defense-evasion.cloudtrail-lifecycle-rule")],
  },
  {
    techniques: "T1562.008",
    source: "ec2",
    names: "DeleteFlowLogs",
    from: [TRAIL_DISCOVER, stratus("defense-evasion.vpc-remove-flow-logs")],
  },
  {
    techniques: "T1562.008",
    source: "route53resolver",
    names: "DeleteResolverQueryLogConfig",
    from: [stratus("defense-evasion.dns-delete-logs")],
  },
  { techniques: "T1562.008", source: "logs", names: "DeleteLogGroup DeleteLogStream" },
  {
    techniques: "T1562.008",
    source: "bedrock",
    names: "DeleteModelInvocationLoggingConfiguration",
    from: [TRAIL_DISCOVER, stratus("defense-evasion.bedrock-model-invocation-logging-delete")],
  },
  { techniques: "T1562.008", source: "bedrock", names: "PutModelInvocationLoggingConfiguration" },
  {
    techniques: "T1562.001",
    source: "guardduty",
    names:
      "DeleteDetector UpdateDetector CreateFilter CreateIPSet UpdateIPSet DeleteMembers DisassociateMembers DisassociateFromMasterAccount StopMonitoringMembers DeletePublishingDestination DeleteInvitations",
  },
  {
    techniques: "T1562.001",
    source: "config",
    names: "DeleteConfigurationRecorder StopConfigurationRecorder DeleteDeliveryChannel DeleteConfigRule",
  },
  { techniques: "T1562.001", source: "securityhub", names: "DeleteMembers" },
  { techniques: "T1562.001", source: "monitoring", names: "DeleteAlarms" },
  {
    techniques: "T1562.001",
    source: "bedrock",
    names: "DeleteGuardrail",
    from: [TRAIL_DISCOVER, stratus("defense-evasion.bedrock-guardrail-delete")],
  },
  { techniques: "T1562.001", source: "bedrock", names: "UpdateGuardrail" },
  { techniques: ["T1562.001", "T1556"], source: "iam", names: "DeactivateMFADevice" },
  {
    techniques: ["T1562.007", "T1021.004"],
    source: "ec2",
    names: "AuthorizeSecurityGroupIngress",
    from: [TRAIL_DISCOVER, stratus("exfiltration.ec2-security-group-open-port-22-ingress")],
  },
  {
    techniques: "T1562.007",
    source: "ec2",
    names: "CreateSecurityGroup CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry",
  },
  { techniques: "T1562.007", source: "wafv2", names: "DeleteWebACL DeleteRuleGroup UpdateIPSet" },
  {
    techniques: "T1070",
    source: "iam",
    names: "DeleteUser DeleteAccessKey DeleteLoginProfile DeleteUserPolicy DetachUserPolicy DetachRolePolicy",
  },
  { techniques: "T1070", source: "ses", names: "DeleteIdentity" },
  {
    techniques: "T1666",
    source: "organizations",
    names: "LeaveOrganization",
    from: [TRAIL_DISCOVER, stratus("defense-evasion.organizations-leave")],
  },
  { techniques: "T1666", source: "organizations", names: "InviteAccountToOrganization AcceptHandshake" },
  { techniques: "T1578", source: "ec2", names: "StopInstances" },
  { techniques: "T1578", source: "rds", names: "ModifyDBCluster ModifyActivityStream" },
  { techniques: "T1578", source: "redshift", names: "ModifyCluster" },
  { techniques: "T1578", source: "lightsail", names: "CreateInstances" },
  { techniques: "T1578", source: "elasticloadbalancing", names: "CreateRule" },
  { techniques: "T1578.005", source: "ses", names: "PutAccountDetails" },
  { techniques: "T1578.005", source: "support", names: "CreateCase" },

  // Getting hold of credentials.
  {
    techniques: "T1555.006",
    source: "secretsmanager",
    names: "GetSecretValue",
    from: [TRAIL_DISCOVER, stratus("credential-access.secretsmanager-retrieve-secrets"), GUARD_DUTY],
  },
  {
    techniques: "T1555.006",
    source: "secretsmanager",
    names: "BatchGetSecretValue",
    from: [stratus("credential-access.secretsmanager-batch-retrieve-secrets"), GUARD_DUTY],
  },
  { techniques: "T1555.006", source: "secretsmanager", names: "DescribeSecret ListSecrets" },
  {
    techniques: "T1555",
    source: "ec2",
    names: "GetPasswordData",
    from: [TRAIL_DISCOVER, stratus("credential-access.ec2-get-password-data"), GUARD_DUTY],
  },
  {
    techniques: "T1552",
    source: "ssm",
    names: "GetParameters DescribeParameters",
    from: [TRAIL_DISCOVER, stratus("credential-access.ssm-retrieve-securestring-parameters")],
  },
  { techniques: "T1528", source: "ecr", names: "GetAuthorizationToken" },
  { techniques: ["T1556", "T1550"], source: "rds", names: "ModifyDBInstance" },

  // Looking around.
  {
    techniques: "T1087.004",
    source: "iam",
    names:
      "ListUsers ListRoles ListGroups ListAccessKeys ListAttachedUserPolicies ListAttachedRolePolicies ListInstanceProfiles GetUser GetLoginProfile GetAccountAuthorizationDetails SimulatePrincipalPolicy",
  },
  { techniques: "T1087.004", source: "sts", names: "GetCallerIdentity" },
  {
    techniques: "T1526",
    source: "s3",
    names: "ListBuckets GetBucketAcl GetBucketPolicy GetBucketLogging GetBucketVersioning",
  },
  { techniques: "T1526", source: "lambda", names: "ListFunctions20150331 GetFunction20150331v2" },
  { techniques: "T1526", source: "guardduty", names: "ListDetectors GetDetector GetFindings" },
  { techniques: "T1526", source: "organizations", names: "DescribeOrganization ListAccounts" },
  { techniques: "T1526", source: "ce", names: "GetCostAndUsage" },
  {
    techniques: "T1580",
    source: "ec2",
    names:
      "DescribeInstances DescribeSnapshots DescribeVolumes DescribeImages DescribeSecurityGroups DescribeVpcs DescribeKeyPairs DescribeRegions GetConsoleScreenshot",
  },
  {
    techniques: "T1580",
    source: "ec2",
    names: "DescribeInstanceAttribute",
    from: [TRAIL_DISCOVER, stratus("discovery.ec2-download-user-data")],
  },
  { techniques: "T1580", source: "rds", names: "DescribeDBInstances DescribeDBSnapshots DescribeDBClusters" },
  { techniques: "T1580", source: "ecs", names: "ListClusters DescribeTaskDefinition" },
  { techniques: "T1580", source: "eks", names: "ListClusters DescribeCluster" },
  {
    techniques: "T1580",
    source: "ses",
    names: "GetSendQuota",
    from: [TRAIL_DISCOVER, stratus("discovery.ses-enumerate")],
  },
  { techniques: "T1580", source: "sns", names: "GetSMSAttributes GetSMSSandboxAccountStatus" },
  { techniques: "T1580", source: "servicequotas", names: "GetServiceQuota ListServiceQuotas" },
  {
    techniques: "T1580",
    source: "bedrock",
    names: "ListFoundationModels",
    from: [TRAIL_DISCOVER, stratus("discovery.bedrock-enumerate-models-multiple-regions")],
  },
  { techniques: "T1580", source: "bedrock", names: "GetFoundationModelAvailability" },
  { techniques: "T1580", source: "route53", names: "ListHostedZones" },
  { techniques: "T1619", source: "s3", names: "ListObjects HeadObject", isDataEvent: true },
  { techniques: "T1654", source: "cloudtrail", names: "LookupEvents" },

  // Moving sideways.
  {
    techniques: "T1021.004",
    source: "ec2-instance-connect",
    names: "SendSSHPublicKey",
    from: [TRAIL_DISCOVER, stratus("lateral-movement.ec2-instance-connect")],
  },
  {
    techniques: "T1021.004",
    source: "ec2-instance-connect",
    names: "SendSerialConsoleSSHPublicKey",
    from: [TRAIL_DISCOVER, stratus("lateral-movement.ec2-serial-console-send-ssh-public-key")],
  },
  { techniques: "T1021.008", source: "ec2", names: "EnableSerialConsoleAccess" },
  { techniques: "T1021.007", source: "ec2", names: "CreateVolume AttachVolume" },
  { techniques: "T1021", source: "signin", names: "SwitchRole" },
  {
    techniques: ["T1550", "T1199"],
    source: "sts",
    names: "AssumeRoleWithWebIdentity",
    callers: ["WebIdentityUser"],
  },

  // Taking data.
  {
    techniques: "T1074",
    source: "ec2",
    names:
      "CreateTrafficMirrorFilter CreateTrafficMirrorFilterRule CreateTrafficMirrorSession CreateTrafficMirrorTarget CreateRoute",
  },
  { techniques: "T1530", source: "ecr", names: "BatchGetImage" },
  { techniques: "T1530", source: "kms", names: "Decrypt" },
  { techniques: "T1530", source: "redshift-data", names: "ExecuteStatement" },
  { techniques: ["T1048", "T1530"], source: "s3", names: "GetObject", isDataEvent: true },
  {
    techniques: "T1048",
    source: "s3",
    names: "PutBucketPolicy",
    from: [TRAIL_DISCOVER, stratus("exfiltration.s3-backdoor-bucket-policy")],
  },
  { techniques: "T1048", source: "s3", names: "PutBucketAcl" },
  { techniques: "T1048", source: "ec2", names: "AuthorizeSecurityGroupEgress" },
  {
    techniques: "T1537",
    source: "ec2",
    names: "ModifySnapshotAttribute",
    from: [TRAIL_DISCOVER, stratus("exfiltration.ec2-share-ebs-snapshot")],
  },
  {
    techniques: "T1537",
    source: "ec2",
    names: "ModifyImageAttribute",
    from: [TRAIL_DISCOVER, stratus("exfiltration.ec2-share-ami")],
  },
  { techniques: "T1537", source: "ec2", names: "CreateSnapshot CreateImage CreateInstanceExportTask" },
  {
    techniques: "T1537",
    source: "rds",
    names: "ModifyDBSnapshotAttribute",
    from: [TRAIL_DISCOVER, stratus("exfiltration.rds-share-snapshot")],
  },
  { techniques: "T1537", source: "rds", names: "CreateDBSnapshot StartExportTask" },
  { techniques: "T1537", source: "s3", names: "PutBucketReplication" },
  { techniques: "T1537", source: "transfer", names: "CreateServer CreateUser" },

  // Doing harm.
  { techniques: "T1485", source: "ec2", names: "DeleteSnapshot DeleteVolume TerminateInstances" },
  {
    techniques: "T1485",
    source: "ec2",
    names: "DeregisterImage",
    from: [TRAIL_DISCOVER, stratus("impact.ec2-deregister-ami")],
  },
  { techniques: "T1485", source: "rds", names: "DeleteDBInstance DeleteDBCluster DeleteGlobalCluster" },
  { techniques: ["T1485", "T1486"], source: "kms", names: "ScheduleKeyDeletion" },
  { techniques: "T1485", source: "s3", names: "DeleteBucket" },
  {
    techniques: "T1485",
    source: "s3",
    names: "DeleteObject",
    from: [TRAIL_DISCOVER, stratus("impact.s3-ransomware-individual-deletion")],
    isDataEvent: true,
  },
  {
    techniques: "T1485",
    source: "s3",
    names: "DeleteObjects",
    from: [stratus("impact.s3-ransomware-batch-deletion")],
    isDataEvent: true,
  },
  { techniques: "T1485", source: "elasticfilesystem", names: "DeleteFileSystem DeleteMountTarget" },
  { techniques: "T1485", source: "sqs", names: "PurgeQueue" },
  {
    techniques: "T1486",
    source: "kms",
    names: "CreateKey PutKeyPolicy Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext",
  },
  { techniques: "T1486", source: "s3", names: "PutBucketEncryption" },
  { techniques: "T1489", source: "events", names: "DeleteRule DisableRule RemoveTargets" },
  { techniques: "T1490", source: "s3", names: "PutBucketVersioning" },
  {
    techniques: ["T1496", "T1578"],
    source: "ec2",
    names: "RunInstances",
    from: [TRAIL_DISCOVER, stratus("execution.ec2-launch-unusual-instances")],
  },
  { techniques: "T1496", source: "ec2", names: "StartInstances CreateLaunchTemplate CreateDefaultVpc" },
  { techniques: "T1496", source: "autoscaling", names: "CreateAutoScalingGroup" },
  { techniques: "T1496", source: "ecs", names: "CreateCluster CreateService RegisterTaskDefinition" },
  { techniques: "T1496", source: "cloudformation", names: "CreateStack" },
  {
    techniques: "T1496",
    source: "bedrock",
    names: "InvokeModel",
    from: [TRAIL_DISCOVER, stratus("impact.bedrock-invoke-model")],
  },
  {
    techniques: "T1496",
    source: "bedrock",
    names:
      "InvokeModelWithResponseStream CreateFoundationModelAgreement PutFoundationModelEntitlement PutUseCaseForModelAccess",
  },
  { techniques: "T1496", source: "route53", names: "CreateHostedZone ChangeResourceRecordSets" },
  { techniques: "T1496", source: "servicequotas", names: "RequestServiceQuotaIncrease" },
  {
    techniques: "T1496.004",
    source: "ses",
    names:
      "CreateEmailIdentity VerifyEmailIdentity VerifyDomainIdentity VerifyDomainDkim UpdateAccountSendingEnabled",
  },
  { techniques: "T1496.004", source: "workmail", names: "CreateOrganization" },
  { techniques: "T1496.004", source: "ds", names: "AuthorizeApplication CreateAlias" },
];

function callsOf(line: Line): AttackCall[] {
  const techniques = typeof line.techniques === "string" ? ([line.techniques] as const) : line.techniques;
  const pages = techniques.map((id) => ({
    title: `MITRE ATT&CK ${id} ${TECHNIQUES[id].name}`,
    url: techniqueUrl(id),
  }));
  return line.names.split(" ").map((eventName) => ({
    eventSource: `${line.source}.amazonaws.com`,
    eventName,
    callers: line.callers ?? CALLERS,
    techniques,
    sources: [...pages, ...(line.from ?? BY_TRAIL_DISCOVER)],
    isDataEvent: line.isDataEvent ?? false,
  }));
}

/**
 * API calls that attackers are known to have made, or that a public document names as an attack's: what a set of rows is
 * held against to see what it is blind to. It is no list of everything that can do harm.
 */
export const ATTACK_CALLS: readonly AttackCall[] = LINES.flatMap(callsOf);
