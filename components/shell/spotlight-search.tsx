"use client";

import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { useGoTo } from "@/components/ui/leave-guard";
import { jumpTargets, type JumpSources, type JumpTarget } from "./jump-targets";
import type { Sections } from "./navigation-sections";
import type { ShellData } from "./shell-data";
import styles from "./spotlight-search.module.css";

/** ⌘K: any place, any rule by id or title in either language, any account by name or number, a finding by number. */
export function SpotlightSearch({ data, sections }: { data: ShellData; sections: Sections }) {
  const t = useTranslations("shell");
  const goTo = useGoTo();
  const [query, setQuery] = useState("");
  const { rules, accounts, person } = data;
  const targets = useMemo(() => {
    const places: JumpSources["places"][number][] = sections.flatMap((section) =>
      section.items.map(({ key, href, letter }) => ({ href, label: t(`places.${key}`), words: key, letter })),
    );
    places.push({ href: "/profile", label: t("person.profile"), words: "profile" });
    if (person?.isAdmin)
      places.push({
        href: "/organisation",
        label: t("organisation.settings"),
        words: "organisation settings",
      });
    return { places, rules, accounts };
  }, [sections, rules, accounts, person?.isAdmin, t]);

  const toAction = (target: JumpTarget): SpotlightActionData => ({
    id: target.href,
    label: target.finding ? t("search.finding", { number: String(target.finding) }) : target.label,
    leftSection: target.code ? <span className={styles.code}>{target.code}</span> : undefined,
    rightSection: target.letter ? <KeyHint keys={["G", target.letter.toUpperCase()]} /> : undefined,
    onClick: () => goTo(target.href),
  });
  const groups = jumpTargets(query, targets).map(({ key, targets: found }) => ({
    group: t(`search.groups.${key}`),
    actions: found.map(toAction),
  }));

  return (
    <Spotlight
      actions={groups}
      filter={(_query, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      nothingFound={t("search.nothing")}
      scrollable
      maxHeight={420}
      size={560}
      radius="xl"
      overlayProps={{ color: "var(--scrim)", backgroundOpacity: 1 }}
      transitionProps={{ duration: 120, transition: "fade" }}
      attributes={{ content: { "aria-label": t("search.open") } }}
      classNames={{
        search: styles.search,
        actionLabel: styles.label,
        action: styles.action,
        actionsGroup: styles.group,
      }}
      searchProps={{
        leftSection: <IconSearch size={17} stroke={1.6} />,
        placeholder: t("search.placeholder"),
        "aria-label": t("search.placeholder"),
        // Enter that ends a conversion: Safari has left composing by then and tells only by this key code.
        onKeyDownCapture: (event) => event.nativeEvent.keyCode === 229 && event.stopPropagation(),
      }}
    />
  );
}
