import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import type { Result } from "@/lib/errors";
import { targetProblems, urlHint } from "./require-target";
import { seal } from "./seal";
import type { CreateChannelInput } from "./schema";

/** Creates a Slack channel. The URL is vetted, sealed and never shown again. Administrators only. */
export async function createChannel(
  actor: Actor,
  input: CreateChannelInput,
): Promise<Result<{ channelId: string }>> {
  requireAdmin(actor);
  const problems = targetProblems(input.url);
  if (problems.length > 0) return { ok: false, problems };
  const accountIds = input.allAccounts ? [] : input.accountIds;
  return transaction(async (tx) => {
    const known = await tx.account.count({ where: { id: { in: accountIds } } });
    if (known < new Set(accountIds).size) {
      return { ok: false, problems: [{ path: ["accountIds"], message: "unknown-account" }] };
    }
    const channel = await tx.channel.create({
      data: {
        name: input.name,
        kind: "slack",
        sealedUrl: seal(input.url),
        urlHint: urlHint(input.url),
        leastRiskLevel: input.leastRiskLevel,
        allAccounts: input.allAccounts,
        language: input.language,
        accounts: { create: accountIds.map((accountId) => ({ accountId })) },
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: "channel.create",
      targetKind: "channel",
      targetId: channel.id,
      targetLabel: input.name,
      after: { ...describe(input), url: urlHint(input.url) },
    });
    return { ok: true, channelId: channel.id };
  });
}

/** A channel as the audit log has it: everything but the URL. */
export function describe(channel: Omit<CreateChannelInput, "url">) {
  const { name, leastRiskLevel, allAccounts, accountIds, language } = channel;
  return { name, leastRiskLevel, allAccounts, accountIds: allAccounts ? [] : accountIds, language };
}
