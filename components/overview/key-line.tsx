import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import styles from "./overview.module.css";

/** The keys that lead on from here. */
export function KeyLine() {
  const t = useTranslations("overview.keys");
  return (
    <p className={styles.keys} aria-hidden="true">
      <span>
        <KeyHint keys={["G", "F"]} /> {t("findings")}
      </span>
      <span>
        <KeyHint keys={["G", "R"]} /> {t("rules")}
      </span>
      <span>
        <KeyHint keys={["⌘", "K"]} /> {t("anywhere")}
      </span>
    </p>
  );
}
