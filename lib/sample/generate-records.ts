import { incidents, ordinaryDay, type SampleCall } from "./daily-life";
import { SAMPLE_ACCOUNTS } from "./people";
import { createRandom, type Random } from "./random";

const DAYS = 30;
const SEED = 20_261_123;
const DAY_MS = 86_400_000;
const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** Services whose events CloudTrail writes in us-east-1, wherever they are called from. */
const GLOBAL = new Set(["iam.amazonaws.com", "organizations.amazonaws.com", "signin.amazonaws.com"]);

/**
 * A month of CloudTrail records of a made-up organisation that ends at `now`, oldest first. Seeded: the same moment
 * always gives the same records, with the same eventIDs. Nothing in it comes from a real organisation.
 */
export function generateSampleRecords(now: Date): Record<string, unknown>[] {
  const today = Math.floor((now.getTime() + TOKYO_OFFSET_MS) / DAY_MS);
  const records: { at: number; record: Record<string, unknown> }[] = [];
  for (let daysAgo = DAYS - 1; daysAgo >= 0; daysAgo--) {
    const random = createRandom(SEED + daysAgo);
    const day = today - daysAgo;
    // 1 January 1970 was a Thursday.
    const isWeekend = [2, 3].includes(day % 7);
    for (const call of [...ordinaryDay(random, isWeekend), ...incidents(daysAgo, random)]) {
      const at = day * DAY_MS - TOKYO_OFFSET_MS + call.minute * 60_000 + random.between(0, 59) * 1_000;
      if (at < now.getTime()) records.push({ at, record: recordOf(call, at, random) });
    }
  }
  return records.sort((a, b) => a.at - b.at).map(({ record }) => record);
}

function recordOf(call: SampleCall, at: number, random: Random): Record<string, unknown> {
  const { caller } = call;
  const isFailedLogin = call.name === "ConsoleLogin" && call.errorCode !== undefined;
  return {
    eventVersion: "1.11",
    userIdentity: caller.identity,
    eventTime: new Date(at).toISOString().replace(".000Z", "Z"),
    eventSource: call.source,
    eventName: call.name,
    awsRegion: GLOBAL.has(call.source) ? "us-east-1" : (call.region ?? "ap-northeast-1"),
    sourceIPAddress: caller.sourceIPAddress,
    userAgent: caller.userAgent,
    ...(call.errorCode && {
      errorCode: call.errorCode,
      errorMessage: "This call was refused in the sample organisation.",
    }),
    requestParameters: call.request ?? null,
    responseElements:
      call.name === "ConsoleLogin" ? { ConsoleLogin: isFailedLogin ? "Failure" : "Success" } : null,
    ...(call.name === "ConsoleLogin" && { additionalEventData: { MFAUsed: isFailedLogin ? "No" : "Yes" } }),
    requestID: uuid(random),
    eventID: uuid(random),
    readOnly: call.readOnly ?? false,
    eventType: call.name === "ConsoleLogin" ? "AwsConsoleSignIn" : "AwsApiCall",
    managementEvent: true,
    recipientAccountId: SAMPLE_ACCOUNTS[call.account].id,
    eventCategory: "Management",
  };
}

function uuid(random: Random): string {
  return [random.hex(8), random.hex(4), `4${random.hex(3)}`, `a${random.hex(3)}`, random.hex(12)].join("-");
}
