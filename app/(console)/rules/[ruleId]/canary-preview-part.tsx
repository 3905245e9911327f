import { CanaryPreview } from "@/components/settings/canary-preview";
import type { Actor } from "@/lib/auth/actor";
import { previewCanary } from "@/lib/canary/queries";
import { fitsFormat } from "@/lib/catalogue/text-format";
import type { RuleSettingPage } from "@/lib/settings/queries";

interface Props {
  actor: Actor;
  page: RuleSettingPage;
  query: { canaries?: string | string[] };
}

/** What IAM-055's names on screen (in the address while unsaved), else the saved ones, would have found. */
export async function CanaryPreviewPart({ actor, page, query }: Props) {
  const draft = typeof query.canaries === "string" ? namesIn(query.canaries) : null;
  const users = draft ?? (page.effective.setting.values.canaryUsers as string[]);
  const { rows, days, hasMore } = await previewCanary(actor, users, page.account?.id ?? null, new Date());
  return (
    <CanaryPreview
      users={users}
      isDraft={draft !== null}
      events={rows.map((row) => ({ ...row, at: row.at.toISOString() }))}
      days={days}
      hasMore={hasMore}
    />
  );
}

/** As nuqs writes a list (a comma within a name is escaped); what can be no user name is left out. */
function namesIn(address: string): string[] {
  const names = address.split(",").map((name) => name.replaceAll("%2C", ","));
  return names.filter((name) => fitsFormat(name, "iamName")).slice(0, 20);
}
