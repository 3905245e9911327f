import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./risk-level.module.css";

type Level = "EXTREME" | "VERY_HIGH" | "HIGH" | "MEDIUM" | "LOW";

const SHAPES: Record<Level, { color: string; shape: ReactNode }> = {
  EXTREME: {
    color: "var(--r-ex)",
    shape: (
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1L5.1 1ZM7 3.8v5h2v-5H7Zm0 6.4v2h2v-2H7Z"
      />
    ),
  },
  VERY_HIGH: {
    color: "var(--r-vh)",
    shape: (
      <path fill="currentColor" stroke="currentColor" strokeLinejoin="round" d="M8 2.2 15 14H1L8 2.2Z" />
    ),
  },
  HIGH: {
    color: "var(--r-h)",
    shape: (
      <path
        fill="currentColor"
        stroke="currentColor"
        strokeLinejoin="round"
        d="M8 1.5 14.5 8 8 14.5 1.5 8 8 1.5Z"
      />
    ),
  },
  MEDIUM: {
    color: "var(--r-m)",
    shape: (
      <>
        <circle cx="8" cy="8" r="5.9" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <path fill="currentColor" d="M8 2.1a5.9 5.9 0 0 1 0 11.8V2.1Z" />
      </>
    ),
  },
  LOW: {
    color: "var(--r-l)",
    shape: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  },
};

/** The shape of a risk level in its colour. Named for screen readers unless the word stands beside it. */
export function RiskMark({
  level,
  size = 14,
  decorative = false,
}: {
  level: Level;
  size?: number;
  decorative?: boolean;
}) {
  const t = useTranslations("ui.riskLevel");
  const { color, shape } = SHAPES[level];
  return (
    <svg
      className={styles.mark}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      style={{ color }}
      focusable="false"
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": t(level) })}
    >
      {shape}
    </svg>
  );
}

/** Shape and word of a risk level; the word keeps the colour of the text around it. */
export function RiskLevel({ level, size }: { level: Level; size?: number }) {
  const t = useTranslations("ui.riskLevel");
  return (
    <span className={styles.level}>
      <RiskMark level={level} size={size} decorative />
      <span>{t(level)}</span>
    </span>
  );
}
