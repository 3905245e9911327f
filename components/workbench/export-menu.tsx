"use client";

import { Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/exchange/export-rows";
import styles from "./workbench.module.css";

/** The files that the rows on screen can be written as. */
export function ExportMenu({ onChoose }: { onChoose: (format: ExportFormat) => void }) {
  const t = useTranslations("exchange");
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Menu position="top-start">
      <Menu.Target>
        <button ref={button} type="button" className={styles.paste}>
          <IconDownload size={15} stroke={1.7} aria-hidden />
          {t("export.menu")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {EXPORT_FORMATS.map((format) => (
          <Menu.Item
            key={format}
            onClick={() => {
              // The dialog gives the focus back to what had it, which must outlive the menu.
              button.current?.focus();
              onChoose(format);
            }}
          >
            {t(`format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
