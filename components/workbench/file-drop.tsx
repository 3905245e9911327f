"use client";

import { IconFileText, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import styles from "./exchange.module.css";

interface FileDropProps {
  file: File | null;
  onFile: (file: File | null) => void;
  /** What is there while no file is chosen. */
  children: ReactNode;
}

/** Takes one file by the chooser or dropped anywhere on it; a chosen file stands in place of the field. */
export function FileDrop({ file, onFile, children }: FileDropProps) {
  const t = useTranslations("exchange");
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  return (
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (!dropped) return;
        event.preventDefault();
        onFile(dropped);
      }}
    >
      {file ? (
        <div className={styles.file} role="group" aria-label={t("import.file")}>
          <IconFileText size={14} stroke={1.6} aria-hidden />
          <span className={styles.fileName} title={file.name}>
            {file.name}
          </span>
          <button
            type="button"
            className={styles.remove}
            aria-label={t("import.removeFile", { name: file.name })}
            onClick={() => {
              onFile(null);
              choose.current?.focus();
            }}
          >
            <IconX size={14} aria-hidden />
          </button>
        </div>
      ) : (
        children
      )}
      <div className={styles.choose}>
        <input
          ref={picker}
          type="file"
          hidden
          tabIndex={-1}
          aria-hidden
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) onFile(chosen);
            // Else the same file could not be chosen again after it was mended.
            event.currentTarget.value = "";
          }}
        />
        <button ref={choose} type="button" className={styles.link} onClick={() => picker.current?.click()}>
          {t("import.chooseFile")}
        </button>
        <span className={styles.orDrop}>{t("import.orDrop")}</span>
        <span className={styles.formats}>{t("import.formats")}</span>
      </div>
    </div>
  );
}
