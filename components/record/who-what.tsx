import { useTranslations } from "next-intl";
import { shownText } from "@/components/ui/shown-text";

const MOST = 200;

/** Who did it to what: "tanaka.yu → svc-backup". What the record does not say is said to be unknown or left out. */
export function WhoWhat({
  event,
  what = event.target,
}: {
  event: { userIdentityType?: string; actorName: string; target: string };
  /** In place of the target. */
  what?: string;
}) {
  const t = useTranslations("record");
  const isRoot = event.userIdentityType === "Root";
  const who = isRoot ? t("step.root") : shownText(event.actorName, MOST).trim() || t("step.unknown");
  const shown = shownText(what, MOST).trim();
  return (
    <>
      <bdi>{who}</bdi>
      {shown ? (
        <>
          {" → "}
          <bdi>{shown}</bdi>
        </>
      ) : null}
    </>
  );
}
