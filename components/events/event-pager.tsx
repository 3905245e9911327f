"use client";

import { Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { EventPage } from "@/lib/events/queries";
import { eventsPage } from "./event-address";
import styles from "./event-pager.module.css";

/** The way to newer and older pages, and how far the search has looked where it stopped at its limit. */
export function EventPager({ page }: { page: EventPage }) {
  const t = useTranslations("events");
  const ui = useTranslations("ui.table");
  const params = useSearchParams();
  if (!page.newer && !page.older) return null;
  return (
    <nav className={styles.pager} aria-label={ui("pages")}>
      {page.searchedTo ? <p>{t.rich("searchedTo", { at: () => <Moment at={page.searchedTo!} /> })}</p> : null}
      {page.newer ? (
        <Button
          component={Link}
          href={eventsPage(params, { before: page.newer })}
          leftSection={<IconChevronLeft size={15} stroke={1.6} />}
        >
          {ui("newer")}
        </Button>
      ) : null}
      {page.older ? (
        <Button
          component={Link}
          href={eventsPage(params, { after: page.older })}
          rightSection={<IconChevronRight size={15} stroke={1.6} />}
        >
          {page.searchedTo ? t("searchOn") : ui("older")}
        </Button>
      ) : null}
    </nav>
  );
}
