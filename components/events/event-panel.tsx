"use client";

import { ActionIcon } from "@mantine/core";
import { IconExternalLink, IconX } from "@tabler/icons-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SidePanel } from "@/components/ui/side-panel";
import { eventsAddress } from "./event-address";
import styles from "./event-detail.module.css";

/** The place at the side of the list where an event opens. Esc closes it. */
export function EventPanel({ children }: { children: ReactNode }) {
  const t = useTranslations("events.detail");
  const router = useRouter();
  const params = useSearchParams();
  return (
    <SidePanel
      label={t("label")}
      onClose={() => router.push(eventsAddress(params, { open: null }), { scroll: false })}
    >
      {children}
    </SidePanel>
  );
}

/** The way to the event's own page and back to the list. */
export function EventPanelHead({ id }: { id: string }) {
  const t = useTranslations("events.detail");
  const ui = useTranslations("ui");
  const params = useSearchParams();
  return (
    <div className={styles.ways}>
      <ActionIcon
        component={Link}
        href={`/events/${id}`}
        prefetch={false}
        size="sm"
        aria-label={t("openPage")}
        title={t("openPage")}
      >
        <IconExternalLink size={15} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        component={Link}
        href={eventsAddress(params, { open: null })}
        scroll={false}
        prefetch={false}
        size="sm"
        aria-label={ui("close")}
        title={ui("close")}
      >
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
