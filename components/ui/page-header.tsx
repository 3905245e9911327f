import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CanaryMark } from "./canary-mark";
import styles from "./page-header.module.css";

/**
 * The 48px header of a page: where it lies, its name, the state that differs from normal, and its actions. `code` is
 * an id such as RTM-011 before the name; `detail` is quiet text or tabs after it. On a phone the breadcrumb becomes
 * an arrow back.
 */
export function PageHeader({
  title,
  code,
  breadcrumb = [],
  detail,
  tags,
  actions,
}: {
  title: ReactNode;
  code?: ReactNode;
  breadcrumb?: readonly { label: ReactNode; href: string }[];
  detail?: ReactNode;
  tags?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useTranslations("ui");
  const parent = breadcrumb.at(-1);
  return (
    <header className={styles.header}>
      {parent ? (
        <>
          <Link className={styles.back} href={parent.href} aria-label={t("back")}>
            <IconChevronLeft size={22} stroke={1.6} />
          </Link>
          <nav className={styles.breadcrumb} aria-label={t("breadcrumb")}>
            {breadcrumb.map((step) => (
              <span key={step.href} className={styles.step}>
                <Link href={step.href}>{step.label}</Link>
                <IconChevronRight size={14} stroke={1.6} aria-hidden="true" />
              </span>
            ))}
          </nav>
        </>
      ) : (
        <span className={styles.mark}>
          <CanaryMark size={24} />
        </span>
      )}
      <h1 className={styles.title}>
        {code ? <span className={styles.code}>{code}</span> : null}
        <span>{title}</span>
      </h1>
      {tags ? <div className={styles.tags}>{tags}</div> : null}
      {detail ? <div className={styles.detail}>{detail}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}
