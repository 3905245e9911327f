import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { describe } from "./create-channel";
import { targetProblems, urlHint } from "./require-target";
import type { UpdateChannelInput } from "./schema";
import { seal } from "./seal";

/**
 * Changes a channel; a new URL replaces the stored one and forgets its failures. `version` must be the one that the form
 * was filled from, else `conflict` is thrown and nothing is changed. Administrators only.
 */
export async function updateChannel(actor: Actor, input: UpdateChannelInput): Promise<Result> {
  requireAdmin(actor);
  const { url } = input;
  const problems = url === undefined ? [] : targetProblems(url);
  if (problems.length > 0) return { ok: false, problems };
  const accountIds = input.allAccounts ? [] : [...new Set(input.accountIds)];
  return transaction(async (tx) => {
    const before = await tx.channel.findUnique({
      where: { id: input.id },
      select: {
        name: true,
        leastRiskLevel: true,
        allAccounts: true,
        language: true,
        version: true,
        urlHint: true,
        accounts: { select: { accountId: true } },
      },
    });
    if (!before) throw new AppError("not-found");
    if ((await tx.account.count({ where: { id: { in: accountIds } } })) < accountIds.length) {
      return { ok: false, problems: [{ path: ["accountIds"], message: "unknown-account" }] };
    }
    const { count } = await tx.channel.updateMany({
      where: { id: input.id, version: input.version },
      data: {
        name: input.name,
        leastRiskLevel: input.leastRiskLevel,
        allAccounts: input.allAccounts,
        language: input.language,
        version: { increment: 1 },
        ...(url === undefined
          ? {}
          : {
              sealedUrl: seal(url),
              urlHint: urlHint(url),
              failingSince: null,
              lastError: null,
              pausedUntil: null,
            }),
      },
    });
    if (count === 0) throw new AppError("conflict");
    await tx.channelAccount.deleteMany({ where: { channelId: input.id } });
    await tx.channelAccount.createMany({
      data: accountIds.map((accountId) => ({ channelId: input.id, accountId })),
    });
    await recordAudit(tx, actor, {
      action: "channel.update",
      targetKind: "channel",
      targetId: input.id,
      targetLabel: input.name,
      before: {
        ...describe({ ...before, accountIds: before.accounts.map((one) => one.accountId) } as never),
        url: before.urlHint,
      },
      after: { ...describe(input), url: url === undefined ? before.urlHint : urlHint(url) },
    });
    return { ok: true };
  });
}
