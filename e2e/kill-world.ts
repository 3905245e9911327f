import { randomInt } from "node:crypto";
import { expect, vi } from "vitest";
import { db } from "@/lib/db/client";
import { createRandom, type Random } from "@/lib/sample/random";
import { createChannel } from "@/lib/notifications/create-channel";
import { systemActor } from "@/lib/auth/actor";
import { record } from "./records";
import type { SentRecord } from "./stored-once";
import { newAccount, row, saveRows } from "./world";

/** What decides about the moments of death: KILL_SEED repeats a run, as far as time can be repeated. */
export const seed = Number(process.env.KILL_SEED ?? randomInt(1_000_000));

export const isMatching = ({ eventName }: SentRecord) => /^(Delete|Put)/.test(eventName);

/** An empty database but for two accounts whose rows find what `isMatching` says, and a channel that is told of it. */
export async function newKillWorld(webhook: string): Promise<{ accountIds: string[]; random: Random }> {
  await db.$executeRaw`TRUNCATE account, source, channel, rule_setting, rule_setting_version CASCADE`;
  const accounts = [await newAccount("first"), await newAccount("second")];
  for (const { id } of accounts) await saveRows(id, [row("^Delete"), row("^Put")]);
  const channel = await createChannel(systemActor("fixtures"), {
    name: "#killed",
    url: webhook,
    leastRiskLevel: "LOW",
    allAccounts: true,
    accountIds: [],
    language: "en",
  });
  if (!channel.ok) throw new Error(JSON.stringify(channel));
  return { accountIds: accounts.map(({ id }) => id), random: createRandom(seed) };
}

/** What somebody had asked of the database before they were killed may still be done after it: waits for its end. */
export async function untilNobodyIsAtWork(): Promise<void> {
  const atWork = () => db.$queryRaw`
    SELECT pid, state, query FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
      AND state <> 'idle'`;
  await vi.waitFor(async () => expect(await atWork()).toEqual([]), { timeout: 40_000, interval: 20 });
}

/** So many records that differ in what the rollup tells apart. */
export function someRecords(random: Random, accountIds: readonly string[], count: number): SentRecord[] {
  return Array.from(
    { length: count },
    () =>
      record({
        eventName: random.pick([
          "DeleteTrail",
          "PutParameter",
          "CreateUser",
          "DescribeInstances",
          "RunInstances",
        ]),
        eventSource: random.pick(["iam.amazonaws.com", "ec2.amazonaws.com", "ssm.amazonaws.com"]),
        type: random.pick(["IAMUser", "AssumedRole", "Root"]),
        accountId: random.pick(accountIds),
        awsRegion: random.pick(["us-east-1", "ap-northeast-1"]),
        ...(random.chance(0.1) && { errorCode: "AccessDenied" }),
      }) as unknown as SentRecord,
  );
}
