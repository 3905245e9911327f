import type { PatternFault } from "@/lib/engine/check-pattern";
import { markTokens, patternTokens } from "./pattern-tokens";
import styles from "./pattern-text.module.css";

/** A pattern with its syntax tinted and, where it cannot be read, a wavy line under the place. */
export function PatternText({ pattern, fault }: { pattern: string; fault: PatternFault | null }) {
  const tokens = patternTokens(pattern);
  if (!fault) {
    return tokens.map((token, index) => (
      <span key={index} className={styles[token.kind]}>
        {token.text}
      </span>
    ));
  }
  const parts = markTokens(tokens, fault.position, fault.length);
  return (
    <>
      {parts.map((part, index) => (
        <span key={index} className={`${styles[part.kind]} ${part.marked ? styles.fault : ""}`}>
          {part.text}
        </span>
      ))}
      {/* What is missing at the end has no character to stand under. */}
      {!parts.some((part) => part.marked) && (
        <span className={styles.fault} aria-hidden>
          {"\u00a0"}
        </span>
      )}
    </>
  );
}
