"use client";

import { Button, Combobox, useCombobox } from "@mantine/core";
import {
  IconBuilding,
  IconChevronDown,
  IconCircles,
  IconCloud,
  IconEyeOff,
  IconHistory,
} from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { memo, useState } from "react";
import { AccountName } from "@/components/ui/account-name";
import { FilterBar } from "@/components/ui/filter-bar";
import { useGoTo } from "@/components/ui/leave-guard";
import { Moment } from "@/components/ui/moment";
import { Tag } from "@/components/ui/tag";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { SettingsPopover } from "./settings-popover";
import { RULE_ID, type RuleChoices, type ScopeAccount, type WorkbenchData } from "./workbench-data";
import styles from "./scope-bar.module.css";

interface ScopeBarProps {
  data: WorkbenchData;
  /** Rows in which the account's own setting differs from what it would inherit. */
  differing: number;
  choices: RuleChoices;
  defaultLevel: RiskLevel;
  onChoices: (choices: RuleChoices) => void;
  onReset: () => void;
  /** Pairs of rows that match the same events; null where that is not known. */
  overlaps: number | null;
  onOverlap: () => void;
  /** Calls known from attacks that no row catches, or not from everybody; null where that is not known. */
  blindSpots: number | null;
  onBlindSpots: () => void;
}

function address(scope: string): string {
  return scope === ORGANISATION_SCOPE ? `/rules/${RULE_ID}` : `/rules/${RULE_ID}?scope=${scope}`;
}

/** Whose rows these are, where they come from, and the ways to other scopes and to the history. */
export const ScopeBar = memo(function ScopeBar({
  data,
  differing,
  choices,
  defaultLevel,
  onChoices,
  onReset,
  overlaps,
  onOverlap,
  blindSpots,
  onBlindSpots,
}: ScopeBarProps) {
  const { page, counts } = data;
  const t = useTranslations("workbench");
  const format = useFormatter();
  const { effective, own, organisation } = page;
  const isOrganisation = page.scope === ORGANISATION_SCOPE;
  const hasOwn = own?.body != null;
  const inheriting =
    t("scope.inheriting", { count: counts.inheriting }) +
    (counts.overriding > 0 ? t("scope.overriding", { count: counts.overriding }) : "");
  return (
    <FilterBar
      label={t("scope.label")}
      actions={
        <>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconCircles size={15} stroke={1.7} aria-hidden />}
            disabled={overlaps === null}
            onClick={onOverlap}
          >
            {overlaps === null ? t("scope.overlapUnknown") : t("scope.overlap", { count: overlaps })}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconEyeOff size={15} stroke={1.7} aria-hidden />}
            disabled={blindSpots === null}
            onClick={onBlindSpots}
          >
            {t("blindSpots.open", { count: blindSpots === null ? "–" : format.number(blindSpots) })}
          </Button>
          {!isOrganisation && (
            <Button
              component={Link}
              href={`/rules/${RULE_ID}/accounts`}
              variant="subtle"
              color="gray"
              leftSection={<IconCloud size={15} stroke={1.7} aria-hidden />}
            >
              {t("scope.accounts")}
            </Button>
          )}
          <Button
            component={Link}
            href={`/rules/${RULE_ID}/history${isOrganisation ? "" : `?scope=${page.scope}`}`}
            variant="subtle"
            color="gray"
            leftSection={<IconHistory size={15} stroke={1.7} aria-hidden />}
          >
            {t("scope.history")}
          </Button>
          <SettingsPopover
            choices={choices}
            defaultLevel={defaultLevel}
            readOnly={data.readOnly !== null}
            onChange={onChoices}
          />
        </>
      }
    >
      <div className={styles.switcher}>
        <Link
          href={address(ORGANISATION_SCOPE)}
          className={styles.scope}
          aria-current={isOrganisation ? "true" : undefined}
        >
          <IconBuilding size={14} stroke={1.7} aria-hidden />
          {t("scope.organisation")}
        </Link>
        <AccountChooser data={data} />
      </div>
      <div className={styles.provenance}>
        {isOrganisation ? (
          own?.body ? (
            <>
              <strong>{t("scope.fromOrganisation", { version: own.version })}</strong>
              <span className={styles.quiet}>
                {t.rich("scope.byAt", { by: own.by, at: () => <Moment at={own.at} style="date" /> })}
              </span>
            </>
          ) : (
            <strong>{t("scope.fromDefault")}</strong>
          )
        ) : hasOwn && effective.source === "account" ? (
          <>
            <Tag tone="ai">{t("scope.own")}</Tag>
            <span className={styles.quiet}>
              {organisation?.body
                ? t("scope.overrides", { version: organisation.version, count: differing })
                : t("scope.overridesDefault")}
            </span>
            {data.readOnly === null && (
              <button type="button" className={styles.link} onClick={onReset}>
                {t("scope.reset")}
              </button>
            )}
          </>
        ) : (
          <>
            <strong>
              {effective.source === "organisation"
                ? t("scope.inherits", { version: effective.version ?? 0 })
                : t("scope.inheritsDefault")}
            </strong>
            {data.readOnly === null && <span className={styles.quiet}>{t("scope.startsAsCopy")}</span>}
          </>
        )}
        {isOrganisation && counts.overriding + counts.inheriting > 0 && (
          <Link className={styles.counts} href={`/rules/${RULE_ID}/accounts`} title={inheriting}>
            {inheriting}
          </Link>
        )}
      </div>
    </FilterBar>
  );
});

function AccountChooser({ data }: { data: WorkbenchData }) {
  const t = useTranslations("workbench");
  const goTo = useGoTo();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [search, setSearch] = useState("");
  const words = search.trim().toLowerCase();
  const digits = words.replace(/[\s-]/g, "");
  const fits = (account: ScopeAccount) =>
    account.name.toLowerCase().includes(words) || (digits !== "" && account.id.includes(digits));
  const { account } = data.page;
  const found = data.accounts.filter(fits);
  return (
    <Combobox
      store={combobox}
      width={340}
      position="bottom-start"
      onOptionSubmit={(id) => {
        combobox.closeDropdown();
        goTo(address(id));
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <button
          type="button"
          className={styles.scope}
          aria-current={account ? "true" : undefined}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          <IconCloud size={14} stroke={1.7} aria-hidden />
          {account ? <AccountName name={account.name} id={account.id} /> : t("scope.account")}
          <IconChevronDown size={13} stroke={1.7} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t("scope.search")}
          aria-label={t("scope.search")}
        />
        <Combobox.Options className={styles.options}>
          {found.map((one) => (
            <Combobox.Option key={one.id} value={one.id} active={one.id === account?.id}>
              <span className={styles.option}>
                <AccountName name={one.name} id={one.id} />
                {one.hasOwn && <Tag tone="ai">{t("scope.own")}</Tag>}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t("scope.noAccount")}</Combobox.Empty>}
        </Combobox.Options>
        {data.hasMoreAccounts && (
          <Combobox.Footer>
            <Link href={`/rules/${RULE_ID}/accounts`}>{t("scope.moreAccounts")}</Link>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
