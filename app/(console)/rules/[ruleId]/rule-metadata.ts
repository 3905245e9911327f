import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getRule } from "@/lib/catalogue/rules";

/** The window's title for a rule's pages. */
export async function ruleMetadata(ruleId: string): Promise<Metadata> {
  const rule = getRule(ruleId);
  if (!rule) return {};
  const t = await getTranslations("catalogue.rules");
  return { title: `${rule.id} ${t(`${rule.id}.title` as never)}` };
}
