"use client";

import { useTranslations } from "next-intl";
import { shownText } from "@/components/ui/shown-text";
import type { ChosenFinding, Choice } from "./choice";

const NAMED_CALLS = 4;

/** What a decision is about, in a line: the calls, where, and whose. */
export function ChoiceSummary({ choice }: { choice: Choice }) {
  const t = useTranslations("findings.suppress");
  const ui = useTranslations("ui");
  if (choice.kind === "all") return t("aboutAll");
  const { findings } = choice;
  const distinct = (pick: (one: ChosenFinding) => string) => [
    ...new Set(findings.map((one) => shownText(pick(one), 60))),
  ];
  const calls = distinct((one) => one.eventName);
  const accounts = distinct((one) => one.accountName);
  const actors = distinct((one) => one.actorName);
  const named = calls.slice(0, NAMED_CALLS);
  const more = calls.length - named.length;
  return t("about", {
    calls: [...named, ...(more > 0 ? [t("moreCalls", { count: more })] : [])].join(ui("conjunction")),
    where: accounts.length === 1 ? accounts[0]! : t("accounts", { count: accounts.length }),
    who: actors.length === 1 ? t("actor", { name: actors[0] || "–" }) : t("actors", { count: actors.length }),
  });
}
