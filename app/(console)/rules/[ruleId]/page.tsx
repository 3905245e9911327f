import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RuleHeader } from "@/components/settings/rule-header";
import { RuleSettingScreen } from "@/components/settings/rule-setting-screen";
import { PageNotFound } from "@/components/shell/page-not-found";
import { requireActor } from "@/lib/auth/require-actor";
import { CANARY_RULE_ID } from "@/lib/canary/queries";
import { getRuleSettingPage, listAccountsOfRule } from "@/lib/settings/queries";
import { pageScopeSchema } from "@/lib/settings/schema";
import { ruleMetadata } from "./rule-metadata";
import { CanaryPreviewPart } from "./canary-preview-part";
import { WorkbenchPage } from "./workbench-page";

interface Props {
  params: Promise<{ ruleId: string }>;
  searchParams: Promise<
    Partial<Record<"scope" | "after" | "events" | "last" | "canaries", string | string[]>>
  >;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return ruleMetadata((await params).ruleId);
}

export default async function RulePage({ params, searchParams }: Props) {
  const [{ ruleId }, query, actor] = await Promise.all([params, searchParams, requireActor()]);
  const scope = pageScopeSchema.parse(query.scope);
  const after = typeof query.after === "string" ? query.after : undefined;
  const page = await getRuleSettingPage(actor, ruleId, scope);
  if (!page) return <PageNotFound />;
  if (ruleId === "RTM-011") return <WorkbenchPage actor={actor} page={page} query={query} />;
  const { accounts, next, overriding, inheriting } = await listAccountsOfRule(actor, ruleId, after);
  const t = await getTranslations("rules");
  return (
    <>
      <RuleHeader
        page={page}
        overrides={overriding}
        breadcrumb={[{ label: t("pageTitle"), href: "/rules" }]}
      />
      <RuleSettingScreen
        ruleId={ruleId}
        page={page}
        lines={accounts.map(({ accountId, name, effective, own }) => ({
          accountId,
          name,
          source: effective.source,
          own,
        }))}
        counts={{ overriding, inheriting }}
        next={next}
        editable={actor.role !== "viewer"}
        preview={ruleId === CANARY_RULE_ID && <CanaryPreviewPart actor={actor} page={page} query={query} />}
      />
    </>
  );
}
