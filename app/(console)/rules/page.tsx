import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { RuleLine } from "@/components/settings/filter-rules";
import { RuleList } from "@/components/settings/rule-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/auth/require-actor";
import { requireRule } from "@/lib/catalogue/rules";
import { listRules } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rules");
  return { title: t("pageTitle") };
}

export default async function RulesPage() {
  const actor = await requireActor();
  const [t, catalogue, rules] = await Promise.all([
    getTranslations("rules"),
    getTranslations("catalogue"),
    listRules(actor),
  ]);
  const lines = rules.map((overview): RuleLine => {
    const rule = requireRule(overview.ruleId);
    const { setting, version } = overview.effective;
    return {
      ruleId: rule.id,
      title: catalogue(`rules.${rule.id}.title` as never),
      serviceName: catalogue(`services.${rule.service}` as never),
      state: overview.state,
      riskLevel: setting.riskLevel ?? rule.defaultRiskLevel,
      levelChanged: setting.riskLevel !== null && setting.riskLevel !== rule.defaultRiskLevel,
      version,
      locked: setting.locked,
      overrides: overview.overrides,
    };
  });
  return (
    <>
      <PageHeader title={t("pageTitle")} detail={t("detail", { count: rules.length })} />
      <RuleList lines={lines} />
    </>
  );
}
