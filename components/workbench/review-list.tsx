import Link from "next/link";
import { useTranslations } from "next-intl";
import table from "@/components/ui/data-table.module.css";
import { Moment } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import type { ReviewHead } from "@/lib/reviews/schema";
import { ReviewSize } from "./review-size";
import styles from "./review-list.module.css";

/** Publications that wait, or waited, for another person. */
export function ReviewList({ requests, label }: { requests: readonly ReviewHead[]; label: string }) {
  const t = useTranslations("reviews");
  return (
    <Box>
      <div className={table.scroll} tabIndex={0} role="region" aria-label={label}>
        <table className={`${table.table} ${table.boxed} ${styles.table}`}>
          <thead>
            <tr>
              <th>{t("what")}</th>
              <th>{t("by")}</th>
              <th>{t("size")}</th>
              <th>{t("state.label")}</th>
              <th>{t("at")}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <tr key={request.id}>
                <td>
                  <Link href={`/reviews/${request.id}`} prefetch={false}>
                    {request.ruleId} · {request.accountName ?? t("organisation")}
                  </Link>
                </td>
                <td data-label={t("by")}>{request.isMine ? t("you", { name: request.by }) : request.by}</td>
                <td data-label={t("size")}>
                  <ReviewSize consequence={request.consequence} />
                </td>
                <td data-label={t("state.label")}>{t(`state.${request.state}`)}</td>
                <td data-label={t("at")}>
                  <Moment at={request.requestedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Box>
  );
}
