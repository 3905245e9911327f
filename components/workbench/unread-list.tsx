"use client";

import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { UnreadPart } from "./tester-protocol";
import styles from "./tester.module.css";

const FIRST = 2;

interface UnreadListProps {
  unread: readonly UnreadPart[];
  /** Names of the inputs; the first, the field, has none. */
  inputNames: readonly string[];
  onGoTo: (part: UnreadPart) => void;
}

/** What could not be read, each with its place and reason; the rest was used. */
export function UnreadList({ unread, inputNames, onGoTo }: UnreadListProps) {
  const t = useTranslations("workbench");
  const tReason = useTranslations("unreadable");
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? unread : unread.slice(0, FIRST);
  const reasonText = (reason: UnreadPart["reason"]) =>
    reason === "badGzip" || reason === "unreadableFile" || reason === "fileTooLarge"
      ? t(`unread.reason.${reason}`)
      : tReason(reason);
  return (
    <div className={styles.unread} data-all={showsAll || undefined} role="status">
      {shown.map((part, index) => {
        const name = inputNames[part.input] ?? "";
        const values = { line: part.line, endLine: part.endLine, name };
        return (
          <div key={index} className={styles.unreadPart}>
            <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
            <span>
              {name !== "" && part.line === 0
                ? t("unread.inFile", values)
                : name !== ""
                  ? t("unread.atFileLine", values)
                  : part.endLine > part.line
                    ? t("unread.atLines", values)
                    : t("unread.atLine", values)}
              {reasonText(part.reason)}
            </span>
            {part.excerpt !== "" && <code className={styles.excerpt}>{part.excerpt}</code>}
            {name === "" && part.line > 0 && (
              <button type="button" className={styles.link} onClick={() => onGoTo(part)}>
                {t("unread.goTo")}
              </button>
            )}
          </div>
        );
      })}
      {unread.length > shown.length && (
        <button type="button" className={styles.link} onClick={() => setShowsAll(true)}>
          {t("unread.more", { count: unread.length - shown.length })}
        </button>
      )}
    </div>
  );
}
