import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import styles from "./finding-bars.module.css";

const HINTS = [
  ["move", ["J", "K"]],
  ["select", ["X"]],
  ["suppress", ["S"]],
  ["comment", ["C"]],
] as const;

/** The keys that a triage needs, where they are looked for. All of them are under "?". */
export function KeyHints({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("findings.keys");
  return (
    <div className={styles.hints} aria-hidden="true">
      {HINTS.filter(([name]) => mayEdit || name === "move").map(([name, keys]) => (
        <span key={name} className={styles.hint}>
          <KeyHint keys={keys} /> {t(name)}
        </span>
      ))}
      <KeyHint keys={["?"]} />
    </div>
  );
}
