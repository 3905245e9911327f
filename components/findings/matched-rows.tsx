import Link from "next/link";
import { useTranslations } from "next-intl";
import { MatchedText } from "@/components/ui/matched-text";
import { RiskMark } from "@/components/ui/risk-level";
import { Tag } from "@/components/ui/tag";
import { compileRows } from "@/lib/engine/compile-rows";
import { useRowExtras } from "@/components/record/use-row-extras";
import type { ConditionName } from "@/lib/engine/compile-conditions";
import { explainEvent, type CellExplanation, type ConditionExplanation } from "@/lib/engine/explain";
import { CELL_NAMES, type Row, type RowConditions } from "@/lib/engine/row";
import type { FindingDetail } from "@/lib/findings/queries";
import type { MatchedRowThen } from "@/lib/findings/schema";
import { AddExample } from "./add-example";
import styles from "./matched-rows.module.css";

/**
 * Why it was found: the rows that matched as they stood then, each with what it touched in the event, marked by the same
 * engine that decided. Later changes of the settings change nothing here.
 */
export function MatchedRows({ finding }: { finding: FindingDetail }) {
  const t = useTranslations("findings.detail");
  const comma = useTranslations("ui")("conjunction");
  const { evidence, settings } = finding;
  const decidedBy = settings.scope === "organisation" ? "decidedBy" : "decidedByAccount";
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        {evidence && "canary" in evidence ? t("canary") : t("matched")}{" "}
        <Link
          className={styles.version}
          href={`/rules/${finding.ruleId}/history?scope=${settings.scope}`}
          prefetch={false}
        >
          {t(decidedBy, { version: settings.version })}
        </Link>
      </h3>
      {evidence === null ? (
        <p>{t("evidenceUnreadable")}</p>
      ) : "canary" in evidence ? (
        <p>
          {t(evidence.canary.kind === "used" ? "canaryUsed" : "canaryChanged", {
            user: evidence.canary.user,
          })}
        </p>
      ) : (
        <>
          <Rows rows={evidence.rows} finding={finding} />
          {finding.mayAddExample ? <AddExample finding={finding} /> : null}
          {evidence.others.length > 0 ? (
            <p>
              {t("otherRows", {
                count: evidence.others.length,
                rows: evidence.others.slice(0, 20).join(comma),
              })}
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

function Rows({ rows, finding }: { rows: readonly MatchedRowThen[]; finding: FindingDetail }) {
  const t = useTranslations("findings");
  const compiled = compileRows(rows.map(asRow));
  const explained = explainEvent(compiled, finding.event, finding.riskLevel);
  const attributedFirst = rows
    .map((row, index) => ({ row, explanation: explained.rows[index]! }))
    .sort((a, b) => Number(b.row.rowId === finding.rowId) - Number(a.row.rowId === finding.rowId));
  return (
    <ul className={styles.rows}>
      {attributedFirst.map(({ row, explanation: { cells, conditions } }) => (
        <li key={row.rowId} className={styles.row} data-attributed={row.rowId === finding.rowId || undefined}>
          <span className={styles.name}>
            <RiskMark level={row.riskLevel} size={13} />
            {t("row", { number: row.number })}
            {row.trial ? (
              <span title={t("trialDetail")}>
                <Tag tone="outline">{t("trial")}</Tag>
              </span>
            ) : null}
          </span>
          <span className={styles.cells} title={patternsOf(row)}>
            {CELL_NAMES.map((name, index) => (
              <span key={name} className={styles.cell}>
                {index > 0 ? (
                  <span className={styles.dot} aria-hidden="true">
                    ·
                  </span>
                ) : null}
                {row.cells[name].not ? <Tag tone="outline">{t("detail.not")}</Tag> : null}
                <CellValue value={finding.event[name]} explanation={cells[name]} not={row.cells[name].not} />
              </span>
            ))}
            {row.conditions && <ConditionsThen asked={row.conditions} told={conditions} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function CellValue({
  value,
  explanation,
  not,
}: {
  value: string;
  explanation: CellExplanation | undefined;
  not: boolean;
}) {
  const t = useTranslations("findings.detail");
  const span = explanation?.span ?? null;
  if (value === "") return <span className={styles.empty}>{t("emptyValue")}</span>;
  return <MatchedText text={value} span={span && !not ? [span.start, span.end] : null} />;
}

/** What the row asked beside its cells, and the caller with the part that it touched. */
function ConditionsThen({
  asked,
  told,
}: {
  asked: RowConditions;
  told: Partial<Record<ConditionName, ConditionExplanation>>;
}) {
  const { conditions } = useRowExtras();
  const principal = told.principal;
  return (
    <span className={styles.conditions}>
      {conditions(asked).join(" · ")}
      {principal && principal.span && !asked.principal?.not ? (
        <>
          {" "}
          <MatchedText text={principal.text} span={[principal.span.start, principal.span.end]} />
        </>
      ) : null}
    </span>
  );
}

/** The rows matched with failed calls or without, or they would not be here. */
function asRow(then: MatchedRowThen): Row {
  return {
    id: then.rowId,
    enabled: true,
    ...then.cells,
    riskLevel: then.riskLevel,
    failedCalls: true,
    note: "",
    conditions: then.conditions,
  };
}

function patternsOf(row: MatchedRowThen): string {
  return CELL_NAMES.map(
    (name) => `${row.cells[name].not ? "NOT " : ""}${row.cells[name].pattern || "*"}`,
  ).join(" · ");
}
