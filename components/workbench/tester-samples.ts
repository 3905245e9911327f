/** Something to try at once: a fragment as people copy it out of a page, and whole records, so that both kinds are seen. */
export const TESTER_SAMPLE = `### snip
"userIdentity": {
    "type": "IAMUser",
### snip
"eventSource": "ec2.amazonaws.com",
"eventName": "TerminateInstances",
### snip

{"Records": [
  {"eventTime": "2026-02-03T01:12:45Z", "eventName": "CreateUser", "eventSource": "iam.amazonaws.com",
   "userIdentity": {"type": "IAMUser", "userName": "sato.kei", "accountId": "402177539018"},
   "awsRegion": "us-east-1", "eventID": "1f0c4f5e-0001-4c1d-9a55-6a2d1c9b7e01"},
  {"eventTime": "2026-02-03T01:12:46Z", "eventName": "CreateAccessKey", "eventSource": "iam.amazonaws.com",
   "userIdentity": {"type": "IAMUser", "userName": "sato.kei", "accountId": "402177539018"},
   "awsRegion": "us-east-1", "eventID": "1f0c4f5e-0002-4c1d-9a55-6a2d1c9b7e02"},
  {"eventTime": "2026-02-03T02:40:10Z", "eventName": "DeleteTrail", "eventSource": "cloudtrail.amazonaws.com",
   "userIdentity": {"type": "Root", "accountId": "402177539018"},
   "awsRegion": "ap-northeast-1", "eventID": "1f0c4f5e-0003-4c1d-9a55-6a2d1c9b7e03"},
  {"eventTime": "2026-02-03T03:05:31Z", "eventName": "RunInstances", "eventSource": "ec2.amazonaws.com",
   "userIdentity": {"type": "AssumedRole", "accountId": "402177539018",
     "arn": "arn:aws:sts::402177539018:assumed-role/deployer/pipeline"},
   "awsRegion": "ap-northeast-1", "eventID": "1f0c4f5e-0004-4c1d-9a55-6a2d1c9b7e04"},
  {"eventTime": "2026-02-03T03:06:02Z", "eventName": "StopLogging", "eventSource": "cloudtrail.amazonaws.com",
   "userIdentity": {"type": "AssumedRole", "accountId": "402177539018",
     "arn": "arn:aws:sts::402177539018:assumed-role/deployer/pipeline"},
   "errorCode": "AccessDenied",
   "awsRegion": "ap-northeast-1", "eventID": "1f0c4f5e-0005-4c1d-9a55-6a2d1c9b7e05"},
  {"eventTime": "2026-02-03T03:08:57Z", "eventName": "PutObject", "eventSource": "s3.amazonaws.com",
   "userIdentity": {"type": "AssumedRole", "accountId": "402177539018",
     "arn": "arn:aws:sts::402177539018:assumed-role/app/i-0a1b2c3d4e5f60718"},
   "awsRegion": "ap-northeast-1", "eventID": "1f0c4f5e-0006-4c1d-9a55-6a2d1c9b7e06"}
]}
`;
