import { useTranslations } from "next-intl";
import { Fact, RecordFacts, RecordText, WhoAndWhere as OfRecord } from "@/components/record/record-facts";
import type { FindingDetail } from "@/lib/findings/queries";
import { EMPTY_FILTER, findingSearch } from "@/lib/findings/schema";

/** Who made the call and from where, and why it failed. */
export function WhoAndWhere({ finding, record }: { finding: FindingDetail; record: unknown }) {
  const t = useTranslations("findings.detail");
  const { event, account } = finding;
  const search = findingSearch({ ...EMPTY_FILTER, actor: event.actorName, account: [account.id] });
  const others = { href: `/findings${search}`, label: t("sameActor") };
  return (
    <RecordFacts>
      <OfRecord record={record} event={event} account={account} others={others} />
      {event.failed ? (
        <Fact name={t("error")}>
          <RecordText>{event.errorCode}</RecordText>
        </Fact>
      ) : null}
    </RecordFacts>
  );
}
