import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RolloutBoard } from "@/components/settings/rollout-board";
import type { RolloutLine } from "@/components/settings/rollout-line";
import { requireActor } from "@/lib/auth/require-actor";
import { listRules } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rollout");
  return { title: t("title") };
}

export default async function RolloutPage({
  searchParams,
}: {
  searchParams: Promise<{ view?: string | string[] }>;
}) {
  const [{ view }, actor] = await Promise.all([searchParams, requireActor()]);
  const [catalogue, rules] = await Promise.all([getTranslations("catalogue.rules"), listRules(actor)]);
  const lines = rules.map((rule): RolloutLine => ({
    ruleId: rule.ruleId,
    title: catalogue(`${rule.ruleId}.title` as never),
    state: rule.state,
    enabled: rule.gap.enabled,
    missing: rule.gap.missing,
    leftOffReason: rule.effective.setting.leftOffReason,
    version: rule.effective.version,
    baseVersion: rule.baseVersion,
    rowCount: rule.rowCount,
    overrides: rule.overrides,
    decidedAt: rule.decided?.at ?? null,
    mayEdit: rule.mayEdit,
  }));
  return <RolloutBoard lines={lines} view={view === "list" ? "list" : "phases"} />;
}
