import { IconSend } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import table from "@/components/ui/data-table.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { RiskLevel } from "@/components/ui/risk-level";
import { Box } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import type { RiskLevel as Level } from "@/lib/engine/risk-level";
import { channelHealth, useDeliveryError } from "./channel-words";
import styles from "./notifications.module.css";

export interface ListedChannel {
  id: string;
  name: string;
  urlHint: string;
  leastRiskLevel: Level;
  accountNames: string[] | null;
  enabled: boolean;
  failingSince: Date | null;
  lastError: string | null;
}

/** Every channel with where it leads and whether messages arrive. */
export function ChannelTable({ channels, action }: { channels: ListedChannel[]; action: React.ReactNode }) {
  const t = useTranslations("notifications");
  const comma = useTranslations("ui")("conjunction");
  if (channels.length === 0) {
    const icon = <IconSend size={28} stroke={1.4} />;
    return <EmptyState icon={icon} title={t("emptyTitle")} body={t("emptyBody")} actions={action} />;
  }
  return (
    <Box>
      <table className={`${table.table} ${table.boxed} ${styles.channels}`}>
        <thead>
          <tr>
            <th>{t("name")}</th>
            <th className={styles.wide}>{t("target")}</th>
            <th>{t("leastRiskLevel")}</th>
            <th className={styles.wide}>{t("accounts")}</th>
            <th>{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <tr key={channel.id}>
              <td className={styles.channel} title={channel.name}>
                <Link className={styles.name} href={`/channels/${channel.id}`}>
                  {channel.name}
                </Link>
              </td>
              <td className={styles.wide}>
                <span className={styles.mono}>{channel.urlHint}</span>
              </td>
              <td>
                <RiskLevel level={channel.leastRiskLevel} />
              </td>
              <td className={`${styles.wide} ${styles.accounts}`}>
                {channel.accountNames?.join(comma) ?? t("allAccounts")}
              </td>
              <td>
                <ChannelState channel={channel} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

/** Normal is plain text; only what differs has a tag, with the reason beside it. */
export function ChannelState({
  channel,
}: {
  channel: Pick<ListedChannel, "enabled" | "failingSince" | "lastError">;
}) {
  const t = useTranslations("notifications.stateOf");
  const errorText = useDeliveryError();
  const health = channelHealth(channel);
  if (health === "ok") return t("ok");
  return (
    <span className={styles.state}>
      <Tag tone={health === "failing" ? "bad" : "neutral"}>{t(health)}</Tag>
      {health === "failing" && channel.lastError ? <span>{errorText(channel.lastError)}</span> : null}
    </span>
  );
}
