import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ZoneName } from "@/components/ui/moment";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireRule } from "@/lib/catalogue/rules";
import type { ListedVersion } from "@/lib/settings/queries";
import type { ScreenScope } from "./rule-setting-screen";
import { VersionChanges } from "./version-changes";
import { VersionList } from "./version-list";

/**
 * Every version of a rule's setting at one scope, a page at a time. Differences are found on the server: a grid's
 * versions are too large to send.
 */
export function VersionHistory({
  page,
  versions,
  next,
}: {
  page: ScreenScope & { ruleId: string };
  versions: readonly ListedVersion[];
  next: number | null;
}) {
  const t = useTranslations("settings");
  const rules = useTranslations("rules");
  const catalogue = useTranslations("catalogue.rules");
  const rule = requireRule(page.ruleId);
  const scopeQuery = page.account ? `?scope=${page.scope}` : "";
  const ruleHref = `/rules/${page.ruleId}${scopeQuery}`;
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: rules("pageTitle"), href: "/rules" },
          { label: `${page.ruleId} ${catalogue(`${page.ruleId}.title` as never)}`, href: ruleHref },
        ]}
        title={t("history.title")}
      />
      <PageBody>
        {versions.length === 0 ? (
          <EmptyState
            title={t("history.empty")}
            body={t("history.emptyBody")}
            actions={<LinkButton href={ruleHref}>{t("history.emptyAction")}</LinkButton>}
          />
        ) : (
          <Section
            title={page.account ? t("form.account", { name: page.account.name }) : t("form.organisation")}
            detail={
              <>
                {t("history.zone")} <ZoneName />
              </>
            }
          >
            <VersionList
              ruleId={page.ruleId}
              scope={page.scope}
              versions={versions.map(({ version, by, at, note, body, previous, approval }) => ({
                version,
                by,
                at,
                note,
                approval,
                changes: <VersionChanges rule={rule} before={previous} after={body} />,
                restores: (
                  <VersionChanges
                    rule={rule}
                    before={page.effective.setting}
                    after={body}
                    unchanged={t("history.restoreSame")}
                  />
                ),
              }))}
              baseVersion={page.baseVersion}
              mayEdit={page.mayEdit && !(page.account !== null && page.locked)}
            />
            {next !== null && (
              <LinkButton
                size="sm"
                mt={12}
                href={`/rules/${page.ruleId}/history${scopeQuery}${scopeQuery ? "&" : "?"}before=${next}`}
              >
                {t("history.older")}
              </LinkButton>
            )}
          </Section>
        )}
      </PageBody>
    </>
  );
}
