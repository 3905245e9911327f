"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef, type KeyboardEvent } from "react";
import { AccountId } from "@/components/ui/account-name";
import table from "@/components/ui/data-table.module.css";
import { KeyHint } from "@/components/ui/key-hint";
import { Moment } from "@/components/ui/moment";
import { Box, Section } from "@/components/ui/section";
import type { Rule } from "@/lib/catalogue/rule";
import { effectiveOf, kindOf, type AccountLine, type Layers, type LineKind } from "./account-line";
import styles from "./accounts-of-rule.module.css";
import { KindMark } from "./kind-mark";
import { useSettingWords } from "./setting-words";

const KINDS: readonly LineKind[] = ["inherited", "own", "lockedOut"];

/** All accounts of a rule: a strip to walk along with the arrow keys, and a table with what holds and why. */
export function AccountsOfRule({
  rule,
  lines,
  layers,
  counts,
  selected,
  onSelect,
  nextHref,
}: {
  rule: Rule;
  lines: readonly AccountLine[];
  layers: Layers;
  counts: { overriding: number; inheriting: number };
  selected: string | null;
  onSelect: (accountId: string) => void;
  /** The next page of accounts; null on the last. */
  nextHref: string | null;
}) {
  const t = useTranslations("settings");
  const words = useSettingWords(rule);
  const strip = useRef<HTMLDivElement>(null);
  const current = Math.max(
    0,
    lines.findIndex((line) => line.accountId === selected),
  );

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -lines.length, End: lines.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = [...(strip.current?.children ?? [])].indexOf(event.target as Element);
    const next = Math.min(lines.length - 1, Math.max(0, at + step));
    (strip.current?.children[next] as HTMLElement | undefined)?.focus();
    onSelect(lines[next]!.accountId);
  }

  const total = counts.overriding + counts.inheriting;
  const countOf: Record<LineKind, number> = layers.locked
    ? { inherited: counts.inheriting, own: 0, lockedOut: counts.overriding }
    : { inherited: counts.inheriting, own: counts.overriding, lockedOut: 0 };

  return (
    <Section
      title={t("accounts.title", { count: total })}
      actions={
        lines.length > 1 && (
          <span className={styles.keys}>
            <KeyHint keys={["←", "→"]} /> {t("accounts.move")}
          </span>
        )
      }
    >
      {lines.length === 0 ? (
        <p className={styles.none}>
          {t.rich("accounts.none", { link: (text) => <Link href="/accounts">{text}</Link> })}
        </p>
      ) : (
        <>
          <div
            ref={strip}
            className={styles.strip}
            role="group"
            aria-label={t("accounts.strip")}
            onKeyDown={onKeyDown}
          >
            {lines.map((line, index) => (
              <button
                key={line.accountId}
                type="button"
                className={styles.cell}
                data-kind={kindOf(line)}
                aria-pressed={line.accountId === selected}
                aria-label={`${line.name} ${line.accountId} ${t(`kind.${kindOf(line)}`)}`}
                title={line.name}
                tabIndex={index === current ? 0 : -1}
                onClick={() => onSelect(line.accountId)}
              >
                <KindMark kind={kindOf(line)} />
              </button>
            ))}
          </div>
          <ul className={styles.legend}>
            {KINDS.filter((kind) => kind === "inherited" || countOf[kind] > 0).map((kind) => (
              <li key={kind}>
                <KindMark kind={kind} /> {t(`kind.${kind}`)} {countOf[kind]}
              </li>
            ))}
          </ul>
          <Box>
            <div className={styles.scroll}>
              <table className={`${table.table} ${table.boxed}`}>
                <thead>
                  <tr>
                    <th className={styles.markColumn}>
                      <span className="visually-hidden">{t("accounts.kind")}</span>
                    </th>
                    <th>{t("accounts.account")}</th>
                    <th>ID</th>
                    <th>{t("accounts.effective")}</th>
                    <th>{t("accounts.source")}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr
                      key={line.accountId}
                      data-selected={line.accountId === selected || undefined}
                      onClick={() => onSelect(line.accountId)}
                      className={styles.line}
                    >
                      <td className={styles.markColumn}>
                        <KindMark kind={kindOf(line)} />
                      </td>
                      <td className={`${table.main} ${styles.account}`}>
                        <button
                          type="button"
                          className={styles.name}
                          title={line.name}
                          onClick={() => onSelect(line.accountId)}
                        >
                          {line.name}
                        </button>
                      </td>
                      <td>
                        <AccountId id={line.accountId} />
                      </td>
                      <td className={styles.value}>
                        {line.source === "default"
                          ? t("state.undecided")
                          : words.summary(effectiveOf(line, layers))}
                      </td>
                      <td>
                        <SourceText line={line} layers={layers} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Box>
          {nextHref && (
            <div className={styles.more}>
              <Button component={Link} href={nextHref} size="sm">
                {t("accounts.next")}
              </Button>
            </div>
          )}
        </>
      )}
    </Section>
  );
}

function SourceText({ line, layers }: { line: AccountLine; layers: Layers }) {
  const t = useTranslations("settings.source");
  const { own } = line;
  if (own && line.source === "account") {
    return (
      <span className={styles.own}>
        {t.rich("accountBy", {
          version: own.version,
          name: () => <bdi>{own.by}</bdi>,
          at: () => <Moment at={own.at} style="date" />,
        })}
      </span>
    );
  }
  const source =
    line.source === "organisation"
      ? t("organisationVersion", { version: layers.organisation?.version ?? 0 })
      : t("default");
  return own ? <span>{t("lockedOut", { source, version: own.version })}</span> : <span>{source}</span>;
}
