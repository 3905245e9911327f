import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { RiskLevel } from "@/components/ui/risk-level";
import { Tag } from "@/components/ui/tag";
import { needsConfiguration } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { HeaderActions } from "./header-actions";
import type { ScreenScope } from "./rule-setting-screen";

/** A rule's header: what it is called, its level here, whether it is decided, its history and its lock. */
export function RuleHeader({
  page,
  overrides,
  breadcrumb,
  title,
}: {
  page: ScreenScope & { ruleId: string; mayLock: boolean };
  overrides: number;
  breadcrumb: { label: string; href: string }[];
  /** Of a page below the rule's own; else the rule's name stands there. */
  title?: string;
}) {
  const t = useTranslations("settings");
  const catalogue = useTranslations("catalogue.rules");
  const rule = requireRule(page.ruleId);
  const { setting } = page.effective;
  const isOrganisation = page.account === null;
  const canLock = isOrganisation && page.mayLock && page.organisation?.body != null;
  return (
    <PageHeader
      breadcrumb={breadcrumb}
      code={title ? undefined : rule.id}
      title={title ?? catalogue(`${rule.id}.title` as never)}
      tags={
        <>
          <RiskLevel level={setting.riskLevel ?? rule.defaultRiskLevel} />
          {needsConfiguration(rule, page.effective) ? (
            <Tag tone="warn">{t("state.undecided")}</Tag>
          ) : (
            !setting.enabled && <Tag>{t("state.leftOff")}</Tag>
          )}
          {page.locked && <Tag>{t("lock.tag")}</Tag>}
        </>
      }
      actions={
        <HeaderActions
          ruleId={rule.id}
          version={page.own?.version ?? 0}
          historyHref={`/rules/${rule.id}/history${isOrganisation ? "" : `?scope=${page.scope}`}`}
          lock={canLock ? { locked: page.locked, baseVersion: page.baseVersion, overrides } : null}
        />
      }
    />
  );
}
