import { useFormatter, useTranslations } from "next-intl";

interface Capped {
  count: number;
  more: boolean;
}

/** A count that may go on, as text: "10,000+". None so far of a search that stopped is not zero but unknown. */
export function useCappedText(): (capped: Capped) => string {
  const t = useTranslations("ui");
  const format = useFormatter();
  return ({ count, more }) =>
    more ? (count === 0 ? t("unknown") : t("capped", { count })) : format.number(count);
}

/** The same as an element. */
export function CappedNumber(capped: Capped) {
  return useCappedText()(capped);
}
