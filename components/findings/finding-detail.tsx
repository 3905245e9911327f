import { IconVolumeOff } from "@tabler/icons-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { parseRecord } from "@/components/record/parse-record";
import { RawRecord } from "@/components/record/raw-record";
import { cityOf } from "@/components/ui/city-of";
import { formatMoment } from "@/components/ui/format-moment";
import { Moment } from "@/components/ui/moment";
import { shownText } from "@/components/ui/shown-text";
import { timeZoneName } from "@/components/ui/time-zone-name";
import { regionName } from "@/lib/catalogue/regions";
import { describeEvent } from "@/lib/engine/describe-event";
import type { FindingDetail } from "@/lib/findings/queries";
import type { ChosenFinding } from "./choice";
import { AroundFinding } from "./around-finding";
import { FindingActions } from "./finding-actions";
import type { Headed } from "./finding-head";
import styles from "./finding-detail.module.css";
import { MatchedRows } from "./matched-rows";
import { Timeline } from "./timeline";
import { UndoSuppressionButton } from "./undo-suppression-button";
import { WhoAndWhere } from "./who-and-where";

const OPEN = ["requestParameters"];

/** One finding, from the sentence to the record. The same in the panel and on its page; `head` differs. */
export function FindingDetailView({
  finding,
  head,
  now,
  hrefOf,
}: {
  finding: FindingDetail;
  head: ReactNode;
  now: Date;
  /** Where another finding opens: in the same panel, or on its page. */
  hrefOf: (number: string) => string;
}) {
  const record = parseRecord(finding.event.raw);
  return (
    <article className={styles.detail}>
      <header className={styles.head}>
        {head}
        <Sentence finding={finding} record={record} now={now} />
        <Held finding={finding} />
        {finding.mayEdit ? <FindingActions finding={chosenOf(finding)} /> : null}
      </header>
      <MatchedRows finding={finding} />
      <WhoAndWhere finding={finding} record={record} />
      <AroundFinding
        around={finding.around.map((one) => ({ ...one, href: one.finding && hrefOf(one.finding.number) }))}
        accountName={finding.account.name}
        actor={{ name: finding.event.actorName, isKnown: finding.event.actorKey !== "" }}
        mayEdit={finding.mayEdit}
      />
      <RawRecord raw={finding.event.raw} open={OPEN} />
      <Timeline finding={finding} />
    </article>
  );
}

/** What a decision has to know of the finding. */
export function chosenOf(finding: FindingDetail): ChosenFinding {
  return {
    id: finding.id,
    number: finding.number,
    status: finding.status,
    riskLevel: finding.riskLevel,
    eventName: finding.event.eventName,
    accountName: finding.account.name,
    actorName: finding.event.actorName,
  };
}

/** What its first line needs. */
export function headOf({ riskLevel, status }: FindingDetail): Headed {
  return { riskLevel, status };
}

function Sentence({ finding, record, now }: { finding: FindingDetail; record: unknown; now: Date }) {
  const t = useTranslations("findings.detail");
  const ui = useTranslations("ui");
  const sentence = useTranslations("sentence");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const told = describeEvent(finding.event, record);
  const params = Object.fromEntries(
    Object.entries(told.params).map(([name, text]) => [name, shownText(text)]),
  );
  const { eventTime } = finding;
  const account = shownText(finding.account.name);
  const isToday = dayOf(eventTime, timeZone) === dayOf(now, timeZone);
  const time = formatMoment(eventTime, "seconds", { locale, timeZone, now });
  const moment = isToday
    ? `${ui("today")} ${time}`
    : `${formatMoment(eventTime, "date", { locale, timeZone, now })} ${time}`;
  const at = ui("zonedMoment", { moment, zone: timeZoneName(timeZone, eventTime) });
  const region = finding.event.region;
  return (
    <>
      <h2 className={styles.sentence}>{sentence(told.key, params)}</h2>
      <p className={styles.where}>
        {region
          ? t.rich("where", {
              at,
              account,
              region: shownText(cityOf(regionName(region, locale)), 30),
              code: () => <span className={styles.code}>{shownText(region, 30)}</span>,
            })
          : t("whereNoRegion", { at, account })}
      </p>
    </>
  );
}

function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
}

/** Who hid it, until when and why: a suppressed finding says so before anything else. */
function Held({ finding }: { finding: FindingDetail }) {
  const t = useTranslations("findings.detail");
  const { suppression } = finding;
  if (!suppression) return null;
  const { by, comment, until } = suppression;
  return (
    <p className={styles.held}>
      <IconVolumeOff size={16} stroke={1.6} aria-hidden="true" />
      <span>
        {until
          ? t.rich("heldUntil", { by, comment, at: () => <Moment at={until} zone /> })
          : t("heldForGood", { by, comment })}
        {finding.mayEdit && suppression.findingCount > 1 ? (
          <UndoSuppressionButton suppressionId={suppression.id} count={suppression.findingCount} />
        ) : null}
      </span>
    </p>
  );
}
