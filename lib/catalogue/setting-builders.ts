import type {
  HoursSetting,
  RegexSetting,
  StringListSetting,
  TagPairSetting,
  TextSetting,
} from "./setting-definition";
import type { TextFormat } from "./text-format";

/** A text that must be given. */
export function text(
  name: string,
  messageKey: string,
  { format = "plain", initial = "" }: { format?: TextFormat; initial?: string } = {},
): TextSetting {
  return { control: "text", name, messageKey, required: true, default: initial, format };
}

/** A list of texts that must not be empty. */
export function list(
  name: string,
  messageKey: string,
  { format = "plain", initial = [] }: { format?: TextFormat; initial?: readonly string[] } = {},
): StringListSetting {
  return {
    control: "stringList",
    name,
    messageKey,
    required: true,
    default: initial,
    format,
    readOnly: false,
  };
}

/** The pattern that names must match. The defaults are official examples. */
export function namingPattern(initial: string): RegexSetting {
  return { control: "regex", name: "pattern", messageKey: "namingPattern", required: true, default: initial };
}

/** The tag that marks a tier's resources. Some official rules spell the two names `web_tier_tag…`. */
export function tierTag(spelling: "tierTag" | "web_tier_tag" = "tierTag"): TagPairSetting {
  return {
    control: "tagPair",
    name: spelling,
    valueName: spelling === "tierTag" ? "tierTagValue" : "web_tier_tag_value",
    messageKey: "tierTag",
    required: true,
  };
}

/** Hours after which the official product drops a finding. Kanaria keeps findings and only carries the number. */
export function timeToLive(hours: number): HoursSetting {
  return {
    control: "hours",
    name: "ttl",
    messageKey: "ttl",
    required: false,
    default: hours,
    min: 1,
    max: 8760,
  };
}
