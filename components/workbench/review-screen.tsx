"use client";

import { Button, Textarea } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { Moment } from "@/components/ui/moment";
import { ProblemNote } from "@/components/ui/problem-note";
import { Section } from "@/components/ui/section";
import { useProblemText } from "@/components/ui/use-submit";
import { isBlank } from "@/lib/catalogue/text-format";
import { diffRows } from "@/lib/engine/rows-diff";
import type { Preview } from "@/lib/preview/schema";
import { approveRequestAction, refuseRequestAction, withdrawRequestAction } from "@/lib/reviews/actions";
import type { ReviewDetail } from "@/lib/reviews/schema";
import { NOTE_LENGTH } from "@/lib/settings/schema";
import { PublishConsequence } from "./publish-consequence";
import { ReviewSize } from "./review-size";
import { RowChangeLine } from "./row-summary";
import { TouchedByDraft } from "./touched-by-draft";
import { choicesOf, rowsOf, RULE_ID } from "./workbench-data";
import styles from "./save-dialog.module.css";

const MAX_LISTED = 200;

interface ReviewScreenProps {
  request: ReviewDetail;
  /** What it would change now; null where it cannot be approved any more. */
  preview: Preview | null;
  isAdmin: boolean;
}

/** One publication that wants a second person: what it writes, what it changes, and the decision. */
export function ReviewScreen({ request, preview, isAdmin }: ReviewScreenProps) {
  const t = useTranslations("reviews");
  const levels = useTranslations("ui.riskLevel");
  const { before, after, consequence, decided, state } = request;
  const changes = diffRows(rowsOf(before), rowsOf(after));
  const decision = useFocusOnDecision(state);
  const address = `/rules/${request.ruleId}?scope=${request.scope}`;
  const level = (setting: typeof before) =>
    setting.riskLevel ? levels(setting.riskLevel) : t("catalogueLevel");
  return (
    <>
      <Section
        title={`${request.ruleId} · ${request.accountName ?? t("organisation")}`}
        detail={t(`state.${state}`)}
        actions={<Link href={address}>{t("workbench")}</Link>}
      >
        <p>
          {t.rich("asked", {
            by: request.by,
            at: () => <Moment key="at" at={request.requestedAt} zone />,
          })}{" "}
          {state === "open" &&
            t.rich("until", { at: () => <Moment key="until" at={request.expiresAt} style="date" /> })}
        </p>
        {request.note !== "" && <p>{t("note", { note: request.note })}</p>}
        <p>
          {t("thenSize", { radius: request.radius, events: consequence.events })}{" "}
          <ReviewSize consequence={consequence} />
        </p>
        {decided && (
          <p ref={decision} tabIndex={-1} role="status">
            {t.rich("decided", {
              state: t(`state.${state}`),
              by: decided.by,
              at: () => <Moment key="at" at={decided.at} zone />,
            })}
            {decided.version !== null && ` ${t("version", { version: decided.version })}`}
            {decided.comment !== "" && ` ${t("note", { note: decided.comment })}`}
          </p>
        )}
      </Section>
      <Section title={t("changes")} detail={changes.length}>
        <div className={styles.body}>
          {request.isReset && <p>{t("isReset")}</p>}
          {before.enabled !== after.enabled && <p>{t(after.enabled ? "switchesOn" : "switchesOff")}</p>}
          {before.locked !== after.locked && <p>{t(after.locked ? "locks" : "unlocks")}</p>}
          {before.riskLevel !== after.riskLevel && (
            <p>{t("level", { before: level(before), after: level(after) })}</p>
          )}
          {changes.length === 0 ? (
            <p>{t("sameRows")}</p>
          ) : (
            <ul className={styles.changes} tabIndex={0} aria-label={t("changes")}>
              {changes.slice(0, MAX_LISTED).map((change) => (
                <RowChangeLine key={change.id} change={change} />
              ))}
            </ul>
          )}
        </div>
      </Section>
      {preview && (
        <Section title={t("now")}>
          <div className={styles.body}>
            <PublishConsequence state={{ preview, failure: null, isWaiting: false, retry: () => {} }} />
            {request.ruleId === RULE_ID && (
              <TouchedByDraft scope={request.scope} rows={rowsOf(after)} choices={choicesOf(after)} />
            )}
          </div>
        </Section>
      )}
      {(state === "open" || (state === "expired" && request.isMine)) && (
        <Decision request={request} isAdmin={isAdmin} />
      )}
    </>
  );
}

/** Who decides loses the buttons: the focus goes to what was decided. */
function useFocusOnDecision(state: ReviewDetail["state"]) {
  const sentence = useRef<HTMLParagraphElement>(null);
  const [opened] = useState(state);
  useEffect(() => {
    if (state !== opened) sentence.current?.focus();
  }, [state, opened]);
  return sentence;
}

type Verdict = "approve" | "refuse" | "withdraw";

function Decision({ request, isAdmin }: { request: ReviewDetail; isAdmin: boolean }) {
  const t = useTranslations("reviews");
  const refusals = useTranslations("settings.refusal");
  const problemText = useProblemText();
  const router = useRouter();
  const [comment, setComment] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const { id, isMine, isOutdated } = request;
  const maySay = !request.needsAdmin || isAdmin;

  function decide(verdict: Verdict) {
    setProblem(null);
    start(async () => {
      const outcome = await {
        approve: () => approveRequestAction({ id, comment }),
        refuse: () => refuseRequestAction({ id, comment }),
        withdraw: () => withdrawRequestAction({ id }),
      }
        [verdict]()
        .catch(() => null);
      if (!outcome) return setProblem(problemText("unreachable"));
      if (outcome.ok) return router.refresh();
      if ("refusal" in outcome && outcome.refusal) return setProblem(refusals(outcome.refusal));
      if ("conflict" in outcome && outcome.conflict) return setProblem(refusals("outdated"));
      const first = outcome.problems[0];
      const reference = "reference" in outcome ? outcome.reference : undefined;
      setProblem(problemText(first?.message ?? "unexpected", { reference }));
    });
  }

  if (isMine) {
    return (
      <Section title={t("yours")}>
        <div className={styles.body}>
          <p>{t("yoursDetail")}</p>
          {isOutdated && <ProblemNote tone="warn">{t("outdated")}</ProblemNote>}
          <Failure text={problem} />
          <div className={styles.buttons}>
            <Button variant="outline" color="red" loading={busy} onClick={() => decide("withdraw")}>
              {t("withdraw")}
            </Button>
          </div>
        </div>
      </Section>
    );
  }
  return (
    <Section title={t("decide")}>
      <div className={styles.body}>
        {isOutdated && <ProblemNote tone="warn">{t("outdated")}</ProblemNote>}
        {!maySay && <ProblemNote tone="neutral">{t("needsAdmin")}</ProblemNote>}
        <Textarea
          label={t("comment")}
          description={t("commentDetail")}
          value={comment}
          maxLength={NOTE_LENGTH}
          autosize
          minRows={2}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Failure text={problem} />
        <div className={styles.buttons}>
          <Button disabled={isOutdated || !maySay} loading={busy} onClick={() => decide("approve")}>
            {t("approve")}
          </Button>
          <Button disabled={isBlank(comment)} loading={busy} onClick={() => decide("refuse")}>
            {t("refuse")}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Failure({ text }: { text: string | null }) {
  return text === null ? null : <ProblemNote>{text}</ProblemNote>;
}
