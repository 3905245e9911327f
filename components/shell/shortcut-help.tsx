"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { KeyHint } from "@/components/ui/key-hint";
import type { Sections } from "./navigation-sections";
import styles from "./shortcut-help.module.css";

const ANYWHERE = [
  ["search", ["⌘", "K"]],
  ["help", ["?"]],
  ["fold", ["["]],
  ["undo", ["Alt", "Z"]],
  ["close", ["Esc"]],
] as const;

const LISTS = [
  ["next", ["J"]],
  ["previous", ["K"]],
  ["select", ["X"]],
  ["open", ["↵"]],
  ["suppress", ["S"]],
  ["investigate", ["I"]],
  ["comment", ["C"]],
  ["filter", ["/"]],
] as const;

const GRID = [
  ["edit", ["F2"]],
  ["move", ["Alt", "↑↓"]],
  ["not", ["Alt", "N"]],
  ["conditions", ["Alt", "C"]],
  ["repair", ["Alt", "↵"]],
  ["promote", ["Alt", "P"]],
  ["menu", ["Shift", "F10"]],
  ["publish", ["⌘", "↵"]],
] as const;

/** The list of keys, opened with "?". */
export function ShortcutHelp({
  opened,
  onClose,
  sections,
}: {
  opened: boolean;
  onClose: () => void;
  sections: Sections;
}) {
  const t = useTranslations("shell.shortcuts");
  const places = useTranslations("shell.places");
  const rows = (
    group: "anywhere" | "lists" | "grid",
    keys: readonly (readonly [string, readonly string[]])[],
  ) => keys.map(([key, caps]) => <Row key={key} caps={caps} label={t(`${group}.${key}`)} />);
  return (
    <Dialog opened={opened} onClose={onClose} title={t("title")} detail={t("detail")} size={680}>
      <div className={styles.columns} role="group" aria-label={t("title")} tabIndex={0}>
        <section>
          <h3 className={styles.heading}>{t("anywhere.title")}</h3>
          <dl className={styles.rows}>{rows("anywhere", ANYWHERE)}</dl>
          <h3 className={styles.heading}>{t("go")}</h3>
          <dl className={styles.rows}>
            {sections.flatMap((section) =>
              section.items.map((item) => (
                <Row key={item.key} caps={["G", item.letter.toUpperCase()]} label={places(item.key)} />
              )),
            )}
          </dl>
        </section>
        <section>
          <h3 className={styles.heading}>{t("lists.title")}</h3>
          <dl className={styles.rows}>{rows("lists", LISTS)}</dl>
          <h3 className={styles.heading}>{t("grid.title")}</h3>
          <dl className={styles.rows}>{rows("grid", GRID)}</dl>
        </section>
      </div>
    </Dialog>
  );
}

function Row({ caps, label }: { caps: readonly string[]; label: string }) {
  return (
    <div className={styles.row}>
      <dt>
        <span className="visually-hidden">{caps.join(" ")}</span>
        <KeyHint keys={caps} always />
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
