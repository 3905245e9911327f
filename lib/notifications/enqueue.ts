import type { OpenedFinding } from "@/lib/findings/open-findings";
import type { Tx } from "@/lib/db/transaction";
import { isAtLeast } from "@/lib/engine/risk-level";
import { foldNotifications, spendBudgets, type WantedNotification } from "./spend-budget";

/**
 * Writes one delivery per new finding and channel that wants it, in the finding's own transaction: a message is neither
 * lost nor sent for a finding that was rolled back. What only rows on trial found is sent to nobody; what is beyond a
 * row's noise budget waits for a digest. The worker is told on commit (NOTIFY) and sends it afterwards.
 * Returns the number of deliveries.
 */
export async function enqueueDeliveries(tx: Tx, findings: readonly OpenedFinding[]): Promise<number> {
  if (findings.length === 0) return 0;
  const channels = await tx.channel.findMany({
    where: { enabled: true },
    orderBy: { id: "asc" },
    select: { id: true, leastRiskLevel: true, allAccounts: true, accounts: { select: { accountId: true } } },
  });
  const wanted = channels.flatMap((channel): WantedNotification[] => {
    const accounts = channel.allAccounts ? null : new Set(channel.accounts.map((one) => one.accountId));
    return findings
      .filter(({ notice }) => notice !== null && isAtLeast(notice.riskLevel, channel.leastRiskLevel))
      .filter((finding) => accounts === null || accounts.has(finding.accountId))
      .map((finding) => ({ channelId: channel.id, finding }));
  });
  if (wanted.length === 0) return 0;
  const { sent, folded } = await spendBudgets(tx, wanted);
  await foldNotifications(tx, folded);
  if (sent.length === 0) return 0;
  const { count } = await tx.delivery.createMany({
    data: sent.map(({ channelId, finding }) => ({ channelId, findingId: finding.id })),
    skipDuplicates: true,
  });
  await tx.$executeRaw`SELECT pg_notify('kanaria_delivery', '')`;
  return count;
}
