"use client";

import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import styles from "./finding-filters.module.css";

/** A condition on one value, with the way to take it off. */
export function FilterChip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  const t = useTranslations("findings.filter");
  return (
    <span className={styles.chip}>
      <span className={styles.name}>{name}</span>
      <bdi className={styles.value}>{value}</bdi>
      <button type="button" className={styles.remove} aria-label={t("remove", { name })} onClick={onRemove}>
        <IconX size={13} stroke={1.8} aria-hidden="true" />
      </button>
    </span>
  );
}
