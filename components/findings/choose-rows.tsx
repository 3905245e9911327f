"use client";

import { useTranslations } from "next-intl";
import { shownText } from "@/components/ui/shown-text";
import type { FindingFilter, RowChoice } from "@/lib/findings/schema";
import { ChooseList } from "./choose-list";
import { rowPatterns } from "./row-patterns";
import { useRowChoices } from "./use-row-choices";

/** So many letters of an id stand for a row that is in no grid any more. */
const ID_SHOWN = 8;

/** Filters by rows of RTM-011. They are asked for when the list opens, and again as words are typed. */
export function ChooseRows({
  filter,
  known,
  onChange,
}: {
  filter: FindingFilter;
  /** Those of the filter that are still in a grid. */
  known: readonly RowChoice[];
  onChange: (row: string[]) => void;
}) {
  const t = useTranslations("findings.filter");
  const all = useTranslations("findings");
  const comma = useTranslations("ui")("conjunction");
  const { found, state, text, ask } = useRowChoices(filter.account);
  const asOption = (row: RowChoice) => ({
    id: row.id,
    name: `${all("row", { number: row.number })} ${rowPatterns(row.cells)}`,
    detail: t("rowIn", { account: row.accountName ?? t("profile"), others: row.others }),
  });
  const nameOf = (id: string) => {
    const row = known.find((one) => one.id === id);
    return row ? all("row", { number: row.number }) : shownText(id, ID_SHOWN);
  };
  const listed = new Set(found.rows.map(({ id }) => id));
  // What the filter names can be taken off, wherever in the grids it is.
  const named = filter.row
    .filter((id) => !listed.has(id))
    .map((id) => {
      const row = known.find((one) => one.id === id);
      return row ? asOption(row) : { id, name: nameOf(id), detail: t("rowGone") };
    });
  return (
    <ChooseList
      label={t("row")}
      chosen={
        filter.row.length === 0
          ? t("all")
          : filter.row.length <= 2
            ? filter.row.map(nameOf).join(comma)
            : t("several", { count: filter.row.length })
      }
      options={[...(text === "" ? named : []), ...found.rows.map(asOption)]}
      values={filter.row}
      search={{
        placeholder: t("findRow"),
        none: t("noRow"),
        note: state !== "found" ? t(state) : found.more ? t("moreRows") : undefined,
        ask,
      }}
      onChange={onChange}
    />
  );
}
