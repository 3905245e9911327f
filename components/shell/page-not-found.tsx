"use client";

import { Button } from "@mantine/core";
import { IconMapSearch } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

/**
 * An address without a page, or with one that this person may not know of: the two look alike on purpose. Pages return
 * it instead of throwing notFound(): behind a loading.tsx the answer has begun by then, and a browser that hydrates
 * before the rest arrives reports a server error (React's #419).
 */
export function PageNotFound() {
  const t = useTranslations("ui.notFound");
  return (
    <EmptyState
      heading="h1"
      icon={<IconMapSearch size={26} stroke={1.5} />}
      title={t("title")}
      body={t("body")}
      actions={
        <Button component={Link} href="/overview">
          {t("action")}
        </Button>
      }
    />
  );
}
