import { useTranslations } from "next-intl";
import styles from "./skeleton.module.css";

/** A grey bar in the size of the text to come. Invisible for the first 150ms, so that a quick answer does not blink. */
export function Skeleton({ width, height = 12 }: { width: number | string; height?: number }) {
  return <span className={styles.bar} style={{ width, height }} aria-hidden="true" />;
}

/** Rows of a table to come, 32px each. */
export function SkeletonRows({
  rows = 12,
  columns = [14, 60, 34, 18],
}: {
  rows?: number;
  columns?: readonly number[];
}) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row}>
          {columns.map((width, column) => (
            <span key={column} className={styles.cell} style={{ flexGrow: width }}>
              {/* Texts differ in length; a fixed pattern keeps server and browser alike. */}
              <Skeleton width={`${45 + ((row * 37 + column * 53) % 45)}%`} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** A whole page to come: header, filters, rows. */
export function SkeletonPage() {
  const t = useTranslations("ui");
  return (
    <div className={styles.page} role="status">
      <span className="visually-hidden">{t("loading")}</span>
      <div className={styles.header}>
        <Skeleton width={140} height={15} />
      </div>
      <div className={styles.filters}>
        <Skeleton width={320} height={20} />
      </div>
      <SkeletonRows />
    </div>
  );
}
