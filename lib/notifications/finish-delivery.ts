import { transaction } from "@/lib/db/transaction";
import type { LeasedDelivery } from "./lease-deliveries";
import type { DeliveryOutcome } from "./outcome-of";

/**
 * Writes what became of a leased delivery, and of its channel's health with it. A worker whose lease was taken over
 * writes nothing (the token differs): false.
 */
export async function finishDelivery(leased: LeasedDelivery, outcome: DeliveryOutcome): Promise<boolean> {
  return transaction(async (tx) => {
    const state = outcome.kind === "retry" ? "pending" : outcome.kind;
    const error = outcome.kind === "delivered" ? null : outcome.error;
    const status = outcome.kind === "delivered" ? 200 : outcome.status;
    const after = outcome.kind === "retry" ? outcome.afterSeconds : 0;
    const written = await tx.$executeRaw`
      UPDATE delivery SET state = ${state}::"DeliveryState", last_error = ${error}, response_status = ${status},
             next_attempt_at = now() + make_interval(secs => ${after}),
             finished_at = CASE WHEN ${state} = 'pending' THEN NULL ELSE now() END,
             leased_until = NULL, lease_token = NULL
      WHERE id = ${leased.id}::uuid AND lease_token = ${leased.leaseToken}::uuid AND state = 'pending'`;
    if (written === 0) return false;
    if (outcome.kind === "delivered") {
      await tx.$executeRaw`
        UPDATE channel SET failing_since = NULL, last_error = NULL, paused_until = NULL
        WHERE id = ${leased.channelId}::uuid AND (failing_since IS NOT NULL OR paused_until IS NOT NULL)`;
    } else {
      const pause = outcome.kind === "retry" && outcome.pausesChannel ? outcome.afterSeconds : null;
      await tx.$executeRaw`
        UPDATE channel SET failing_since = coalesce(failing_since, now()), last_error = ${error},
               paused_until = CASE WHEN ${pause}::float8 IS NULL THEN paused_until
                                   ELSE now() + make_interval(secs => ${pause ?? 0}) END
        WHERE id = ${leased.channelId}::uuid`;
    }
    return true;
  });
}
