import type { Actor } from "@/lib/auth/actor";
import type { FindingActivityKind, Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { Target } from "./select-targets";

/** Numbers that an audit row lists; a larger decision says how many there were. */
const LISTED = 50;

/**
 * Writes one timeline entry per finding, all alike except for the status each came from. `at` is the decision's moment.
 */
export async function writeActivities(
  tx: Tx,
  actor: Actor,
  entry: {
    kind: FindingActivityKind;
    comment: string | null;
    at: Date;
    data: Record<string, string | boolean | null>;
  },
  targets: readonly Pick<Target, "id" | "from">[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO finding_activity (finding_id, kind, comment, data, at, created_by_id, created_by_name)
    SELECT id, ${storedKind(entry.kind)}::"FindingActivityKind", ${entry.comment},
           ${JSON.stringify(entry.data)}::jsonb || jsonb_build_object('from', came_from), ${entry.at},
           ${actor.userId}, ${actor.name}
    FROM unnest(${targets.map((t) => t.id)}::uuid[], ${targets.map((t) => t.from)}::text[]) AS given(id, came_from)`;
}

/** The names in the database: Prisma's @map. */
function storedKind(kind: FindingActivityKind): string {
  return kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What an audit row says about the findings of one decision. */
export function auditOfTargets(targets: readonly Target[], after: Prisma.InputJsonObject) {
  const numbers = targets.map((target) => `F-${target.number}`);
  const accounts = new Set(targets.map((target) => target.accountId));
  return {
    targetKind: "finding",
    targetId: String(targets[0]?.number ?? ""),
    targetLabel:
      numbers.length > 1
        ? `${numbers[0]} (+${numbers.length - 1})`
        : `${numbers[0]} ${targets[0]?.eventName}`,
    accountId: accounts.size === 1 ? [...accounts][0]! : null,
    before: { status: [...new Set(targets.map((target) => target.from))].sort().join(", ") },
    after: { ...after, count: numbers.length, findings: numbers.slice(0, LISTED) },
  };
}
