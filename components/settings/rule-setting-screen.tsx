"use client";

import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useRef, useState, type ReactNode } from "react";
import { PageBody } from "@/components/ui/page-body";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { defaultSetting, needsConfiguration } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import type { EffectiveSetting, RuleSetting, Scope } from "@/lib/engine/rule-setting";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import type { VersionHead } from "@/lib/settings/schema";
import type { AccountLine, Layers } from "./account-line";
import { AccountsOfRule } from "./accounts-of-rule";
import { useCanaryDraft } from "./canary-draft";
import { LeaveOffDialog } from "./leave-off-dialog";
import { ProvenancePanel } from "./provenance-panel";
import { ResetDialog } from "./reset-dialog";
import { RuleExplanation } from "./rule-explanation";
import { ScopeSwitcher } from "./scope-switcher";
import { ScreenNotes } from "./screen-notes";
import { SettingForm } from "./setting-form";
import styles from "./setting-form.module.css";

/** What the page read for one scope, as far as the browser needs it. */
export interface ScreenScope {
  scope: Scope;
  account: { id: string; name: string } | null;
  effective: EffectiveSetting;
  inherited: EffectiveSetting;
  own: VersionHead | null;
  organisation: VersionHead | null;
  baseVersion: number;
  locked: boolean;
  mayEdit: boolean;
}

/** A rule's settings: the form of one scope, all accounts with where each value comes from, and the chain of one. */
export function RuleSettingScreen({
  ruleId,
  page,
  lines,
  counts,
  next,
  editable,
  preview,
  withForm = true,
}: {
  ruleId: string;
  page: ScreenScope;
  lines: readonly AccountLine[];
  counts: { overriding: number; inheriting: number };
  next: string | null;
  /** The actor may change account settings. */
  editable: boolean;
  /** Under the form: what the setting would have found in stored events. */
  preview?: ReactNode;
  /** RTM-011's rows are edited in the workbench; its accounts have a page without a form. */
  withForm?: boolean;
}) {
  const t = useTranslations("settings");
  const catalogue = useTranslations("catalogue");
  const rule = requireRule(ruleId);
  const { account, own, locked } = page;
  const [chosen, choose] = useQueryState("account");
  const [leavingOff, setLeavingOff] = useState(false);
  const [resetting, setResetting] = useState<{ scope: Scope; name: string; baseVersion: number } | null>(
    null,
  );
  const panel = useRef<HTMLDivElement>(null);
  // "" is a panel that was closed although the page is about one account.
  const selected = chosen ?? account?.id ?? null;
  const closePanel = () => void choose(account ? "" : null);
  const line = lines.find((one) => one.accountId === selected) ?? null;
  const layers: Layers = { organisation: page.organisation, fallback: defaultSetting(rule), locked };
  const lockedOut = account !== null && locked;
  const undecided = needsConfiguration(rule, page.effective);
  const hrefOf = (scope: string | null) => `/rules/${ruleId}${scope ? `?scope=${scope}` : ""}`;
  const here = withForm ? hrefOf(account?.id ?? null) : `/rules/${ruleId}/accounts`;
  const isOwn = own?.body != null;
  const saved = own?.body ?? { ...page.inherited.setting, locked: false };
  const [draft, setDraft] = useState<RuleSetting | null>(null);
  useCanaryDraft(ruleId === "IAM-055", saved, draft);

  useShortcuts({
    e: () => panel.current?.querySelector<HTMLAnchorElement>("a[href]")?.click(),
    escape: closePanel,
  });

  return (
    <>
      {withForm && <ScopeSwitcher hrefOf={hrefOf} account={account} lines={lines} />}
      <PageBody
        aside={
          <>
            {line && (
              <div ref={panel}>
                <ProvenancePanel
                  rule={rule}
                  line={line}
                  layers={layers}
                  editHref={hrefOf(line.accountId)}
                  editing={line.accountId === account?.id}
                  mayEdit={editable}
                  onReset={() =>
                    setResetting({
                      scope: line.accountId,
                      name: line.name,
                      baseVersion: line.own?.version ?? 0,
                    })
                  }
                  onClose={closePanel}
                />
              </div>
            )}
            <RuleExplanation rule={rule} />
          </>
        }
      >
        <div className={styles.notes}>
          <ScreenNotes
            rule={rule}
            lockedOut={lockedOut}
            mayEdit={page.mayEdit}
            undecided={undecided && !lockedOut}
            onLeaveOff={() => setLeavingOff(true)}
          />
        </div>
        {withForm && (
          <>
            <div className={styles.head}>
              <h2>{account ? t("form.account", { name: account.name }) : t("form.organisation")}</h2>
              <p>
                {account
                  ? isOwn
                    ? t(lockedOut ? "form.lockedOutDetail" : "form.accountDetail", { version: own.version })
                    : t("form.inheritsDetail")
                  : t("form.organisationDetail")}
              </p>
              {isOwn && page.mayEdit && (
                <div className={styles.headActions}>
                  <Button
                    size="sm"
                    variant="subtle"
                    leftSection={<IconArrowBackUp size={15} stroke={1.7} />}
                    onClick={() =>
                      setResetting({
                        scope: page.scope,
                        name: account?.name ?? t("scope.organisation"),
                        baseVersion: page.baseVersion,
                      })
                    }
                  >
                    {account ? t("resetToInherited") : t("resetToDefault")}
                  </Button>
                </div>
              )}
            </div>
            <SettingForm
              key={`${page.scope} ${page.baseVersion}`}
              rule={rule}
              scope={page.scope}
              saved={saved}
              inherited={page.inherited}
              baseVersion={page.baseVersion}
              readOnly={!page.mayEdit || lockedOut}
              undecided={undecided}
              onDraft={setDraft}
            />
          </>
        )}
        {preview}
        <div className={styles.accounts}>
          <AccountsOfRule
            rule={rule}
            lines={lines}
            layers={layers}
            counts={counts}
            selected={selected}
            onSelect={(accountId) => void choose(accountId)}
            nextHref={next && `${here}${account ? "&" : "?"}after=${encodeURIComponent(next)}`}
          />
        </div>
      </PageBody>
      <LeaveOffDialog
        opened={leavingOff}
        onClose={() => setLeavingOff(false)}
        ruleId={ruleId}
        title={catalogue(`rules.${ruleId}.title` as never)}
        scope={page.scope}
        baseVersion={page.baseVersion}
      />
      <ResetDialog
        target={resetting}
        onClose={() => setResetting(null)}
        ruleId={ruleId}
        toDefault={resetting?.scope === ORGANISATION_SCOPE}
      />
    </>
  );
}
