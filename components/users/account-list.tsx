import { useTranslations } from "next-intl";
import { AccountName } from "@/components/ui/account-name";

/** The accounts that somebody sees: all, the one, or how many. */
export function AccountList({
  all,
  ids,
  names,
}: {
  all: boolean;
  ids: string[];
  names: Map<string, string>;
}) {
  const t = useTranslations("users");
  if (all) return t("allAccounts");
  const [only] = ids;
  if (ids.length === 1 && only) return <AccountName name={names.get(only)} id={only} />;
  const title = ids.map((id) => `${names.get(id) ?? ""} ${id}`.trim()).join("\n");
  return <span title={title}>{t("someAccounts", { count: ids.length })}</span>;
}
