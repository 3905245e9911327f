"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import styles from "./workbench.module.css";

/** A grid without rows says what that means, and the ways to get some. */
export function GridEmpty({
  readOnly,
  onAdd,
  onPaste,
  onStarters,
}: {
  readOnly: boolean;
  onAdd: () => void;
  onPaste: () => void;
  onStarters: () => void;
}) {
  const t = useTranslations("workbench");
  return (
    <div className={styles.emptyGrid}>
      <h2>{t("empty.title")}</h2>
      <p>{t("empty.body")}</p>
      {!readOnly && (
        <div className={styles.emptyActions}>
          <Button onClick={onAdd}>{t("footer.add")}</Button>
          <Button onClick={onPaste}>{t("empty.paste")}</Button>
          <Button onClick={onStarters}>{t("empty.starters")}</Button>
        </div>
      )}
    </div>
  );
}
