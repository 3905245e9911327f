import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { settingProblems } from "@/lib/catalogue/setting-problems";
import { ruleSettingSchema } from "@/lib/catalogue/setting-schema";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { hashOf, settingAt } from "@/lib/settings/ask-second-person";
import { parseStoredSetting } from "@/lib/settings/effective";
import type { SettingOutcome } from "@/lib/settings/schema";
import { inheritedSetting, requireWritableRule } from "@/lib/settings/write-target";
import { writeVersion } from "@/lib/settings/write-version";
import { requireOpenRequest, requireReviewer } from "./open-request";
import { approveRequestSchema, type ApproveRequestInput } from "./schema";

/**
 * Publishes exactly what another person asked for, in their name, where what held then still holds; else `outdated` or
 * `conflict`, and the request stays. Nobody approves their own. What moves a lock takes an administrator.
 */
export async function approveRequest(actor: Actor, input: ApproveRequestInput): Promise<SettingOutcome> {
  const parsed = approveRequestSchema.safeParse(input);
  if (!parsed.success) throw new AppError("invalid-input");
  const { id, comment } = parsed.data;
  return transaction(async (tx) => {
    const request = await requireOpenRequest(tx, actor, id);
    requireReviewer(actor, request);
    if (request.isExpired) throw new AppError("conflict");
    const { ruleId, scope } = request;
    const rule = requireWritableRule(ruleId);
    const stored = parseStoredSetting(request.body);
    const body = ruleSettingSchema(rule).nullable().safeParse(stored);
    if (!body.success) return { ok: false, problems: settingProblems(body.error) };
    const outcome = await writeVersion(tx, actor, {
      ruleId,
      scope,
      baseVersion: request.baseVersion,
      note: request.note,
      action: request.action,
      exempt: { author: { userId: request.requestedById, name: request.requestedByName } },
      next: async (current) => {
        const before = await settingAt(tx, scope, current?.body ?? null);
        if (hashOf(before) !== request.beforeHash) return { refusal: "outdated" };
        if (body.data && (await inheritedSetting(tx, rule, scope)).lockedByOrganisation) {
          return { refusal: "locked" };
        }
        if ((current?.body?.locked ?? false) !== (body.data?.locked ?? false)) requireAdmin(actor);
        return { body: body.data };
      },
    });
    if (!outcome.ok) return outcome;
    await tx.publishRequest.update({
      where: { id },
      data: {
        state: "approved",
        decidedAt: request.now,
        decidedByName: actor.name,
        comment,
        version: outcome.version,
      },
      select: { id: true },
    });
    // What they typed is live now; what they typed since stays.
    await tx.$executeRaw`
      DELETE FROM rule_draft
      WHERE user_id = ${request.requestedById} AND rule_id = ${ruleId} AND scope = ${scope}
        AND body -> 'rows' = ${JSON.stringify(body.data?.values.patterns ?? null)}::jsonb`;
    await recordAudit(tx, actor, {
      action: "publication.approve",
      targetKind: "rule-setting",
      targetId: `${ruleId}/${scope}`,
      targetLabel: `${ruleId} ${rule.title}`,
      accountId: request.accountId,
      note: comment,
      after: { requestId: id, requestedBy: request.requestedByName, version: outcome.version },
    });
    return outcome;
  });
}
