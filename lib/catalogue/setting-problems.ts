import type { z } from "zod";

/**
 * One thing that is wrong with a setting, for the form: where it is, the message of the namespace `catalogue` that says
 * what, and the figures for it.
 */
export interface SettingProblem {
  path: (string | number)[];
  message: string;
  values: Record<string, string | number>;
}

const MAX_PROBLEMS = 100;

/** At most 100 problems of a refused setting, in the order found. Never repeats what was typed. */
export function settingProblems(error: z.ZodError): SettingProblem[] {
  return error.issues.slice(0, MAX_PROBLEMS).map((issue) => ({
    path: issue.path.map((step) => (typeof step === "symbol" ? String(step) : step)),
    ...messageOf(issue),
  }));
}

function messageOf(issue: z.core.$ZodIssue): Pick<SettingProblem, "message" | "values"> {
  switch (issue.code) {
    case "custom":
      return { message: issue.message, values: (issue.params ?? {}) as SettingProblem["values"] };
    case "too_big":
      return { message: `validation.tooBig.${issue.origin}`, values: { max: Number(issue.maximum) } };
    case "too_small":
      return { message: "validation.tooSmall", values: { min: Number(issue.minimum) } };
    case "unrecognized_keys":
      return { message: "validation.unknownName", values: {} };
    case "invalid_value":
      return { message: "validation.notAnOption", values: {} };
    default:
      return { message: "validation.wrongType", values: {} };
  }
}
