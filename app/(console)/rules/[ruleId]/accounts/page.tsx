import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RuleHeader } from "@/components/settings/rule-header";
import { RuleSettingScreen } from "@/components/settings/rule-setting-screen";
import { PageNotFound } from "@/components/shell/page-not-found";
import { requireActor } from "@/lib/auth/require-actor";
import type { Row } from "@/lib/engine/row";
import { ORGANISATION_SCOPE, type RuleSetting } from "@/lib/engine/rule-setting";
import { getRuleSettingPage, listAccountsOfRule } from "@/lib/settings/queries";
import { ruleMetadata } from "../rule-metadata";

interface Props {
  params: Promise<{ ruleId: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return ruleMetadata((await params).ruleId);
}

/** RTM-011's accounts, lock and explanation: its own page is the workbench. Other rules show all of it on one page. */
export default async function AccountsOfRulePage({ params, searchParams }: Props) {
  const [{ ruleId }, { after }, actor] = await Promise.all([params, searchParams, requireActor()]);
  const page = await getRuleSettingPage(actor, ruleId, ORGANISATION_SCOPE);
  if (!page) return <PageNotFound />;
  if (ruleId !== "RTM-011") redirect(`/rules/${encodeURIComponent(ruleId)}`);
  const { accounts, next, overriding, inheriting } = await listAccountsOfRule(
    actor,
    ruleId,
    typeof after === "string" ? after : undefined,
  );
  const [t, catalogue] = await Promise.all([getTranslations("rules"), getTranslations("catalogue.rules")]);
  return (
    <>
      <RuleHeader
        page={page}
        overrides={overriding}
        title={t("accountsOf")}
        breadcrumb={[
          { label: t("pageTitle"), href: "/rules" },
          { label: `${ruleId} ${catalogue(`${ruleId}.title`)}`, href: `/rules/${ruleId}` },
        ]}
      />
      <RuleSettingScreen
        ruleId={ruleId}
        page={page}
        lines={accounts.map(({ accountId, name, effective, own }) => ({
          accountId,
          name,
          source: effective.source,
          own: own && { ...own, body: own.body && withoutCells(own.body) },
        }))}
        counts={{ overriding, inheriting }}
        next={next}
        editable={actor.role !== "viewer"}
        withForm={false}
      />
    </>
  );
}

/** The list counts rows; a hundred accounts' patterns would be megabytes. */
function withoutCells(body: RuleSetting): RuleSetting {
  const patterns = body.values.patterns as Row[];
  return { ...body, values: { ...body.values, patterns: patterns.map(({ enabled }) => ({ enabled })) } };
}
