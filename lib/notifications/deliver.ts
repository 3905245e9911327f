import { db } from "@/lib/db/client";
import { notifyingRow } from "@/lib/engine/notifying-row";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { env } from "@/lib/env";
import { evidenceSchema } from "@/lib/findings/schema";
import { isLanguage } from "@/lib/i18n/language";
import { log } from "@/lib/log";
import { loadDigestFacts } from "./digest-facts";
import { finishDelivery } from "./finish-delivery";
import type { LeasedDelivery } from "./lease-deliveries";
import { outcomeOf, type DeliveryOutcome } from "./outcome-of";
import { postJson, type PostOutcome } from "./post-json";
import { unseal } from "./seal";
import { slackDigest } from "./slack-digest";
import { slackMessage, slackTestMessage, type MessageContext, type MessageFacts } from "./slack-message";

/** Calls of the same actor that a message mentions: so many, within so many minutes before and after. */
const NEARBY_CALLS = 5;
const NEARBY_MINUTES = 15;

/**
 * Sends one leased delivery and writes what became of it. The message is made now, not when it was enqueued: a finding
 * that was suppressed meanwhile is not sent. A crash before the outcome is written sends the message again after the
 * lease: at least once, never lost.
 */
export async function deliver(
  leased: LeasedDelivery,
): Promise<DeliveryOutcome["kind"] | "cancelled" | "lost"> {
  const channel = await db.channel.findUnique({
    where: { id: leased.channelId },
    select: { name: true, sealedUrl: true, language: true, enabled: true },
  });
  if (!channel) return "lost";
  const organisation = await db.organisation.findFirst({ select: { timeZone: true } });
  const context: MessageContext = {
    language: isLanguage(channel.language) ? channel.language : "en",
    timeZone: organisation?.timeZone ?? "UTC",
    consoleUrl: env().KANARIA_URL.replace(/\/+$/, ""),
  };
  const facts = leased.findingId === null ? null : await messageFacts(leased.findingId);
  const digest = leased.isDigest ? await loadDigestFacts(leased.id) : null;
  const isTest = leased.findingId === null && !leased.isDigest;
  const isOver = !isTest && ((facts === null && digest === null) || !channel.enabled);
  if (isOver) {
    await db.delivery.updateMany({
      where: { id: leased.id, leaseToken: leased.leaseToken, state: "pending" },
      data: { state: "cancelled", leaseToken: null, leasedUntil: null, finishedAt: new Date() },
    });
    return "cancelled";
  }
  const outcome = await attempt(leased, async () => {
    const payload = facts
      ? await slackMessage(facts, context)
      : digest
        ? await slackDigest(digest, context)
        : await slackTestMessage(channel.name, context);
    return postJson(unseal(channel.sealedUrl), payload);
  });
  const isWritten = await finishDelivery(leased, outcome);
  if (outcome.kind !== "delivered") {
    log.warn({ channelId: leased.channelId, deliveryId: leased.id, outcome }, "delivery not sent");
  }
  return isWritten ? outcome.kind : "lost";
}

/** A bug of ours must neither stop the worker nor repeat for ever: it counts as a failed attempt. */
async function attempt(leased: LeasedDelivery, send: () => Promise<PostOutcome>): Promise<DeliveryOutcome> {
  try {
    return outcomeOf(await send(), leased.attempts, Math.random());
  } catch (error) {
    log.error({ err: error, deliveryId: leased.id }, "message could not be made");
    return outcomeOf({ kind: "failed", reason: "internal" }, leased.attempts, Math.random());
  }
}

/** What the message tells, or null where the finding is gone or somebody suppressed it meanwhile. */
async function messageFacts(findingId: string): Promise<MessageFacts | null> {
  const finding = await db.finding.findUnique({
    where: { id: findingId },
    select: {
      number: true,
      ruleId: true,
      riskLevel: true,
      status: true,
      suppressedUntil: true,
      accountId: true,
      actorKey: true,
      eventRef: true,
      region: true,
      eventTime: true,
      sourceIpAddress: true,
      evidence: true,
      event: { select: { raw: true } },
      account: { select: { name: true } },
    },
  });
  if (!finding) return null;
  const isSuppressed =
    finding.status === "suppressed" &&
    (finding.suppressedUntil === null || finding.suppressedUntil > new Date());
  if (isSuppressed || finding.status === "resolved") return null;
  const around = NEARBY_MINUTES * 60_000;
  const nearby = finding.actorKey
    ? await db.event.findMany({
        where: {
          accountId: finding.accountId,
          actorKey: finding.actorKey,
          id: { not: finding.eventRef },
          eventTime: {
            gte: new Date(finding.eventTime.getTime() - around),
            lte: new Date(finding.eventTime.getTime() + around),
          },
          readOnly: { not: true },
        },
        orderBy: [{ eventTime: "desc" }, { id: "desc" }],
        take: NEARBY_CALLS,
        select: { eventTime: true, eventName: true },
      })
    : [];
  const told = tellingRow(finding.evidence);
  return {
    number: String(finding.number),
    riskLevel: told?.riskLevel ?? finding.riskLevel,
    ruleId: finding.ruleId,
    accountId: finding.accountId,
    accountName: finding.account.name,
    region: finding.region,
    eventTime: finding.eventTime,
    sourceIpAddress: finding.sourceIpAddress,
    raw: finding.event.raw,
    row: told,
    nearby: nearby.reverse().map(({ eventTime, eventName }) => ({ at: eventTime, eventName })),
  };
}

/** The row on whose account the message is sent: the attributed one unless that is on trial. */
function tellingRow(stored: unknown): (MessageFacts["row"] & { riskLevel: RiskLevel }) | null {
  const evidence = evidenceSchema.safeParse(stored);
  if (!evidence.success || !("rows" in evidence.data)) return null;
  const { rows } = evidence.data;
  const onTrial = new Set(rows.flatMap(({ rowId, trial }) => (trial ? rowId : [])));
  const telling = notifyingRow(rows, (rowId) => onTrial.has(rowId));
  const row = rows.find((one) => one.rowId === telling?.rowId);
  if (!row) return null;
  const { eventName, eventSource, userIdentityType } = row.cells;
  return {
    number: row.number,
    riskLevel: row.riskLevel,
    patterns: [eventName, eventSource, userIdentityType].map(({ pattern, not }) =>
      not ? `NOT ${pattern}` : pattern,
    ),
    others: [...rows.filter((one) => one !== row).map((one) => one.number), ...evidence.data.others],
  };
}
