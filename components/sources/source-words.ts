import { useTranslations } from "next-intl";

/** Why a record was rejected, in words; a code of an older version shows as it is stored. */
export function useRejectionReason(): (code: string) => string {
  const own = useTranslations("sources.reason");
  const unreadable = useTranslations("unreadable");
  return (code) => {
    if (own.has(code as never)) return own(code as never);
    return unreadable.has(code as never) ? unreadable(code as never) : code;
  };
}
