const IAM_NAME = /^[\w+=,.@-]{1,64}$/;

/**
 * What a text value must look like, beyond being bounded. Wide on purpose: it catches a slip such as a pasted ARN
 * where a name belongs, and never refuses what AWS accepts. `plain` takes any text.
 */
const FORMATS = {
  plain: null,
  /** AWS: up to 64 characters, letters, digits and `+=,.@_-`. */
  iamName: IAM_NAME,
  /** `t3.micro`, `db.r6g.large`, `cache.m5.large`, `ra3.4xlarge`, `r6g.large.search`. */
  instanceType: /^[a-z0-9-]+(\.[a-z0-9-]+){1,3}$/,
  amiId: /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/,
  /** Old buckets in us-east-1 may carry capitals and underscores. */
  bucketName: /^[A-Za-z0-9._-]{3,255}$/,
  arn: /^arn:aws[a-z-]*:[^:\s]*:[^:\s]*:[^:\s]*:\S+$/,
  /** CloudWatch Logs: letters, digits and `_-/.#`, up to 512; ours is the general bound of 500. */
  logGroupName: /^[\w\-/.#]+$/,
  vpcId: /^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/,
  gatewayId: /^(igw|nat)-([0-9a-f]{8}|[0-9a-f]{17})$/,
} as const satisfies Record<string, RegExp | null>;

export type TextFormat = keyof typeof FORMATS;

/** True when `text` looks like what the format asks for. Refusals are told by the message `validation.format.<format>`. */
export function fitsFormat(text: string, format: TextFormat): boolean {
  return FORMATS[format]?.test(text) ?? true;
}

/** True for a text without a visible character: empty, white space, zero-width or control characters only. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
