import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { SAMPLE_ACCOUNTS } from "./people";

const DAY_MS = 86_400_000;
const ACCOUNT_IDS = Object.values(SAMPLE_ACCOUNTS).map(({ id }) => id);

interface Person {
  name: string;
}

const SUZUKI: Person = { name: "鈴木 葵" };
const MORI: Person = { name: "森 隼" };

/** Brings the sample's findings into every state, as people would have done it over the month. */
export async function decideSampleFindings(tx: Tx, language: "en" | "ja", now: Date): Promise<void> {
  const say = (en: string, ja: string) => (language === "ja" ? ja : en);
  const daysFromNow = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const before = (days: number) => ({ lt: daysFromNow(-days) });

  await suppress(
    tx,
    { eventName: "DeleteDBSnapshot" },
    SUZUKI,
    say("Monthly clean-up of snapshots", "月次のスナップショット削除"),
    null,
    now,
  );
  await suppress(
    tx,
    { eventName: "CreateDBSnapshot", eventTime: before(1) },
    SUZUKI,
    say("Nightly snapshots, as planned", "夜間スナップショット。計画どおり"),
    null,
    now,
  );
  await suppress(
    tx,
    { eventName: "TerminateInstances", eventTime: before(3) },
    MORI,
    say("Tests in the sandbox were cleaned up", "検証環境の後片付け"),
    daysFromNow(1),
    now,
  );
  await suppress(
    tx,
    { eventName: "PutBucketPolicy", eventTime: before(4) },
    MORI,
    say("Deploy CHG-2291, checked in the account", "変更申請 CHG-2291 のデプロイ。実環境も確認済み"),
    daysFromNow(20),
    now,
  );
  // This one has ended: its findings are open again, with their history.
  await suppress(
    tx,
    { eventName: "CreateChangeSet", eventTime: before(10) },
    SUZUKI,
    say("Known until the release", "リリースまで既知"),
    daysFromNow(-1),
    now,
  );
  await setStatus(
    tx,
    { ruleId: "IAM-055", eventName: "GetCallerIdentity" },
    SUZUKI,
    "investigating",
    say("Asking around where this key was found.", "キーがどこから漏れたか確認中です。"),
    now,
  );
  await setStatus(
    tx,
    { eventName: "RunInstances", actorName: "mori.h" },
    MORI,
    "confirmed",
    say("Four p4d.24xlarge nobody had asked for.", "申請のない p4d.24xlarge が4台。"),
    now,
  );
  await setStatus(
    tx,
    { eventName: "RunInstances", eventTime: before(8) },
    MORI,
    "resolved",
    say("Instances are gone.", "インスタンスは削除済みです。"),
    now,
  );
  await setStatus(
    tx,
    { eventName: "MoveAccount" },
    SUZUKI,
    "resolved",
    say("Agreed with the owner of the account.", "アカウントの所有者と合意済みです。"),
    now,
  );
}

async function matching(tx: Tx, where: Prisma.FindingWhereInput) {
  return tx.finding.findMany({
    where: { ...where, accountId: { in: ACCOUNT_IDS }, status: "open" },
    orderBy: { number: "asc" },
    take: 500,
    select: { id: true, eventTime: true },
  });
}

/** Decisions lie some hours after the event, but never in the future. */
function decidedAt(eventTime: Date, now: Date): Date {
  return new Date(Math.min(eventTime.getTime() + 5 * 3_600_000, now.getTime()));
}

async function suppress(
  tx: Tx,
  where: Prisma.FindingWhereInput,
  by: Person,
  comment: string,
  until: Date | null,
  now: Date,
) {
  const findings = await matching(tx, where);
  if (findings.length === 0) return;
  const at = decidedAt(findings.at(-1)!.eventTime, now);
  const { id: suppressionId } = await tx.suppression.create({
    data: { comment, until, findingCount: findings.length, createdAt: at, createdByName: by.name },
    select: { id: true },
  });
  const ids = findings.map((finding) => finding.id);
  await tx.finding.updateMany({
    where: { id: { in: ids } },
    data: { status: "suppressed", suppressedUntil: until, suppressionId },
  });
  const data = { from: "open", to: "suppressed", until: until?.toISOString() ?? null, suppressionId };
  await tx.findingActivity.createMany({
    data: ids.map((findingId) => ({
      findingId,
      kind: "suppressed",
      comment,
      data,
      at,
      createdByName: by.name,
    })),
  });
}

async function setStatus(
  tx: Tx,
  where: Prisma.FindingWhereInput,
  by: Person,
  to: "investigating" | "confirmed" | "resolved",
  comment: string,
  now: Date,
) {
  const findings = await matching(tx, where);
  const ids = findings.map((finding) => finding.id);
  await tx.finding.updateMany({ where: { id: { in: ids } }, data: { status: to } });
  await tx.findingActivity.createMany({
    data: findings.map(({ id, eventTime }) => ({
      findingId: id,
      kind: "statusChanged",
      comment,
      data: { from: "open", to },
      at: decidedAt(eventTime, now),
      createdByName: by.name,
    })),
  });
}
