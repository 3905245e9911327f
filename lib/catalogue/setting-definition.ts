import type { TextFormat } from "./text-format";

interface Described {
  /** Name in `RuleSetting.values`, and the official name of the setting unless `officialName` says otherwise. */
  name: string;
  /** Label, hint and what is missing are the messages `settings.<messageKey>.{label,hint,missing}`. */
  messageKey: string;
  /** The rule can do nothing while this is empty. */
  required: boolean;
}

export interface TextSetting extends Described {
  control: "text";
  default: string;
  format: TextFormat;
}

export interface RegexSetting extends Described {
  control: "regex";
  default: string;
}

export interface StringListSetting extends Described {
  control: "stringList";
  default: readonly string[];
  format: TextFormat;
  /** Shown, never changed: AWS decides what belongs in it. */
  readOnly: boolean;
}

/** A tag's key and its value: two settings, one control. */
export interface TagPairSetting extends Described {
  control: "tagPair";
  valueName: string;
}

/** ISO 3166-1 alpha-2 codes. */
export interface CountriesSetting extends Described {
  control: "countries";
  default: readonly string[];
}

/** AWS region codes. */
export interface RegionsSetting extends Described {
  control: "regions";
  default: readonly string[];
}

/** Addresses and CIDR blocks, IPv4 and IPv6. */
export interface IpListSetting extends Described {
  control: "ipList";
  default: readonly string[];
}

/** One of `options`; their words are the messages `options.<messageKey>.<option>`. */
export interface ChoiceSetting extends Described {
  control: "choice";
  options: readonly string[];
  default: string;
}

/** Any of `options`; their words are the messages `options.<messageKey>.<option>`. */
export interface ChoicesSetting extends Described {
  control: "choices";
  options: readonly string[];
  default: readonly string[];
}

/** Which gateways belong to which VPC: `{ vpcId, gatewayIds }[]`. */
export interface MappingSetting extends Described {
  control: "mapping";
}

/** A whole number of hours. */
export interface HoursSetting extends Described {
  control: "hours";
  default: number;
  min: number;
  max: number;
}

/** RTM-011's grid: `Row[]` of the engine. */
export interface RowsSetting extends Described {
  control: "rows";
}

/**
 * Tag keys that resources must carry, the resource types that are looked at, and other keys for single types:
 * `name: string[]`, `typesName: string[]`, `overridesName: { resourceType, tags }[]`.
 */
export interface TagKeysSetting extends Described {
  control: "tagKeys";
  default: readonly string[];
  typesName: string;
  types: readonly string[];
  defaultTypes: readonly string[];
  overridesName: string;
  officialOverridesName: string;
}

/** Names of IAM users. The official setting of that rule takes one name, ours takes several. */
export interface UserNamesSetting extends Described {
  control: "userNames";
  officialName: string;
}

/** One thing an administrator decides about a rule. `control` says which form control and which check fit. */
export type SettingDefinition =
  | TextSetting
  | RegexSetting
  | StringListSetting
  | TagPairSetting
  | CountriesSetting
  | RegionsSetting
  | IpListSetting
  | ChoiceSetting
  | ChoicesSetting
  | MappingSetting
  | HoursSetting
  | RowsSetting
  | TagKeysSetting
  | UserNamesSetting;

export type Control = SettingDefinition["control"];

/** One line of a `mapping` value. */
export interface GatewayMapping {
  vpcId: string;
  gatewayIds: string[];
}

/** One exception to the general tag keys in a `tagKeys` value. */
export interface TagKeysOverride {
  resourceType: string;
  tags: string[];
}
