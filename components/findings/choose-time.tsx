"use client";

import { Button, Popover, TextInput } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useTimeZone, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { timeZoneName } from "@/components/ui/time-zone-name";
import { TIME_RANGES, type FindingFilter } from "@/lib/findings/schema";
import styles from "./finding-filters.module.css";
import { momentOfWallTime, wallTimeOf } from "./wall-time";

/** When the events happened: a usual range, or from one moment to another in the person's zone. */
export function ChooseTime({
  label,
  filter,
  onChoose,
}: {
  label: ReactNode;
  filter: FindingFilter;
  onChoose: (change: Pick<FindingFilter, "range" | "from" | "to">) => void;
}) {
  const t = useTranslations("findings.filter");
  const ui = useTranslations("ui");
  const timeZone = useTimeZone() ?? "UTC";
  const [opened, setOpened] = useState(false);
  const wallOf = (iso: string) => (iso ? wallTimeOf(new Date(iso), timeZone) : "");
  const [from, setFrom] = useState(wallOf(filter.from));
  const [to, setTo] = useState(wallOf(filter.to));
  const choose = (change: Parameters<typeof onChoose>[0]) => {
    setOpened(false);
    onChoose(change);
  };
  const isoOf = (wall: string) => momentOfWallTime(wall, timeZone)?.toISOString() ?? "";
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus width={260}>
      <Popover.Target>
        <button
          type="button"
          className={styles.chip}
          data-on={filter.range !== "all" || undefined}
          onClick={() => setOpened(!opened)}
        >
          <span className={styles.name}>{t("time")}</span>
          <span className={styles.value}>{label}</span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        {TIME_RANGES.filter((range) => range !== "custom").map((range) => (
          <button
            key={range}
            type="button"
            className={styles.pick}
            aria-pressed={filter.range === range}
            onClick={() => choose({ range, from: "", to: "" })}
          >
            {t(range === "all" ? "any" : range)}
            {filter.range === range ? <IconCheck size={15} stroke={1.8} aria-hidden="true" /> : null}
          </button>
        ))}
        <form
          className={styles.custom}
          onSubmit={(event) => {
            event.preventDefault();
            choose({ range: "custom", from: isoOf(from), to: isoOf(to) });
          }}
        >
          <TextInput
            size="xs"
            type="datetime-local"
            label={ui("zonedMoment", { moment: t("from"), zone: timeZoneName(timeZone) })}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            type="datetime-local"
            label={ui("zonedMoment", { moment: t("to"), zone: timeZoneName(timeZone) })}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" disabled={from === "" && to === ""}>
            {t("apply")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
