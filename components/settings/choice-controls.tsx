"use client";

import { Button, Checkbox, Radio } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChoiceSetting, ChoicesSetting } from "@/lib/catalogue/setting-definition";
import { textList, textValue, type ControlProps } from "./control-props";
import { ProblemText } from "./problem-text";
import styles from "./setting-controls.module.css";

/** One of a few options. */
export function ChoiceControl({
  definition,
  values,
  onChange,
  problems,
  disabled,
  label,
}: ControlProps<ChoiceSetting>) {
  const t = useTranslations("catalogue.options");
  return (
    <div>
      <Radio.Group
        aria-label={label}
        value={textValue(values[definition.name])}
        onChange={(value) => onChange({ [definition.name]: value })}
      >
        <div className={styles.choices}>
          {definition.options.map((option) => (
            <Radio
              key={option}
              value={option}
              label={t(`${definition.messageKey}.${option}` as never)}
              disabled={disabled}
            />
          ))}
        </div>
      </Radio.Group>
      <ProblemText problems={problems} />
    </div>
  );
}

/** Any of a few options, with all and none at hand. */
export function ChoicesControl({
  definition,
  values,
  onChange,
  problems,
  disabled,
  label,
}: ControlProps<ChoicesSetting>) {
  const t = useTranslations("catalogue.options");
  const controls = useTranslations("catalogue.controls");
  const chosen = textList(values[definition.name]);
  return (
    <div>
      <OptionBoxes
        label={label}
        options={definition.options.map((option) => ({
          value: option,
          label: t(`${definition.messageKey}.${option}` as never),
        }))}
        chosen={chosen}
        onChange={(options) => onChange({ [definition.name]: options })}
        disabled={disabled}
        all={controls("chooseAll")}
        none={controls("chooseNone")}
        count={controls("chosen", { count: chosen.length, total: definition.options.length })}
      />
      <ProblemText problems={problems} />
    </div>
  );
}

/** Check boxes in columns; the order of the answer is the order of the options, whatever was ticked first. */
export function OptionBoxes({
  label,
  options,
  chosen,
  onChange,
  disabled,
  all,
  none,
  count,
}: {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  disabled: boolean;
  all: string;
  none: string;
  count: string;
}) {
  const inOrder = (values: readonly string[]) =>
    options.map(({ value }) => value).filter((value) => values.includes(value));
  return (
    <fieldset className={styles.boxes} aria-label={label}>
      <div className={styles.boxColumns}>
        {options.map(({ value, label: name }) => (
          <Checkbox
            key={value}
            size="xs"
            label={name}
            checked={chosen.includes(value)}
            disabled={disabled}
            onChange={(event) =>
              onChange(
                inOrder(
                  event.currentTarget.checked
                    ? [...chosen, value]
                    : chosen.filter((other) => other !== value),
                ),
              )
            }
          />
        ))}
      </div>
      <div className={styles.boxActions}>
        <span>{count}</span>
        {!disabled && (
          <>
            <Button variant="subtle" size="xs" onClick={() => onChange(options.map(({ value }) => value))}>
              {all}
            </Button>
            <Button variant="subtle" size="xs" onClick={() => onChange([])}>
              {none}
            </Button>
          </>
        )}
      </div>
    </fieldset>
  );
}
