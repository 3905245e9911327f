import { IconFeather } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** No account is known: there is nothing that a canary could be watched in. */
export function CanaryEmpty() {
  const t = useTranslations("canary.empty");
  return (
    <EmptyState
      icon={<IconFeather size={28} stroke={1.5} aria-hidden />}
      title={t("title")}
      body={t("body")}
      actions={
        <>
          <LinkButton href="/accounts">{t("accounts")}</LinkButton>
          <LinkButton href="/rules/IAM-055">{t("setting")}</LinkButton>
        </>
      }
    />
  );
}
