import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { ProblemNote } from "@/components/ui/problem-note";
import { RiskLevel } from "@/components/ui/risk-level";
import { ChannelState, type ListedChannel } from "./channel-table";
import { useDeliveryError } from "./channel-words";
import styles from "./notifications.module.css";

/** What a channel is, and in words what is wrong with it. */
export function ChannelFacts({
  channel,
}: {
  channel: ListedChannel & { language: string; waiting: number; pausedUntil: Date | null };
}) {
  const t = useTranslations("notifications");
  const languages = useTranslations("ui.language");
  const comma = useTranslations("ui")("conjunction");
  const errorText = useDeliveryError();
  const isFailing = channel.enabled && channel.failingSince !== null;
  return (
    <>
      {isFailing && channel.lastError ? (
        <div className={styles.note}>
          <ProblemNote>
            <strong>{t("failing", { reason: errorText(channel.lastError) })}</strong>
            <br />
            {t("failingDetail", { count: channel.waiting })}{" "}
            {channel.pausedUntil
              ? t.rich("notBefore", { moment: () => <Moment at={channel.pausedUntil!} style="time" zone /> })
              : null}
          </ProblemNote>
        </div>
      ) : null}
      <dl className={styles.facts}>
        <dt>{t("state")}</dt>
        <dd>
          <ChannelState channel={channel} />
        </dd>
        <dt>{t("target")}</dt>
        <dd className={styles.mono}>{channel.urlHint}</dd>
        <dt>{t("leastRiskLevel")}</dt>
        <dd>
          <RiskLevel level={channel.leastRiskLevel} />
        </dd>
        <dt>{t("accounts")}</dt>
        <dd>{channel.accountNames?.join(comma) ?? t("allAccounts")}</dd>
        <dt>{t("language")}</dt>
        <dd>{languages(channel.language)}</dd>
      </dl>
    </>
  );
}
