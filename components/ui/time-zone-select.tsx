"use client";

import { Select, type SelectProps } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useSyncExternalStore } from "react";

/**
 * A choice of all zones that the browser knows, each with its offset now. Found by id, by city or by the zone's name
 * in the reader's language ("日本", "Tokyo", "JST" is none: too many share it).
 */
export function TimeZoneSelect(props: Omit<SelectProps, "data">) {
  const locale = useLocale();
  const t = useTranslations("ui");
  const mounted = useMounted();
  const value = typeof props.value === "string" ? props.value : "";
  // The list is the browser's own: server and browser may know different zones.
  const zones = useMemo(() => (mounted ? timeZones(locale, value) : []), [mounted, locale, value]);
  const words = useMemo(() => new Map(zones.map((zone) => [zone.value, zone.words])), [zones]);
  return (
    <Select
      {...props}
      searchable
      allowDeselect={false}
      data={zones.map(({ value, label }) => ({ value, label }))}
      limit={200}
      maxDropdownHeight={280}
      nothingFoundMessage={t("none")}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase();
        return options.filter((option) => "value" in option && words.get(option.value)?.includes(wanted));
      }}
    />
  );
}

/** The browser's own zone; null on the server and while hydrating. */
export function useBrowserTimeZone(): string | null {
  return useMounted() ? Intl.DateTimeFormat().resolvedOptions().timeZone : null;
}

const never = () => () => {};

function useMounted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

function timeZones(locale: string, chosen: string) {
  const ids = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...(chosen ? [chosen] : [])]);
  const zones = [...ids].map((id) => {
    const offset = offsetOf(id);
    const place = id.replaceAll("_", " ");
    const label = id === "UTC" ? "UTC" : locale === "ja" ? `${place}（${offset}）` : `${place} (${offset})`;
    return { value: id, label, words: `${place} ${offset} ${longName(locale, id)}`.toLowerCase() };
  });
  return zones.sort((a, b) => (a.value === "UTC" ? -1 : b.value === "UTC" ? 1 : a.value < b.value ? -1 : 1));
}

function offsetOf(timeZone: string): string {
  return part("en", timeZone, "shortOffset").replace("GMT", "UTC");
}

function longName(locale: string, timeZone: string): string {
  return part(locale, timeZone, "longGeneric");
}

function part(locale: string, timeZone: string, timeZoneName: "shortOffset" | "longGeneric"): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts();
  return parts.find((one) => one.type === "timeZoneName")?.value ?? "";
}
