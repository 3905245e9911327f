import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** A stored event that may have to do with a canary, with its record for the engine. */
export interface StoredCall {
  id: bigint;
  accountId: string;
  at: Date;
  eventName: string;
  eventSource: string;
  actorName: string;
  sourceIpAddress: string;
  raw: string;
}

export interface StoredCallSearch {
  /** IAM user names in lower case, each once. */
  names: readonly string[];
  accountIds: readonly string[];
  since: Date;
  /** Calls per way of finding them, the newest; one more tells that there are more. */
  most: number;
}

/** A way in which an event names an IAM user: the name, and the condition of the index that holds it, word for word. */
export interface StoredCallWay {
  index: string;
  name: Prisma.Sql;
  condition: Prisma.Sql;
}

const BY_USER: StoredCallWay = {
  index: "event_by_iam_user",
  name: Prisma.sql`lower(coalesce(substring(actor_key from '^arn:[^:]*:iam::[0-9]*:user/(?:.*/)?([^/]+)$'), actor_name))`,
  condition: Prisma.sql`(user_identity_type = 'IAMUser' OR actor_key LIKE 'arn:%:iam::%:user/%')`,
};

const ON_USER: StoredCallWay = {
  index: "event_on_iam_user",
  name: Prisma.sql`lower(target)`,
  condition: Prisma.sql`event_source = 'iam.amazonaws.com' AND read_only IS NOT TRUE`,
};

/** `raw` is compact JSON, in which a key is never followed by anything else: text that quotes it has backslashes. */
const TO_USER: StoredCallWay = {
  index: "event_to_iam_user",
  name: Prisma.sql`lower(substring(raw from '"newUserName":"([^"\\\\]{1,128})"'))`,
  condition: Prisma.sql`event_source = 'iam.amazonaws.com' AND read_only IS NOT TRUE AND raw LIKE '%"newUserName":"%'`,
};

/** Done by an IAM user or a session of its key, done on one, or renaming somebody to one. */
export const STORED_CALL_WAYS = [BY_USER, ON_USER, TO_USER];

/**
 * The stored events that the engine may find a canary in, by what index holds of them: made by these IAM users or by
 * sessions of their keys, made on them, or renaming somebody to them. Reads as many index entries per name and account as
 * are asked for, however long the history is.
 */
export async function findStoredCalls(search: StoredCallSearch): Promise<{
  calls: StoredCall[];
  hasMore: boolean;
}> {
  const found = await Promise.all(
    STORED_CALL_WAYS.map((way) => db.$queryRaw<StoredCall[]>(storedCallQuery(way, search))),
  );
  const calls = new Map(found.flatMap((list) => list.slice(0, search.most)).map((call) => [call.id, call]));
  return { calls: [...calls.values()], hasMore: found.some((list) => list.length > search.most) };
}

/** The newest calls of one way, one more than asked for where there are more. */
export function storedCallQuery(way: StoredCallWay, search: StoredCallSearch): Prisma.Sql {
  const { names, accountIds, since, most } = search;
  return Prisma.sql`
    WITH found AS (
      SELECT call.id FROM unnest(${names}::text[]) AS wanted (name)
      CROSS JOIN unnest(${accountIds}::text[]) AS place (account_id)
      CROSS JOIN LATERAL (
        SELECT id, event_time FROM event
        WHERE ${way.condition} AND ${way.name} = wanted.name AND account_id = place.account_id::bpchar
          AND event_time >= ${since}
        ORDER BY event_time DESC, id DESC LIMIT ${most + 1}
      ) call
      ORDER BY call.event_time DESC, call.id DESC LIMIT ${most + 1}
    )
    SELECT id, account_id AS "accountId", event_time AS "at", event_name AS "eventName", event_source AS "eventSource",
           actor_name AS "actorName", source_ip_address AS "sourceIpAddress", raw
    FROM event JOIN found USING (id) ORDER BY event_time DESC, id DESC`;
}
