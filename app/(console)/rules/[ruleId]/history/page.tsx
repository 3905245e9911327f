import type { Metadata } from "next";
import { VersionHistory } from "@/components/settings/version-history";
import { PageNotFound } from "@/components/shell/page-not-found";
import { requireActor } from "@/lib/auth/require-actor";
import { getRuleSettingPage, listVersions } from "@/lib/settings/queries";
import { beforeVersionSchema, pageScopeSchema } from "@/lib/settings/schema";
import { ruleMetadata } from "../rule-metadata";

interface Props {
  params: Promise<{ ruleId: string }>;
  searchParams: Promise<{ scope?: string | string[]; before?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return ruleMetadata((await params).ruleId);
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const [{ ruleId }, query, actor] = await Promise.all([params, searchParams, requireActor()]);
  const scope = pageScopeSchema.parse(query.scope);
  const page = await getRuleSettingPage(actor, ruleId, scope);
  if (!page) return <PageNotFound />;
  const before = beforeVersionSchema.parse(query.before);
  const { versions, next } = await listVersions(actor, ruleId, scope, before);
  return <VersionHistory page={page} versions={versions} next={next} />;
}
