import { Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { FindingPage } from "@/lib/findings/queries";
import { findingSearch, type FindingFilter } from "@/lib/findings/schema";
import styles from "./finding-screen.module.css";

/** The way to newer and older pages, and how far the search has looked where it stopped at its limit. */
export function FindingPager({ page, filter }: { page: FindingPage; filter: FindingFilter }) {
  const t = useTranslations("findings");
  if (!page.newer && !page.older) return null;
  return (
    <nav className={styles.pager} aria-label={t("table.pages")}>
      {page.searchedTo ? <p>{t.rich("searchedTo", { at: () => <Moment at={page.searchedTo!} /> })}</p> : null}
      {page.newer ? (
        <Button
          component={Link}
          href={`/findings${findingSearch(filter, { before: page.newer })}`}
          leftSection={<IconChevronLeft size={15} stroke={1.6} />}
        >
          {t("table.newer")}
        </Button>
      ) : null}
      {page.older ? (
        <Button
          component={Link}
          href={`/findings${findingSearch(filter, { after: page.older })}`}
          rightSection={<IconChevronRight size={15} stroke={1.6} />}
        >
          {page.searchedTo ? t("searchOn") : t("table.older")}
        </Button>
      ) : null}
    </nav>
  );
}
