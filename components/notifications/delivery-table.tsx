import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import table from "@/components/ui/data-table.module.css";
import { Moment, ZoneName } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { useDeliveryError } from "./channel-words";
import styles from "./notifications.module.css";
import { ResendButton } from "./resend-button";

export interface ListedDelivery {
  id: string;
  findingNumber: string | null;
  eventName: string | null;
  folded: number | null;
  state: "pending" | "delivered" | "failed" | "cancelled";
  attempts: number;
  lastError: string | null;
  responseStatus: number | null;
  createdAt: Date;
  nextAttemptAt: Date;
}

/** What was sent to a channel, what waits, and why something did not arrive. */
export function DeliveryTable({
  deliveries,
  older,
  newest,
}: {
  deliveries: ListedDelivery[];
  older: string | null;
  newest: string | null;
}) {
  const t = useTranslations("notifications");
  if (deliveries.length === 0) return <p className={styles.quiet}>{t("noDeliveries")}</p>;
  return (
    <>
      <Box>
        <table className={`${table.table} ${table.boxed} ${styles.deliveries}`}>
          <thead>
            <tr>
              <th>
                {t("column.created")} <ZoneName />
              </th>
              <th>{t("column.what")}</th>
              <th>{t("column.state")}</th>
              <th className={`${table.number} ${styles.wide}`}>{t("column.attempts")}</th>
              <th>{t("column.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <tr key={delivery.id}>
                <td>
                  <Moment at={delivery.createdAt} />
                </td>
                <td>
                  {delivery.findingNumber ? (
                    <Link href={`/findings/${delivery.findingNumber}`}>
                      F-{delivery.findingNumber} <span className={styles.mono}>{delivery.eventName}</span>
                    </Link>
                  ) : delivery.folded !== null ? (
                    t("digest.listed", { count: delivery.folded })
                  ) : (
                    t("testMessage")
                  )}
                </td>
                <td>
                  <DeliveryState state={delivery.state} />
                </td>
                <td className={`${table.number} ${styles.wide}`}>{delivery.attempts}</td>
                <td className={styles.reason}>
                  <Reason delivery={delivery} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
      <div className={styles.pages}>
        {newest ? (
          <Button component="a" href={newest}>
            {t("newest")}
          </Button>
        ) : null}
        {older ? (
          <Button component="a" href={older}>
            {t("older")}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function DeliveryState({ state }: { state: ListedDelivery["state"] }) {
  const t = useTranslations("notifications.deliveryState");
  if (state === "delivered") return t(state);
  return <Tag tone={state === "failed" ? "bad" : state === "pending" ? "warn" : "neutral"}>{t(state)}</Tag>;
}

function Reason({ delivery }: { delivery: ListedDelivery }) {
  const t = useTranslations("notifications");
  const errorText = useDeliveryError();
  const { lastError, responseStatus, state } = delivery;
  if (!lastError || state === "delivered") return null;
  return (
    <span className={styles.state}>
      <span>{errorText(lastError)}</span>
      {responseStatus ? (
        <span className={styles.quiet}>{t("answered", { status: responseStatus })}</span>
      ) : null}
      {state === "pending" ? (
        <span className={styles.quiet}>
          {t.rich("next", { moment: () => <Moment at={delivery.nextAttemptAt} style="time" /> })}
        </span>
      ) : null}
      {state === "failed" ? <ResendButton deliveryId={delivery.id} /> : null}
    </span>
  );
}
