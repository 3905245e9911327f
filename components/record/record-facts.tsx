import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountName } from "@/components/ui/account-name";
import { shownText } from "@/components/ui/shown-text";
import { Tag } from "@/components/ui/tag";
import { resolveIdentity } from "@/lib/engine/identity";
import styles from "./record-facts.module.css";

/** Characters of a fact; the record below has the rest. */
const FACT_LENGTH = 1_000;

/** Facts of a record by name, a line each. */
export function RecordFacts({ children }: { children: ReactNode }) {
  return (
    <section className={styles.section}>
      <dl className={styles.facts}>{children}</dl>
    </section>
  );
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Text of the record itself, apart from the direction of ours; a dash where it has none. */
export function RecordText({ children }: { children: string }) {
  return <bdi className={styles.mono}>{shownText(children, FACT_LENGTH) || "–"}</bdi>;
}

interface Told {
  actorName: string;
  target: string;
  sourceIpAddress: string;
  userAgent: string;
}

/** Who made the call and from where, with the chain of identities behind a session; `others` leads to their doings. */
export function WhoAndWhere({
  record,
  event,
  account,
  others,
}: {
  record: unknown;
  event: Told;
  account: { id: string; name: string };
  others: { href: string; label: ReactNode };
}) {
  const t = useTranslations("record");
  const identity = resolveIdentity(record);
  return (
    <>
      <Fact name={t("who")}>
        {identity.type ? <span className={styles.type}>{identity.type}</span> : null}
        <span className={styles.chain}>
          {identity.steps.map((step, index) => (
            <span key={`${step.kind} ${step.label}`} className={styles.step} title={step.arn}>
              {index > 0 ? <span aria-hidden="true">→</span> : null}
              <span className="visually-hidden">{t(`step.${step.kind}`)}</span>
              <bdi className={styles.mono}>{shownText(step.label, FACT_LENGTH) || t("step.unknown")}</bdi>
            </span>
          ))}
        </span>
        {identity.mfa === false ? <Tag tone="warn">{t("noMfa")}</Tag> : null}
        {identity.mfa === true ? <span className={styles.quiet}>{t("mfa")}</span> : null}
        {event.actorName ? (
          <Link className={styles.others} href={others.href} prefetch={false}>
            {others.label}
          </Link>
        ) : null}
      </Fact>
      {identity.invokedBy ? (
        <Fact name={t("invokedBy")}>
          <RecordText>{identity.invokedBy}</RecordText>
        </Fact>
      ) : null}
      {event.target ? (
        <Fact name={t("target")}>
          <RecordText>{event.target}</RecordText>
        </Fact>
      ) : null}
      <Fact name={t("account")}>
        <Link className={styles.plain} href={`/accounts/${account.id}`} prefetch={false}>
          <AccountName name={account.name} id={account.id} />
        </Link>
      </Fact>
      <Fact name={t("from")}>
        <RecordText>{event.sourceIpAddress}</RecordText>
      </Fact>
      <Fact name={t("tool")}>
        <bdi className={styles.tool}>{shownText(event.userAgent, FACT_LENGTH) || "–"}</bdi>
      </Fact>
      {identity.accessKeyId ? (
        <Fact name={t("accessKey")}>
          <RecordText>{identity.accessKeyId}</RecordText>
        </Fact>
      ) : null}
    </>
  );
}
