import { useTranslations } from "next-intl";
import table from "@/components/ui/data-table.module.css";
import { Moment, ZoneName } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import type { SourceDetail } from "@/lib/sources/queries";
import styles from "./sources.module.css";

/** The secrets by their beginnings; what follows was shown once and is stored nowhere. */
export function SecretTable({ secrets, now }: { secrets: SourceDetail["secrets"]; now: Date }) {
  const t = useTranslations("sources.secrets");
  return (
    <Box>
      <table className={`${table.table} ${table.boxed}`}>
        <thead>
          <tr>
            <th>{t("beginning")}</th>
            <th className={styles.wide}>
              {t("created")} <ZoneName />
            </th>
            <th>{t("lastUsed")}</th>
            <th>{t("ends")}</th>
          </tr>
        </thead>
        <tbody>
          {secrets.map((secret) => (
            <tr key={secret.id} className={isOver(secret.expiresAt, now) ? table.off : undefined}>
              <td className={table.mono}>{secret.hint}…</td>
              <td className={styles.wide}>
                <Moment at={secret.createdAt} />
              </td>
              <td>{secret.lastUsedAt ? <Moment at={secret.lastUsedAt} style="relative" /> : t("never")}</td>
              <td>
                {secret.expiresAt === null ? t("noEnd") : null}
                {secret.expiresAt && isOver(secret.expiresAt, now) ? t("over") : null}
                {secret.expiresAt && !isOver(secret.expiresAt, now) ? (
                  <Moment at={secret.expiresAt} style="relative" />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

function isOver(end: Date | null, now: Date): boolean {
  return end !== null && end <= now;
}
