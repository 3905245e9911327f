import styles from "./middle-truncated.module.css";

/** A long id (an ARN) cut in the middle, where it says least; the whole text is in the tooltip and in a copy. */
export function MiddleTruncated({ text, tail = 12 }: { text: string; tail?: number }) {
  const start = text.slice(0, Math.max(0, text.length - tail));
  return (
    <span className={styles.text} title={text}>
      <span className={styles.start}>{start}</span>
      <span className={styles.end}>{text.slice(start.length)}</span>
    </span>
  );
}
