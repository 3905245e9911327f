"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChoiceControl, ChoicesControl } from "./choice-controls";
import { CodeSelect } from "./code-select";
import type { ControlProps } from "./control-props";
import { ListControl } from "./list-control";
import { MappingControl } from "./mapping-control";
import { RegexControl } from "./regex-control";
import { TagKeysControl } from "./tag-keys-control";
import { HoursControl, TagPairControl, TextControl } from "./text-controls";

/** The control that fits a setting of the catalogue. */
export function SettingControl({ definition, ...props }: ControlProps) {
  switch (definition.control) {
    case "text":
      return <TextControl definition={definition} {...props} />;
    case "regex":
      return <RegexControl definition={definition} {...props} />;
    case "stringList":
    case "ipList":
    case "userNames":
      return <ListControl definition={definition} {...props} />;
    case "tagPair":
      return <TagPairControl definition={definition} {...props} />;
    case "countries":
    case "regions":
      return <CodeSelect definition={definition} {...props} />;
    case "choice":
      return <ChoiceControl definition={definition} {...props} />;
    case "choices":
      return <ChoicesControl definition={definition} {...props} />;
    case "mapping":
      return <MappingControl definition={definition} {...props} />;
    case "hours":
      return <HoursControl definition={definition} {...props} />;
    case "tagKeys":
      return <TagKeysControl definition={definition} {...props} />;
    case "rows":
      return <RowsLink />;
  }
}

/** RTM-011's rows have a screen of their own. */
function RowsLink() {
  const t = useTranslations("catalogue.controls");
  return <Link href="/rules/RTM-011">{t("openGrid")}</Link>;
}
