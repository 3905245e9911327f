"use client";

import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { GatewayMapping, MappingSetting } from "@/lib/catalogue/setting-definition";
import { problemsAt, textList, type ControlProps } from "./control-props";
import { ListInput } from "./list-input";
import { useProblemText } from "./problem-text";
import styles from "./setting-controls.module.css";
import { splitList } from "./split-list";

/** Which gateways belong to which VPC: a line per VPC. */
export function MappingControl({
  definition,
  values,
  onChange,
  problems,
  disabled,
}: ControlProps<MappingSetting>) {
  const t = useTranslations("catalogue.controls");
  const text = useProblemText();
  const mappings = readMappings(values[definition.name]);
  const change = (next: GatewayMapping[]) => onChange({ [definition.name]: next });
  const patch = (index: number, part: Partial<GatewayMapping>) =>
    change(mappings.map((mapping, at) => (at === index ? { ...mapping, ...part } : mapping)));
  return (
    <div className={styles.lines}>
      {mappings.map((mapping, index) => {
        const [ofVpc] = problemsAt(problems, definition.name, index, "vpcId");
        return (
          <div key={index} className={styles.line}>
            <TextInput
              className={styles.lineKey}
              size="xs"
              aria-label={`${t("vpc")} ${index + 1}`}
              placeholder="vpc-"
              value={mapping.vpcId}
              onChange={(event) => patch(index, { vpcId: event.currentTarget.value })}
              error={ofVpc && text(ofVpc)}
              disabled={disabled}
              spellCheck={false}
              autoComplete="off"
              classNames={{ input: styles.mono }}
            />
            <div className={styles.lineValue}>
              <ListInput
                label={`${t("gateways")} ${mapping.vpcId}`}
                items={mapping.gatewayIds}
                onChange={(gatewayIds) => patch(index, { gatewayIds })}
                split={(typed) => splitList(typed, "gatewayId")}
                problems={problemsAt(problems, definition.name, index, "gatewayIds")}
                disabled={disabled}
                placeholder="igw- / nat-"
              />
            </div>
            {!disabled && (
              <ActionIcon
                aria-label={t("remove", { item: mapping.vpcId || String(index + 1) })}
                onClick={() => change(mappings.filter((_, at) => at !== index))}
              >
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            )}
          </div>
        );
      })}
      {mappings.length === 0 && disabled && <span className={styles.remark}>{t("emptyList")}</span>}
      {!disabled && (
        <Button
          size="sm"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() => change([...mappings, { vpcId: "", gatewayIds: [] }])}
        >
          {t("addMapping")}
        </Button>
      )}
    </div>
  );
}

function readMappings(value: unknown): GatewayMapping[] {
  if (!Array.isArray(value)) return [];
  return value.map((mapping: Partial<GatewayMapping> | null) => ({
    vpcId: typeof mapping?.vpcId === "string" ? mapping.vpcId : "",
    gatewayIds: textList(mapping?.gatewayIds),
  }));
}
