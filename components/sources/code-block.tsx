import { CopyButton } from "@/components/ui/copy-button";
import styles from "./sources.module.css";

/** Something to be copied into a terminal. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className={styles.code}>
      {/* It scrolls, so it must be reachable by keyboard. */}
      <pre tabIndex={0}>{text}</pre>
      <CopyButton text={text} label={label} />
    </div>
  );
}
