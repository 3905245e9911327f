import { randomInt, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import { resetSetting } from "@/lib/settings/reset-setting";
import { saveSetting } from "@/lib/settings/save-setting";
import { createSource } from "@/lib/sources/create-source";
import type { Access } from "@/lib/users/schema";
import { createTestPerson, TEST_PASSWORD } from "@/lib/users/test-people";
import type { Credentials } from "./people";

/** What stories need to be there before they begin. Each has accounts, people and sources of its own. */
const fixtures = systemActor("fixtures");

export interface Account {
  id: string;
  name: string;
}

export async function newAccount(label = "account"): Promise<Account> {
  const id = String(randomInt(100_000_000_000, 999_999_999_999));
  const name = `${label}-${id.slice(-5)}`;
  await db.account.create({ data: { id, name } });
  return { id, name };
}

export interface Person extends Credentials {
  id: string;
  name: string;
}

/** A person who can sign in. Chosen accounts when `accountIds` is given, else all. */
export async function newPerson(
  label: string,
  access: Partial<Access> = {},
  language: "en" | "ja" = "en",
): Promise<Person> {
  const email = `${label}.${randomUUID().slice(0, 8)}@aoba.example`;
  const person = await createTestPerson({ allAccounts: !access.accountIds, ...access }, email);
  await db.user.update({ where: { id: person.userId }, data: { language, timeZone: "Asia/Tokyo" } });
  return { id: person.userId, name: person.name, email, password: TEST_PASSWORD };
}

/** A row of RTM-011's grid. */
export function row(
  eventName: string,
  eventSource = "",
  userIdentityType = "",
  more: Partial<Row> = {},
): Row {
  return {
    id: randomUUID(),
    enabled: true,
    eventName: { pattern: eventName, not: false },
    eventSource: { pattern: eventSource, not: false },
    userIdentityType: { pattern: userIdentityType, not: false },
    riskLevel: null,
    failedCalls: true,
    note: "",
    ...more,
  };
}

/** RTM-011 of one account, so that nothing but these rows decides about its events. */
export async function saveRows(accountId: string, rows: Row[]): Promise<void> {
  await saveAccountSetting(accountId, "RTM-011", { patterns: rows, ttl: 3 });
}

export async function saveAccountSetting(
  accountId: string,
  ruleId: string,
  values: Record<string, unknown>,
): Promise<void> {
  const outcome = await saveSetting(fixtures, {
    ruleId,
    scope: accountId,
    baseVersion: 0,
    body: {
      enabled: true,
      riskLevel: null,
      exceptions: { resourceIds: [], tags: [] },
      values,
      leftOffReason: null,
      locked: false,
    },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** What the server keeps of a person's draft of RTM-011 as JSON; empty where it keeps none. */
export async function storedDraft(userId: string): Promise<string> {
  const draft = await db.ruleDraft.findFirst({
    where: { userId, ruleId: "RTM-011" },
    select: { body: true },
  });
  return draft ? JSON.stringify(draft.body) : "";
}

/** Takes back what was decided for the whole organisation, for a story to begin where nothing is. */
export async function resetOrganisation(ruleId: string): Promise<void> {
  const where = { ruleId_scope: { ruleId, scope: "organisation" } };
  const head = await db.ruleSetting.findUnique({ where, select: { version: true } });
  if (!head) return;
  const input = { ruleId, scope: "organisation", baseVersion: head.version, note: "" };
  const outcome = await resetSetting(fixtures, input);
  if (!outcome.ok && outcome.refusal !== "nothingToReset") throw new Error(JSON.stringify(outcome));
}

export interface Counts {
  received: number;
  stored: number;
  duplicate: number;
  matched: number;
  rejected: { index: number; reason: string }[];
}

/** A source for these accounts; the answer sends records to it as AWS would. */
export async function newSource(...accountIds: string[]): Promise<(records: unknown[]) => Promise<Counts>> {
  const made = await createSource(fixtures, {
    name: `fixtures ${accountIds[0]}`,
    allAccounts: false,
    accountIds,
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return async (records) => {
    const answer = await deliver(made.sourceId, made.secret, records);
    if (answer.status !== 200) throw new Error(`ingestion answered ${answer.status}`);
    return (await answer.json()) as Counts;
  };
}

/** Posts a gzipped log file to a source. */
export function deliver(sourceId: string, secret: string, records: readonly unknown[]): Promise<Response> {
  return fetch(new URL(`/api/ingest/${sourceId}`, process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000"), {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: gzipSync(JSON.stringify({ Records: records })),
  });
}
