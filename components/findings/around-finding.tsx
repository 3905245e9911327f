"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AroundActor } from "@/components/record/around-actor";
import { RiskMark } from "@/components/ui/risk-level";
import { shownText } from "@/components/ui/shown-text";
import type { AroundRow } from "@/lib/findings/queries";
import styles from "./around-finding.module.css";
import { BulkBar } from "./bulk-bar";
import type { ChosenFinding } from "./choice";

const MINUTES = 15;

/** What the same actor did around a finding; the undecided findings among it can be decided together. */
export function AroundFinding({
  around,
  accountName,
  actor,
  mayEdit,
}: {
  /** With where each finding opens. */
  around: readonly (AroundRow & { href: string | null })[];
  accountName: string;
  actor: { name: string; isKnown: boolean };
  mayEdit: boolean;
}) {
  const t = useTranslations("findings.detail");
  const [together, setTogether] = useState(false);
  const undecided: ChosenFinding[] = around.flatMap((one) =>
    one.finding && (one.finding.status === "open" || one.finding.status === "investigating")
      ? [{ ...one.finding, eventName: one.eventName, accountName, actorName: actor.name }]
      : [],
  );
  const calls = around.map((one) => ({
    id: one.eventId,
    at: one.eventTime,
    isThis: one.isThis,
    mark: one.finding ? <RiskMark level={one.finding.riskLevel} size={13} /> : null,
    call: (
      <>
        {one.isThis ? (
          <bdi>{shownText(one.eventName, 200)}</bdi>
        ) : (
          <Link href={one.href ?? `/events/${one.eventId}`} prefetch={false} scroll={one.href === null}>
            <bdi>{shownText(one.eventName, 200)}</bdi>
          </Link>
        )}
        {one.failed ? (
          <span className={styles.failed}> {t("failedWith", { error: one.errorCode })}</span>
        ) : null}
      </>
    ),
  }));
  const action =
    mayEdit && undecided.length > 1 ? (
      <button
        type="button"
        className={styles.link}
        aria-expanded={together}
        onClick={() => setTogether(!together)}
      >
        {t("together", { count: undecided.length })}
      </button>
    ) : null;
  return (
    <AroundActor calls={calls} minutes={MINUTES} isKnown={actor.isKnown} action={action}>
      {together ? (
        <div className={styles.bar}>
          <BulkBar
            choice={{ kind: "some", findings: undecided }}
            onClear={() => setTogether(false)}
            onDone={() => setTogether(false)}
          />
        </div>
      ) : null}
    </AroundActor>
  );
}
