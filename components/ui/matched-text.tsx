import styles from "./matched-text.module.css";

/**
 * Text of an event with the part that a cell touched: yellow for a match, orange for the first cell that stopped a
 * row. A span is [start, end) in UTF-16 units; an empty span of a match marks nothing, as the cell asked for nothing.
 */
export function MatchedText({
  text,
  span,
  tone = "match",
}: {
  text: string;
  span: readonly [number, number] | null;
  tone?: "match" | "stopped" | "plain";
}) {
  if (tone === "plain" || (!span && tone === "match")) return <span className={styles.text}>{text}</span>;
  const [start, end] = span ?? [0, text.length];
  return (
    <span className={styles.text}>
      {text.slice(0, start)}
      <mark className={styles.mark} data-tone={tone}>
        {text.slice(start, end)}
      </mark>
      {text.slice(end)}
    </span>
  );
}
