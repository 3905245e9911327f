import Link from "next/link";
import { useTranslations } from "next-intl";
import { AuthFrame } from "./auth-frame";
import styles from "./auth-frame.module.css";

/** A link that leads nowhere any more: used, revoked, replaced or too old; which of them is not told. */
export function LinkGone({ kind }: { kind: "invitation" | "newPassword" }) {
  const t = useTranslations("auth");
  return (
    <AuthFrame title={t(`${kind}.goneTitle`)} detail={t(`${kind}.goneDetail`)}>
      <p className={styles.foot}>
        <Link href="/sign-in">{t("signIn.link")}</Link>
      </p>
    </AuthFrame>
  );
}
