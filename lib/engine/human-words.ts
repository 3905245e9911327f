// What people write where CloudTrail writes codes. Keys are wordKey forms; sources checked against the event sources that
// AWS documents per service ("CloudTrail supported services").

const IDENTITIES: [code: string, words: string][] = [
  ["IAMUser", "iamuser,iamusers,iamユーザー,iamユーザ,user,users,ユーザー"],
  ["Root", "root,rootuser,rootaccount,ルート,ルートユーザー,ルートアカウント"],
  ["AssumedRole", "assumedrole,iamrole,iamroles,role,roles,iamロール,ロール,引き受けたロール"],
  ["FederatedUser", "federateduser,federatedusers,フェデレーションユーザー,フェデレーテッドユーザー"],
  ["AWSService", "awsservice,awsservices,awsサービス"],
  ["AWSAccount", "awsaccount,anotheraccount,otheraccount,awsアカウント,別アカウント,他アカウント"],
  ["IdentityCenterUser", "identitycenteruser,ssouser,identitycenterユーザー,ssoユーザー"],
  ["SAMLUser", "samluser,samlユーザー"],
  ["WebIdentityUser", "webidentityuser,webidユーザー"],
];

const SERVICES: [source: string, words: string][] = [
  ["iam", "iam"],
  ["sts", "sts,securitytokenservice"],
  ["organizations", "organizations,organization,organisations,awsorganizations"],
  ["cloudtrail", "cloudtrail"],
  ["config", "config,awsconfig"],
  ["guardduty", "guardduty"],
  ["securityhub", "securityhub"],
  ["inspector2", "inspector"],
  ["macie2", "macie"],
  ["detective", "detective"],
  ["access-analyzer", "accessanalyzer,iamaccessanalyzer"],
  ["kms", "kms,keymanagementservice"],
  ["secretsmanager", "secretsmanager"],
  ["acm", "acm,certificatemanager"],
  ["waf", "waf"],
  ["wafv2", "wafv2"],
  ["shield", "shield"],
  ["signin", "signin,console,consolesignin,コンソール,サインイン"],
  ["sso", "sso,identitycenter,iamidentitycenter"],
  ["cognito-idp", "cognito,cognitouserpools"],
  ["ec2", "ec2,vpc,ebs,elasticcomputecloud,インスタンス"],
  ["autoscaling", "autoscaling,ec2autoscaling"],
  ["elasticloadbalancing", "elb,alb,nlb,elasticloadbalancing,loadbalancer,ロードバランサー"],
  ["lambda", "lambda"],
  ["ecs", "ecs"],
  ["eks", "eks"],
  ["ecr", "ecr"],
  ["elasticbeanstalk", "elasticbeanstalk,beanstalk"],
  ["lightsail", "lightsail"],
  ["batch", "batch"],
  ["s3", "s3"],
  ["glacier", "glacier,s3glacier"],
  ["elasticfilesystem", "efs,elasticfilesystem"],
  ["fsx", "fsx"],
  ["backup", "backup,awsbackup"],
  ["rds", "rds,aurora"],
  ["redshift", "redshift"],
  ["dynamodb", "dynamodb"],
  ["elasticache", "elasticache"],
  ["docdb-elastic", "documentdb,docdb"],
  ["es", "opensearch,elasticsearch,opensearchservice"],
  ["dms", "dms,databasemigrationservice"],
  ["glue", "glue"],
  ["athena", "athena"],
  ["kinesis", "kinesis,kinesisdatastreams"],
  ["firehose", "firehose,kinesisfirehose,datafirehose"],
  ["elasticmapreduce", "emr,elasticmapreduce"],
  ["kafka", "msk,kafka"],
  ["sns", "sns"],
  ["sqs", "sqs"],
  ["events", "eventbridge,cloudwatchevents,events"],
  ["states", "stepfunctions,states"],
  ["ssm", "ssm,systemsmanager"],
  ["monitoring", "cloudwatch,monitoring"],
  ["logs", "cloudwatchlogs,logs"],
  ["cloudformation", "cloudformation"],
  ["cloudfront", "cloudfront"],
  ["route53", "route53"],
  ["route53domains", "route53domains"],
  ["apigateway", "apigateway"],
  ["directconnect", "directconnect"],
  ["codebuild", "codebuild"],
  ["codecommit", "codecommit"],
  ["codedeploy", "codedeploy"],
  ["codepipeline", "codepipeline"],
  ["sagemaker", "sagemaker"],
  ["bedrock", "bedrock"],
  ["workspaces", "workspaces"],
  ["ds", "directoryservice"],
  ["ram", "ram,resourceaccessmanager"],
  ["servicecatalog", "servicecatalog"],
  ["billingconsole", "billing,billingconsole"],
  ["support", "support"],
];

/** Human words for identities, to `userIdentity.type`. */
export const IDENTITY_WORDS: ReadonlyMap<string, string> = new Map(
  IDENTITIES.flatMap(([code, words]) => words.split(",").map((word) => [word, code] as const)),
);

/** Human words for services, to `eventSource`. */
export const SERVICE_WORDS: ReadonlyMap<string, string> = new Map(
  SERVICES.flatMap(([source, words]) =>
    words.split(",").map((word) => [word, `${source}.amazonaws.com`] as const),
  ),
);

/** Words that mean any value. */
export const ANY_WORDS: ReadonlySet<string> = new Set([
  "",
  "*",
  ".*",
  "any",
  "all",
  "anyone",
  "everyone",
  "every",
  "全て",
  "すべて",
  "全部",
  "全員",
  "任意",
  "-",
  "–",
]);

/** A word as the tables above key it: width, case, spaces, quotes and the vendor's prefixes aside. */
export function wordKey(text: string): string {
  const word = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_"'“”「」`・]+/g, "");
  return word.replace(/^(?:amazon|aws)(?=[a-z0-9])(?!service|account|サービス|アカウント)/, "");
}
