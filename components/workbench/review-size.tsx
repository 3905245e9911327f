import { useTranslations } from "next-intl";
import type { ReviewConsequence } from "@/lib/settings/schema";
import styles from "./consequence.module.css";

/** How much a publication changes, as it was when a second person was asked for. */
export function ReviewSize({ consequence }: { consequence: ReviewConsequence }) {
  const t = useTranslations("reviews");
  const words = useTranslations("workbench.consequence");
  const { changed, gained, lost } = consequence;
  return (
    <>
      {gained > 0 && <span className={styles.gained}>{words("gainedCount", { count: gained })}</span>}{" "}
      {lost > 0 && <span className={styles.lost}>{words("lostCount", { count: lost })}</span>}
      {changed === null && <> {t("unknownSize")}</>}
      {changed !== null && changed > gained + lost && <> {t("notifications", { count: changed })}</>}
    </>
  );
}
