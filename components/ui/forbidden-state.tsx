import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "./empty-state";

/** A page that exists but is only for administrators. Says so, so that it is not taken for empty or broken. */
export function ForbiddenState() {
  const t = useTranslations("problems.forbidden");
  return <EmptyState icon={<IconLock size={28} stroke={1.4} />} title={t("title")} body={t("body")} />;
}
