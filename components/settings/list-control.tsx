"use client";

import { useTranslations } from "next-intl";
import type { IpListSetting, StringListSetting, UserNamesSetting } from "@/lib/catalogue/setting-definition";
import { problemsAt, textList, type ControlProps } from "./control-props";
import { ListInput } from "./list-input";
import { splitList } from "./split-list";

/** Lists of texts, of addresses and of IAM user names differ in what stands between two of them. */
export function ListControl(props: ControlProps<StringListSetting | IpListSetting | UserNamesSetting>) {
  const t = useTranslations("catalogue.controls");
  const { definition, values, onChange, problems, disabled, label } = props;
  const format =
    definition.control === "ipList"
      ? "ip"
      : definition.control === "userNames"
        ? "iamName"
        : definition.format;
  return (
    <ListInput
      label={label}
      items={textList(values[definition.name])}
      onChange={(items) => onChange({ [definition.name]: items })}
      split={(text) => splitList(text, format)}
      problems={problemsAt(problems, definition.name)}
      disabled={disabled}
      readOnly={definition.control === "stringList" && definition.readOnly}
      placeholder={definition.control === "userNames" ? t("addName") : undefined}
    />
  );
}
