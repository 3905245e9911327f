import { compileRows, isBlank, type CompiledRow } from "@/lib/engine/compile-rows";
import { negatedPattern } from "@/lib/engine/not-pattern";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import type { Note } from "./codes";

/** What is written beside the rows. */
export interface ConformitySetting {
  enabled: boolean;
  riskLevel: RiskLevel;
  /** Hours. */
  ttl: number;
}

/** The body that the API takes for one account, a profile file, or the block of a Terraform account. */
export const CONFORMITY_FORMS = ["ruleSetting", "profile", "terraform"] as const;

type Values = Record<(typeof CELL_NAMES)[number], string>;

/**
 * RTM-011's rows for Cloud One Conformity, and what of them it cannot hold. Rows that are off or broken are left out: it
 * would match by them, or could not. NOT becomes a look-ahead, which importConformity turns back; a blank cell `.*`.
 */
export function exportConformity(
  rows: readonly Row[],
  setting: ConformitySetting,
  form: (typeof CONFORMITY_FORMS)[number],
): { text: string; notes: Note[] } {
  const notes: Note[] = [];
  const values = compileRows(rows)
    .rows.filter((compiled) => isKept(compiled, setting, notes))
    .map(({ row, number }) => valuesOf(row, number, notes));
  if (form === "terraform") return { text: terraform(values, setting), notes };
  const body = form === "profile" ? profile(values, setting) : ruleSetting(values, setting);
  return { text: `${JSON.stringify(body, null, 2)}\n`, notes };
}

function isKept({ row, number, live }: CompiledRow, setting: ConformitySetting, notes: Note[]): boolean {
  if (!live) {
    notes.push({ kind: "loss", code: row.enabled ? "rowBroken" : "rowDisabled", row: number });
    return false;
  }
  if (row.riskLevel !== null && row.riskLevel !== setting.riskLevel)
    notes.push({ kind: "loss", code: "riskLevelOfRow", row: number, what: row.riskLevel });
  if (!row.failedCalls) notes.push({ kind: "loss", code: "failedCallsOfRow", row: number });
  if (row.conditions) notes.push({ kind: "loss", code: "conditionsOfRow", row: number });
  if (row.note !== "") notes.push({ kind: "loss", code: "noteOfRow", row: number });
  return true;
}

function valuesOf(row: Row, number: number, notes: Note[]): Values {
  const text = (cell: (typeof CELL_NAMES)[number]) => {
    const { pattern, not } = row[cell];
    if (isBlank(pattern)) return ".*";
    if (!not) return pattern;
    notes.push({ kind: "loss", code: "notCell", row: number, cell });
    return negatedPattern(pattern);
  };
  return {
    eventName: text("eventName"),
    eventSource: text("eventSource"),
    userIdentityType: text("userIdentityType"),
  };
}

function extraSettings(values: Values[], { ttl }: ConformitySetting) {
  return [
    {
      name: "patterns",
      type: "multiple-object-values",
      valueKeys: CELL_NAMES,
      values: values.map((value) => ({ value })),
    },
    { name: "ttl", type: "ttl", value: ttl },
  ];
}

function ruleSetting(values: Values[], setting: ConformitySetting) {
  const { enabled, riskLevel } = setting;
  const fields = { id: "RTM-011", provider: "aws", enabled, riskLevel, ruleExists: false, exceptions: {} };
  return {
    data: { attributes: { ruleSetting: { ...fields, extraSettings: extraSettings(values, setting) } } },
  };
}

function profile(values: Values[], setting: ConformitySetting) {
  const { enabled, riskLevel } = setting;
  return {
    data: {
      type: "profiles",
      attributes: { name: "Kanaria RTM-011", description: "" },
      relationships: { ruleSettings: { data: [{ type: "rules", id: "RTM-011" }] } },
    },
    included: [
      {
        type: "rules",
        id: "RTM-011",
        attributes: {
          enabled,
          provider: "aws",
          riskLevel,
          exceptions: {},
          extraSettings: extraSettings(values, setting),
        },
      },
    ],
  };
}

/** A `rule` block for the `settings` of a `conformity_aws_account`. */
function terraform(values: Values[], { enabled, riskLevel, ttl }: ConformitySetting): string {
  const block = (value: Values) => `      multiple_object_values {
        event_name         = ${hclText(value.eventName)}
        event_source       = ${hclText(value.eventSource)}
        user_identity_type = ${hclText(value.userIdentityType)}
      }
`;
  return `rule {
  rule_id = "RTM-011"
  settings {
    enabled     = ${enabled}
    risk_level  = ${hclText(riskLevel)}
    rule_exists = false
    extra_settings {
      name = "patterns"
      type = "multiple-object-values"
${values.map(block).join("")}    }
    extra_settings {
      name  = "ttl"
      type  = "ttl"
      value = ${hclText(String(ttl))}
    }
  }
}
`;
}

/** HCL strings: JSON's escapes, and `${` and `%{` doubled, which would begin a template. */
function hclText(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\\b", "\\u0008")
    .replaceAll("\\f", "\\u000c")
    .replace(/[$%](?=\{)/g, "$&$&");
}
