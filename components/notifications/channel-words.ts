import { useTranslations } from "next-intl";

/** The words for a failure's code; a code of a later version is at least "refused". */
export function useDeliveryError(): (code: string) => string {
  const t = useTranslations("notifications.error");
  return (code) => (t.has(code) ? t(code) : t("refused"));
}

export type ChannelHealth = "paused" | "failing" | "ok";

/** What a channel's state is called. Never having failed is normal, whether something was sent or not. */
export function channelHealth(channel: { enabled: boolean; failingSince: Date | null }): ChannelHealth {
  if (!channel.enabled) return "paused";
  return channel.failingSince ? "failing" : "ok";
}
