"use client";

import { Button } from "@mantine/core";
import { IconCloud } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { AddAccountDialog } from "./add-account-dialog";

/** No account at all, with the next step, or none that fits the filter. */
export function AccountEmpty({ total, isAdmin }: { total: number; isAdmin: boolean }) {
  const t = useTranslations("accounts.empty");
  const icon = <IconCloud size={28} stroke={1.4} />;
  if (total > 0) {
    return (
      <EmptyState
        icon={icon}
        title={t("filteredTitle")}
        body={t("filteredBody", { count: total })}
        actions={
          <Button component={Link} href="/accounts">
            {t("all")}
          </Button>
        }
      />
    );
  }
  if (!isAdmin) return <EmptyState icon={icon} title={t("title")} body={t("bodyOthers")} />;
  return (
    <EmptyState
      icon={icon}
      title={t("title")}
      body={t("body")}
      actions={
        <>
          <AddAccountDialog />
          <Button component={Link} href="/sources" variant="subtle">
            {t("toSources")}
          </Button>
        </>
      }
    />
  );
}
