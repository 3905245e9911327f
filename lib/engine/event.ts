/** What only rows with conditions look at. Absent is as good as empty: the fields are those of CloudTrailEvent. */
export interface Circumstances {
  accountId?: string;
  region?: string;
  actorKey?: string;
  actorName?: string;
  sourceIpAddress?: string;
  errorCode?: string;
  readOnly?: boolean | null;
  /** ISO 8601 UTC. */
  eventTime?: string;
}

/** What the engine judges of one CloudTrail record. Fields that the record lacks are the empty string. */
export interface JudgedEvent extends Circumstances {
  eventName: string;
  eventSource: string;
  /** `userIdentity.type` of the record. */
  userIdentityType: string;
  /** The record carries an errorCode. */
  failed: boolean;
}

/**
 * One CloudTrail record as read from outside, before anything is decided: every field that Kanaria stores or shows,
 * made safe for PostgreSQL (no U+0000, well-formed UTF-16), with the record itself as compact JSON in `raw`.
 */
export interface CloudTrailEvent extends JudgedEvent {
  /** `recipientAccountId`, else `userIdentity.accountId`; "" where neither is 12 digits. */
  accountId: string;
  /** `eventID`, or `sha256:<hex of raw>` is filled in by the server where the record has none ("" until then). */
  eventId: string;
  /** ISO 8601 UTC; "" where the record has none or it cannot be read. */
  eventTime: string;
  region: string;
  errorCode: string;
  readOnly: boolean | null;
  sourceIpAddress: string;
  userAgent: string;
  accessKeyId: string;
  /** Stable key of who did it (ARN without the session for roles, `service:…`, `root:…`, else principal id); "" unknown. */
  actorKey: string;
  /** Short name for people: user name, role/session, service host, "root". */
  actorName: string;
  /** What was acted on, where the record says so (user name, trail, instance id …); "" unknown. */
  target: string;
  raw: string;
}
