import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { ProblemNote } from "@/components/ui/problem-note";
import { CodeBlock } from "./code-block";
import styles from "./sources.module.css";

const EVENT_PATTERN = JSON.stringify({
  "detail-type": [
    "AWS API Call via CloudTrail",
    "AWS Console Sign In via CloudTrail",
    "AWS Service Event via CloudTrail",
  ],
});

/** How records get here: by hand, from EventBridge, or from files. `secret` is known only right after it was made. */
export function HowToSend({ endpoint, secret }: { endpoint: string; secret?: string }) {
  const t = useTranslations("sources.send");
  const given = secret ?? "$KANARIA_SOURCE_SECRET";
  const quote = secret ? "'" : '"';
  const curl = [
    `curl -sS '${endpoint}' \\`,
    `  -H ${quote}Authorization: Bearer ${given}${quote} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  --data-binary @events.json`,
  ].join("\n");
  return (
    <div className={styles.send}>
      <h3>{t("curl")}</h3>
      <p className={styles.quiet}>{t("curlDetail")}</p>
      <CodeBlock text={curl} label={t("copyCurl")} />
      <h3>{t("eventBridge")}</h3>
      <dl className={styles.values}>
        <Value name={t("endpoint")} value={endpoint} copy={t("copyEndpoint")} />
        <Value name={t("method")} value="POST" />
        <Value name={t("authorization")} value="API key" />
        <Value name={t("keyName")} value="x-api-key" copy={t("copyKeyName")} />
        <Value name={t("keyValue")} value={secret} copy={t("copySecret")}>
          {secret ? undefined : t("theSecret")}
        </Value>
        <Value name={t("pattern")} value={EVENT_PATTERN} copy={t("copyPattern")} />
      </dl>
      {endpoint.startsWith("https://") ? null : (
        <div className={styles.note}>
          <ProblemNote tone="warn">{t("notHttps")}</ProblemNote>
        </div>
      )}
      <p className={styles.quiet}>{t("eventBridgeDetail")}</p>
      <h3>{t("files")}</h3>
      <p className={styles.quiet}>{t("filesDetail")}</p>
      <CodeBlock text="npm run import -- ./logs" label={t("copyImport")} />
    </div>
  );
}

function Value({
  name,
  value,
  copy,
  children,
}: {
  name: string;
  value?: string;
  copy?: string;
  children?: ReactNode;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {value === undefined ? children : <code>{value}</code>}
        {copy && value !== undefined ? <CopyButton text={value} label={copy} /> : null}
      </dd>
    </>
  );
}
