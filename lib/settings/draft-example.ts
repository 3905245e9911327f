import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { addExample, exampleEvent, removeExample } from "@/lib/catalogue/row-examples";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Row, RowExample } from "@/lib/engine/row";
import { areSameRows } from "@/lib/engine/rows-diff";
import type { RuleSetting, Scope } from "@/lib/engine/rule-setting";
import { discardDraft, DRAFT_RULE_ID } from "./discard-draft";
import { getDraft, getRuleSettingPage } from "./queries";
import { saveDraft } from "./save-draft";
import type { DraftBody, RuleDraft } from "./schema";
import { requireEditScope } from "./write-target";

/** Hours that a finding counts as new where a setting does not say it: the catalogue's. */
const DEFAULT_TTL = 3;

/**
 * Why a draft has no new example. `rowGone`: the row is no longer in it; `locked`: accounts may have no rows of their
 * own; `examplesFull`, `eventTooLong`: it would not fit; `draftElsewhere`: the draft was written at the same moment.
 */
export type DraftExampleProblem = "rowGone" | "locked" | "examplesFull" | "eventTooLong" | "draftElsewhere";

export type DraftExampleOutcome =
  | { ok: true; rowNumber: number; exampleId: string; isNew: boolean }
  | { ok: false; problems: { path: []; message: DraftExampleProblem }[] };

interface Wanted {
  scope: Scope;
  rowId: string;
  expect: RowExample["expect"];
  event: Parameters<typeof exampleEvent>[0];
}

/**
 * Adds an event as an example to a row of the actor's own draft, which is begun from the live rows where there is none.
 * Nothing of it holds before it is published, so it is not audited. `not-found` and `forbidden` as saveDraft.
 */
export async function addDraftExample(actor: Actor, wanted: Wanted): Promise<DraftExampleOutcome> {
  const found = await openDraft(actor, wanted.scope);
  if (!found) return refuse("locked");
  const index = found.draft.body.rows.findIndex(({ id }) => id === wanted.rowId);
  const row = found.draft.body.rows[index];
  if (!row) return refuse("rowGone");
  const event = exampleEvent(wanted.event);
  if (!event) return refuse("eventTooLong");
  const added = addExample(row, { expect: wanted.expect, event }, randomUUID());
  if (!added.ok) return refuse(added.problem);
  const done = { ok: true as const, rowNumber: index + 1, exampleId: added.example.id, isNew: added.isNew };
  if (!added.isNew) return done;
  return (await store(actor, wanted.scope, found.draft, added.row)) ? done : refuse("draftElsewhere");
}

/**
 * Takes an example out of the actor's own draft again. A draft that then says what is live is thrown away; an example
 * that is no longer there is as good as removed.
 */
export async function removeDraftExample(
  actor: Actor,
  { scope, rowId, exampleId }: { scope: Scope; rowId: string; exampleId: string },
): Promise<{ ok: true } | Extract<DraftExampleOutcome, { ok: false }>> {
  const found = await openDraft(actor, scope);
  const row = found?.draft.body.rows.find(({ id }) => id === rowId);
  if (!found || !row?.examples?.some(({ id }) => id === exampleId)) return { ok: true };
  const stored = await store(actor, scope, found.draft, removeExample(row, exampleId), found.live);
  return stored ? { ok: true } : refuse("draftElsewhere");
}

async function openDraft(
  actor: Actor,
  scope: Scope,
): Promise<{ draft: Omit<RuleDraft, "savedAt">; live: DraftBody } | null> {
  if (actor.userId === null) throw new AppError("forbidden");
  await transaction((tx) => requireEditScope(tx, actor, scope));
  const [page, stored] = await Promise.all([
    getRuleSettingPage(actor, DRAFT_RULE_ID, scope),
    getDraft(actor, scope),
  ]);
  if (!page || (page.account && page.locked)) return null;
  const live = bodyOf(page.effective.setting);
  return { draft: stored ?? { baseVersion: page.baseVersion, revision: 0, body: live }, live };
}

async function store(
  actor: Actor,
  scope: Scope,
  { baseVersion, revision, body }: Omit<RuleDraft, "savedAt">,
  row: Row,
  live?: DraftBody,
): Promise<boolean> {
  const rows = body.rows.map((one) => (one.id === row.id ? row : one));
  const next = { ...body, rows };
  // The save refuses what another tab wrote meanwhile, also where the draft is not needed any more.
  const { ok } = await saveDraft(actor, { scope, baseVersion, revision, body: next });
  if (ok && live && isSameBody(next, live)) await discardDraft(actor, { scope });
  return ok;
}

function bodyOf({ enabled, riskLevel, values }: RuleSetting): DraftBody {
  const { ttl, patterns } = values;
  return {
    enabled,
    riskLevel,
    ttl: typeof ttl === "number" ? ttl : DEFAULT_TTL,
    rows: Array.isArray(patterns) ? (patterns as Row[]) : [],
  };
}

function isSameBody(one: DraftBody, other: DraftBody): boolean {
  const isSameChoice =
    one.enabled === other.enabled && one.riskLevel === other.riskLevel && one.ttl === other.ttl;
  return isSameChoice && areSameRows(one.rows, other.rows);
}

function refuse(message: DraftExampleProblem): Extract<DraftExampleOutcome, { ok: false }> {
  return { ok: false, problems: [{ path: [], message }] };
}
