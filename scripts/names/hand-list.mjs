// What neither package knows: how CloudTrail's names differ from IAM's prefixes and permissions. Measured on public
// records and read in AWS' "CloudTrail event reference" pages of the services.

/** IAM prefix to the event sources under which its actions are logged, where they are not the prefix itself. */
export const sourcesOfPrefix = {
  cloudwatch: ["monitoring"],
  billing: ["billingconsole"],
  "aws-portal": ["billingconsole"],
  tag: ["tagging"],
  ses: ["ses", "email"],
  macie: ["macie", "macie2"],
  "application-autoscaling": ["application-autoscaling", "autoscaling"],
  "rds-data": ["rds-data", "rdsdata"],
  identitystore: ["identitystore", "sso"],
  "sso-directory": ["sso-directory", "sso"],
  servicecatalog: ["servicecatalog", "servicecatalog-appregistry"],
};

/** Prefixes whose actions are permissions only; API Gateway's are HTTP methods, its operations come from the SDK. */
export const prefixesWithoutEvents = ["apigateway", "execute-api", "neptune-db", "rds-db", "rds-iam"];

/** Permissions that no call has the name of. */
export const permissionsOnly = { iam: ["PassRole"], s3: ["ListAllMyBuckets"] };

/** Events that are no API, and calls that are no permission. `read` as CloudTrail's readOnly. */
export const moreEvents = {
  signin: {
    write:
      "ConsoleLogin CheckMfa GetSigninToken PasswordUpdated PasswordRecoveryRequested PasswordRecoveryCompleted " +
      "CredentialChallenge CredentialVerification UserAuthentication SwitchRole ExitRole RenewRole " +
      "ExternalIdPDirectoryLogin EmailUpdated",
  },
  sts: {
    read: "AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot GetCallerIdentity GetSessionToken",
    write: "GetFederationToken",
  },
  secretsmanager: {
    write:
      "StartSecretVersionDelete CancelSecretVersionDelete EndSecretVersionDelete " +
      "RotationStarted RotationSucceeded RotationFailed RotationAbandoned TestRotationStarted " +
      "TestRotationSucceeded TestRotationFailed",
  },
  ec2: {
    write: "SharedSnapshotVolumeCreated SharedSnapshotCopyInitiated BidEvictedEvent",
  },
  s3: {
    read:
      "GetBucketPublicAccessBlock GetAccountPublicAccessBlock GetBucketEncryption GetBucketLifecycle " +
      "GetBucketReplication HeadBucket HeadObject",
    write:
      "PutBucketPublicAccessBlock DeleteBucketPublicAccessBlock PutAccountPublicAccessBlock " +
      "DeleteAccountPublicAccessBlock PutBucketEncryption DeleteBucketEncryption PutBucketLifecycle " +
      "DeleteBucketLifecycle PutBucketReplication DeleteBucketReplication PutBucketOwnershipControls",
  },
  kms: { write: "DeleteKey RotateKey DeleteExpiredKeyMaterial SynchronizeMultiRegionKey" },
  organizations: { write: "CreateAccountResult" },
  elasticfilesystem: { write: "NewClientConnection UpdateClientConnection" },
  "cognito-idp": {
    read: "Login_GET OAuth2_Authorize_GET OAuth2Response_GET UserInfo_GET Logout_GET",
    write: "Login_POST Token_POST",
  },
};

/** Lambda's names carry the version of the API. Seen in public records; the plain name is never logged. */
export const datedNames = {
  lambda:
    "CreateFunction20150331 DeleteFunction20150331 UpdateFunctionCode20150331v2 " +
    "UpdateFunctionConfiguration20150331v2 GetFunction20150331v2 GetFunctionConfiguration20150331v2 " +
    "ListFunctions20150331 AddPermission20150331v2 RemovePermission20150331v2 GetPolicy20150331v2 " +
    "PublishVersion20150331 PublishLayerVersion20181031 CreateEventSourceMapping20150331 " +
    "DeleteEventSourceMapping20150331 UpdateEventSourceMapping20150331 GetEventSourceMapping20150331 " +
    "ListEventSourceMappings20150331 ListVersionsByFunction20150331 TagResource20170331v2 " +
    "UntagResource20170331v2 ListTags20170331 PutFunctionConcurrency20171031 " +
    "DeleteFunctionConcurrency20171031 AddLayerVersionPermission20181031",
};

/** What people call a source, beside the endpoints and clients that the SDK knows. */
export const moreAliases = {
  cloudwatch: "monitoring",
  "aws-portal": "billingconsole",
  billing: "billingconsole",
  tag: "tagging",
  pinpoint: "mobiletargeting",
  elb: "elasticloadbalancing",
  elbv2: "elasticloadbalancing",
  efs: "elasticfilesystem",
  emr: "elasticmapreduce",
  sfn: "states",
  stepfunctions: "states",
  eventbridge: "events",
  opensearch: "es",
  cloudwatchlogs: "logs",
  cloudwatchevents: "events",
  cognito: "cognito-idp",
  login: "signin",
  console: "signin",
  identitycenter: "sso",
  msk: "kafka",
};
