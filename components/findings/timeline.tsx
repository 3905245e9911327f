import { IconArrowBackUp, IconClockEdit, IconEye, IconRadar, IconVolumeOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Moment } from "@/components/ui/moment";
import type { FindingActivityRow, FindingDetail } from "@/lib/findings/queries";
import { CommentBox } from "./comment-box";
import styles from "./timeline.module.css";

/** What happened to a finding since it was found: decisions in a line, comments in full. */
export function Timeline({ finding }: { finding: FindingDetail }) {
  const t = useTranslations("findings");
  const earlier = finding.earlierActivities;
  return (
    <section className={styles.timeline} aria-label={t("detail.timeline")}>
      <ol className={styles.entries}>
        <li className={styles.entry}>
          <IconRadar size={16} stroke={1.6} aria-hidden="true" />
          <p className={styles.told}>
            {t("detail.found", { rule: finding.ruleId })} <When at={finding.createdAt.toISOString()} />
          </p>
        </li>
        {earlier.count > 0 ? (
          <li className={styles.earlier}>
            {t(earlier.more ? "timeline.earlierAtLeast" : "timeline.earlier", { count: earlier.count })}
          </li>
        ) : null}
        {finding.activities.map((activity) => (
          <Entry key={activity.id} activity={activity} />
        ))}
      </ol>
      {finding.mayEdit ? (
        <CommentBox key={finding.id} findingId={finding.id} />
      ) : (
        <p className={styles.readOnly}>{t("timeline.readOnly")}</p>
      )}
    </section>
  );
}

function Entry({ activity }: { activity: FindingActivityRow }) {
  return (
    <li className={styles.entry}>
      {activity.kind === "comment" ? <Avatar name={activity.by} /> : <Icon activity={activity} />}
      <div>
        <p className={activity.kind === "comment" ? styles.by : styles.told}>
          <Told activity={activity} /> <When at={activity.at} />
        </p>
        {activity.comment ? <p className={styles.comment}>{activity.comment}</p> : null}
      </div>
    </li>
  );
}

function Icon({ activity }: { activity: FindingActivityRow }) {
  const Shape =
    activity.kind === "suppressed"
      ? IconVolumeOff
      : activity.kind === "ended"
        ? IconClockEdit
        : activity.kind === "statusChanged" && activity.to !== "open"
          ? IconEye
          : IconArrowBackUp;
  return <Shape size={16} stroke={1.6} aria-hidden="true" />;
}

function Told({ activity }: { activity: FindingActivityRow }): ReactNode {
  const t = useTranslations("findings.timeline");
  const { by, kind, until, to } = activity;
  if (kind === "suppressed")
    return until
      ? t.rich("suppressedUntil", { by, at: () => <Moment at={until} zone /> })
      : t("suppressedForGood", { by });
  if (kind === "statusChanged") return t(`status.${to ?? "open"}`, { by });
  return t(kind, { by });
}

function When({ at }: { at: string }) {
  return (
    <span className={styles.when}>
      <Moment at={at} />
    </span>
  );
}
