import { gzipSync } from "node:zlib";

/** A CloudTrail record as AWS writes it, with what a story cares about. */
export function record(
  fields: Record<string, unknown> & { eventName: string; eventSource: string },
): Record<string, unknown> {
  const { accountId = "402177539018", type = "IAMUser", userName = "tanaka.yu", ...rest } = fields;
  return {
    eventVersion: "1.11",
    userIdentity: {
      type,
      principalId: "AIDAEXAMPLE",
      arn: `arn:aws:iam::${String(accountId)}:user/${String(userName)}`,
      accountId,
      ...(type === "IAMUser" && { userName }),
    },
    eventTime: new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+Z/, "Z"),
    awsRegion: "us-east-1",
    sourceIPAddress: "203.0.113.24",
    userAgent: "aws-cli/2.31.14",
    requestParameters: null,
    responseElements: null,
    requestID: crypto.randomUUID(),
    eventID: crypto.randomUUID(),
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: "Management",
    ...rest,
  };
}

/** The rate the screen shows for so many of these records: an hour ago may have been the UTC day before. */
export function aDay(count: number): RegExp {
  return new RegExp(`${count.toFixed(1)}|${(count / 2).toFixed(1)}`.replaceAll(".", "\\."));
}

/** A log file as CloudTrail puts it into S3. */
export function logFile(records: readonly unknown[]): Buffer {
  return gzipSync(JSON.stringify({ Records: records }));
}
