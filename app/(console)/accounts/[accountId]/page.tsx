import { getTranslations } from "next-intl/server";
import { AccountActivity } from "@/components/accounts/account-activity";
import { AccountFacts } from "@/components/accounts/account-facts";
import { AccountMenu } from "@/components/accounts/account-menu";
import styles from "@/components/accounts/account-screen.module.css";
import { AccountSettings, type HeldRule } from "@/components/accounts/account-settings";
import { AccountSources } from "@/components/accounts/account-sources";
import { AcknowledgeButton } from "@/components/accounts/acknowledge-button";
import { PageNotFound } from "@/components/shell/page-not-found";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { getAccount, getAccountWork, type AccountOverride } from "@/lib/accounts/queries";
import { mayEditAccount, type Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/require-actor";
import { getRule, RULES } from "@/lib/catalogue/rules";
import { listEffectiveSettings } from "@/lib/settings/queries";
import { listSources } from "@/lib/sources/queries";

/** Rules that look at events are shown for every account, also where all is inherited. */
const ALWAYS_SHOWN = ["RTM-011", "IAM-055"];

interface Props {
  params: Promise<{ accountId: string }>;
}

export async function generateMetadata({ params }: Props) {
  const actor = await requireActor();
  const { accountId } = await params;
  const account = /^\d{12}$/.test(accountId) ? await getAccount(actor, accountId) : null;
  const t = await getTranslations("accounts");
  return { title: account?.name ?? t("title") };
}

export default async function AccountPage({ params }: Props) {
  const actor = await requireActor();
  const { accountId } = await params;
  if (!/^\d{12}$/.test(accountId)) return <PageNotFound />;
  const now = new Date();
  const isAdmin = actor.role === "admin";
  const [account, work, sources, t] = await Promise.all([
    getAccount(actor, accountId),
    getAccountWork(actor, accountId, now),
    isAdmin ? listSources(actor, now) : null,
    getTranslations("accounts"),
  ]);
  if (!account || !work) return <PageNotFound />;
  const rules = await holdRules(actor, accountId, work.overrides);
  const rights = { mayManage: isAdmin, mayAcknowledge: mayEditAccount(actor, accountId) };
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("title"), href: "/accounts" }]}
        title={account.isNew && account.name === account.id ? t("unnamed") : account.name}
        tags={
          <>
            {account.isNew ? <Tag tone="ai">{t("new")}</Tag> : null}
            {account.isSample ? <Tag>{t("sample")}</Tag> : null}
          </>
        }
        actions={<AccountMenu account={account} rights={rights} />}
      />
      <PageBody
        aside={
          <AccountActivity
            accountId={accountId}
            counts={work.counts}
            days={work.days}
            hasArrived={account.lastIngestAt !== null}
          />
        }
      >
        {account.isNew && rights.mayAcknowledge ? (
          <div className={styles.note}>
            <AcknowledgeButton id={accountId} />
          </div>
        ) : null}
        <AccountFacts account={account} />
        <Section
          title={t("settings.title")}
          detail={t("settings.detail", { own: work.overrides.length, total: RULES.length })}
        >
          <AccountSettings accountId={accountId} rules={rules} />
        </Section>
        {sources ? (
          <Section title={t("sources.title")}>
            <AccountSources
              sources={sources.filter(
                (source) => source.allAccounts || source.accountIds.includes(accountId),
              )}
            />
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}

/** What holds on the account for the rules that are shown, with who changed the account's own settings. */
async function holdRules(actor: Actor, accountId: string, overrides: AccountOverride[]): Promise<HeldRule[]> {
  const [catalogue, own] = [
    await getTranslations("catalogue"),
    new Map(overrides.map((one) => [one.ruleId, one])),
  ];
  const ids = [...new Set([...ALWAYS_SHOWN, ...own.keys()])].filter((ruleId) => getRule(ruleId));
  return Promise.all(
    ids.map(async (ruleId) => {
      const effective = (await listEffectiveSettings(actor, ruleId, [accountId])).get(accountId)!;
      const rule = getRule(ruleId)!;
      return {
        ruleId,
        title: catalogue(`rules.${ruleId}.title` as never),
        enabled: effective.setting.enabled,
        riskLevel: effective.setting.riskLevel ?? rule.defaultRiskLevel,
        source: effective.source,
        version: effective.version,
        changedBy: own.get(ruleId)?.changedBy ?? null,
        changedAt: own.get(ruleId)?.changedAt ?? null,
      };
    }),
  );
}
