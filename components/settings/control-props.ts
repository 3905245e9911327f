import type { SettingDefinition } from "@/lib/catalogue/setting-definition";
import type { SettingProblem } from "@/lib/catalogue/setting-problems";

/** What every control of a rule's form is given. A control of several names (a tag pair) patches them together. */
export interface ControlProps<Definition extends SettingDefinition = SettingDefinition> {
  definition: Definition;
  values: Readonly<Record<string, unknown>>;
  onChange: (patch: Record<string, unknown>) => void;
  /** Problems of this control's names; `path` begins with the name. */
  problems: readonly SettingProblem[];
  disabled: boolean;
  label: string;
}

/** The texts of a list value; anything else that lies there counts as none. */
export function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

export function textValue(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The problems under a path, with that path taken off. */
export function problemsAt(
  problems: readonly SettingProblem[],
  ...path: (string | number)[]
): SettingProblem[] {
  return problems
    .filter((problem) => path.every((step, index) => problem.path[index] === step))
    .map((problem) => ({ ...problem, path: problem.path.slice(path.length) }));
}
