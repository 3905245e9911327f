"use client";

import { Button } from "@mantine/core";
import { IconColumns2, IconList } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { PHASES, rulesOfPhase } from "@/lib/catalogue/phases";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { LeaveOffDialog } from "./leave-off-dialog";
import styles from "./rollout-board.module.css";
import { isDecided, progressOf, type RolloutLine } from "./rollout-line";
import { RolloutList } from "./rollout-list";
import { RolloutPhase } from "./rollout-phase";
import { StateMark } from "./state-mark";

/** The backlog in four phases, most severe first: what still does nothing, why, and what was decided. */
export function RolloutBoard({ lines, view }: { lines: readonly RolloutLine[]; view: "phases" | "list" }) {
  const t = useTranslations("rollout");
  const [leavingOff, setLeavingOff] = useState<RolloutLine | null>(null);
  const byId = new Map(lines.map((line) => [line.ruleId, line]));
  const phases = PHASES.map((phase) => ({
    phase,
    lines: rulesOfPhase(phase).flatMap((rule) => byId.get(rule.id) ?? []),
  }));
  const current = phases.find((one) => progressOf(one.lines).open > 0);
  const nextRule = current?.lines.find((line) => !isDecided(line))?.ruleId ?? null;
  const all = progressOf(lines);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <nav className={styles.views} aria-label={t("views")}>
            <ViewLink
              href="/rollout"
              active={view === "phases"}
              icon={<IconColumns2 size={15} stroke={1.7} />}
            >
              {t("viewPhases")}
            </ViewLink>
            <ViewLink
              href="/rollout?view=list"
              active={view === "list"}
              icon={<IconList size={15} stroke={1.7} />}
            >
              {t("viewList")}
            </ViewLink>
          </nav>
        }
      />
      <div className={styles.statement}>
        <div>
          <h2>
            {all.open > 0
              ? t("statement", { open: all.open, total: all.total })
              : t("statementDone", { total: all.total })}
          </h2>
          <p>{all.open > 0 ? t("statementDetail") : t("statementDoneDetail")}</p>
        </div>
        <ul className={styles.legend}>
          <li>
            <StateMark state="configured" /> <strong>{all.configured}</strong>
          </li>
          <li>
            <StateMark state="leftOff" label={t("leftOffLegend")} /> <strong>{all.leftOff}</strong>
          </li>
          <li>
            <StateMark state="undecided" /> <strong>{all.open}</strong>
          </li>
        </ul>
      </div>
      {view === "list" ? (
        <PageBody mode="fill">
          <RolloutList phases={phases} nextRule={nextRule} onLeaveOff={setLeavingOff} />
        </PageBody>
      ) : (
        <div className={styles.board}>
          {phases.map((one) => (
            <RolloutPhase
              key={one.phase.number}
              phase={one.phase}
              lines={one.lines}
              current={current?.phase.number ?? null}
              nextRule={nextRule}
              onLeaveOff={setLeavingOff}
            />
          ))}
        </div>
      )}
      <LeaveOffDialog
        opened={leavingOff !== null}
        onClose={() => setLeavingOff(null)}
        ruleId={leavingOff?.ruleId ?? ""}
        title={leavingOff?.title ?? ""}
        scope={ORGANISATION_SCOPE}
        baseVersion={leavingOff?.baseVersion ?? 0}
      />
    </>
  );
}

function ViewLink({
  href,
  active,
  icon,
  children,
}: {
  href: string;
  active: boolean;
  icon: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <Button
      component={Link}
      href={href}
      size="sm"
      variant="subtle"
      leftSection={icon}
      aria-current={active ? "page" : undefined}
    >
      {children}
    </Button>
  );
}
