import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import styles from "./overview.module.css";

const FRESH_MS = 15 * 60_000;
const SILENT_MS = 24 * 3_600_000;

/** Whether events come in, at the right of the header. What is usual is not known yet, so hours ago is only said. */
export function IngestState({ lastIngestAt, now }: { lastIngestAt: Date | null; now: Date }) {
  const t = useTranslations("overview.ingest");
  const age = lastIngestAt === null ? null : now.getTime() - lastIngestAt.getTime();
  const state = age === null ? "never" : age <= FRESH_MS ? "fresh" : age < SILENT_MS ? "last" : "silent";
  return (
    <span className={styles.ingest} data-state={state}>
      <span className={styles.dot} aria-hidden="true" />
      <span>
        {lastIngestAt === null
          ? t("never")
          : t.rich(state, { at: () => <Moment at={lastIngestAt} style="relative" /> })}
      </span>
    </span>
  );
}
