"use client";

import { Button, Select, TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useRef } from "react";
import table from "@/components/ui/data-table.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { KeyHint } from "@/components/ui/key-hint";
import { PageBody } from "@/components/ui/page-body";
import { RiskLevel } from "@/components/ui/risk-level";
import { Tag } from "@/components/ui/tag";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { CATEGORIES } from "@/lib/catalogue/rule";
import { requireRule, RULES } from "@/lib/catalogue/rules";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import type { RuleState } from "@/lib/settings/schema";
import { filterRules, type RuleLine } from "./filter-rules";
import { evaluatorOf } from "./rule-explanation";
import styles from "./rule-list.module.css";
import { StateMark } from "./state-mark";

const STATES = ["undecided", "configured", "accountsOnly", "leftOff"] as const satisfies RuleState[];

const FILTERS = {
  q: parseAsString.withDefault(""),
  service: parseAsString,
  risk: parseAsStringLiteral(RISK_LEVELS),
  state: parseAsStringLiteral(STATES),
  category: parseAsStringLiteral(CATEGORIES),
};

/** The catalogue with what was decided about each rule. Filters live in the address; all by keyboard. */
export function RuleList({ lines }: { lines: readonly RuleLine[] }) {
  const t = useTranslations("rules");
  const words = useTranslations("settings.state");
  const catalogue = useTranslations("catalogue");
  const ui = useTranslations("ui");
  const [filter, setFilter] = useQueryStates(FILTERS, { history: "replace" });
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const found = filterRules(lines, {
    text: filter.q,
    service: filter.service,
    level: filter.risk,
    state: filter.state,
    category: filter.category,
  });
  const services = [...new Set(RULES.map((rule) => rule.service))]
    .map((service) => ({ value: service, label: catalogue(`services.${service}` as never) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const isFiltered =
    filter.q !== "" || Boolean(filter.service || filter.risk || filter.state || filter.category);
  const clear = () => void setFilter(null);

  function step(by: 1 | -1) {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a[data-rule]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  }

  useShortcuts({
    j: () => step(1),
    arrowdown: () => step(1),
    k: () => step(-1),
    arrowup: () => step(-1),
    "/": () => search.current?.focus(),
  });

  return (
    <>
      <FilterBar
        actions={
          <span className={styles.count}>{t("count", { count: found.length, total: lines.length })}</span>
        }
      >
        <TextInput
          ref={search}
          size="xs"
          w={220}
          aria-label={t("search")}
          placeholder={t("search")}
          value={filter.q}
          onChange={(event) => void setFilter({ q: event.currentTarget.value || null })}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" && !event.nativeEvent.isComposing) {
              event.preventDefault();
              step(1);
            }
          }}
          leftSection={<IconSearch size={14} stroke={1.7} />}
          rightSection={filter.q ? null : <KeyHint keys={["/"]} />}
          spellCheck={false}
        />
        <Filter
          label={t("state")}
          value={filter.state}
          data={STATES.map((state) => ({ value: state, label: words(state) }))}
          onChange={(state) => void setFilter({ state: state as typeof filter.state })}
        />
        <Filter
          label={t("risk")}
          value={filter.risk}
          data={RISK_LEVELS.map((level) => ({ value: level, label: ui(`riskLevel.${level}`) }))}
          onChange={(risk) => void setFilter({ risk: risk as typeof filter.risk })}
        />
        <Filter
          label={t("service")}
          value={filter.service}
          data={services}
          onChange={(service) => void setFilter({ service })}
        />
        <Filter
          label={t("category")}
          value={filter.category}
          data={CATEGORIES.map((category) => ({
            value: category,
            label: catalogue(`categories.${category}`),
          }))}
          onChange={(category) => void setFilter({ category: category as typeof filter.category })}
        />
        {isFiltered && (
          <Button variant="subtle" size="sm" onClick={clear} leftSection={<IconX size={14} stroke={1.8} />}>
            {ui("clear")}
          </Button>
        )}
      </FilterBar>
      <PageBody mode="fill">
        {found.length === 0 ? (
          <EmptyState
            title={t("noneTitle")}
            body={t("noneBody", { total: lines.length })}
            actions={<Button onClick={clear}>{t("showAll")}</Button>}
          />
        ) : (
          <div className={table.scroll}>
            <table className={`${table.table} ${styles.rules}`}>
              <thead>
                <tr>
                  <th>{t("id")}</th>
                  <th>{t("title")}</th>
                  <th>{t("service")}</th>
                  <th>{t("risk")}</th>
                  <th>{t("state")}</th>
                  <th>{t("source")}</th>
                  <th className={table.number}>{t("overrides")}</th>
                  <th>{t("evaluator")}</th>
                </tr>
              </thead>
              <tbody ref={body}>
                {found.map((line) => (
                  <RuleRow key={line.ruleId} line={line} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </PageBody>
    </>
  );
}

function RuleRow({ line }: { line: RuleLine }) {
  const t = useTranslations("rules");
  const settings = useTranslations("settings");
  const catalogue = useTranslations("catalogue.evaluator");
  const evaluator = evaluatorOf(requireRule(line.ruleId));
  return (
    <tr className={styles.row}>
      <td className={table.mono}>{line.ruleId}</td>
      <td className={table.main} title={line.title}>
        <Link href={`/rules/${line.ruleId}`} data-rule={line.ruleId} className={styles.link}>
          {line.title}
        </Link>
      </td>
      <td>{line.serviceName}</td>
      <td>
        <RiskLevel level={line.riskLevel} />
        {line.levelChanged && <span className={styles.quiet}> {t("levelChanged")}</span>}
      </td>
      <td>
        <StateMark state={line.state} />
      </td>
      <td>
        {line.version === null
          ? settings("source.default")
          : settings("source.organisationVersion", { version: line.version })}
        {line.locked && (
          <>
            {" "}
            <Tag>{settings("lock.tag")}</Tag>
          </>
        )}
      </td>
      <td className={table.number}>{line.overrides > 0 ? line.overrides : ""}</td>
      <td className={styles.quiet}>{evaluator === "event" ? "" : catalogue(`${evaluator}.label`)}</td>
    </tr>
  );
}

function Filter({
  label,
  value,
  data,
  onChange,
}: {
  label: string;
  value: string | null;
  data: { value: string; label: string }[];
  onChange: (value: string | null) => void;
}) {
  return (
    <Select
      size="xs"
      w={150}
      aria-label={label}
      placeholder={label}
      data={data}
      value={value}
      onChange={onChange}
      clearable
      checkIconPosition="right"
    />
  );
}
