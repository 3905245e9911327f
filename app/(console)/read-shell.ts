import { cookies } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FOLD_COOKIE, readFold } from "@/components/shell/fold-cookie";
import type { ShellData } from "@/components/shell/shell-data";
import { countAccounts, listAccountChoices } from "@/lib/accounts/queries";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/require-actor";
import { RULES } from "@/lib/catalogue/rules";
import { countOpenFindings } from "@/lib/findings/queries";
import { countFailingChannels } from "@/lib/notifications/queries";
import { getOrganisation } from "@/lib/organisation/queries";
import { countUndecidedRules } from "@/lib/settings/queries";

/**
 * What the console's frame shows. Each part that cannot be read is unknown, so that the frame still stands around
 * the page's own error; only who is asking decides whether there is a page at all.
 */
export async function readShell(): Promise<ShellData> {
  const actor = await orUnknown(requireActor());
  const [organisation, findings, failing, backlog, accounts, choices, rules, jar] = await Promise.all([
    orUnknown(getOrganisation()),
    forActor(actor, (known) => countOpenFindings(known)),
    forActor(actor, () => countFailingChannels()),
    forActor(actor, countUndecidedRules),
    forActor(actor, countAccounts),
    forActor(actor, listAccountChoices),
    ruleTitles(),
    cookies(),
  ]);
  return {
    organisation,
    person: actor && {
      name: actor.name,
      language: actor.language,
      timeZone: actor.timeZone,
      isAdmin: actor.role === "admin",
    },
    counts: {
      findings: findings && { count: findings.count, capped: findings.more, tone: "strong" },
      rollout: backlog && { count: backlog.undecided },
      accounts: accounts && { count: accounts.total },
      channels: failing === null ? null : { count: failing, tone: "failing" },
    },
    backlog,
    rules,
    accounts: choices ?? [],
    fold: readFold(jar.get(FOLD_COOKIE)?.value),
  };
}

async function forActor<T>(actor: Actor | null, read: (actor: Actor) => Promise<T>): Promise<T | null> {
  return actor ? orUnknown(read(actor)) : null;
}

/** The page beside the frame reads too, and shows and logs its own failure. */
async function orUnknown<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}

async function ruleTitles(): Promise<ShellData["rules"]> {
  const t = await getTranslations("catalogue.rules");
  return RULES.map((rule) => ({ id: rule.id, title: t(`${rule.id}.title`), officialTitle: rule.title }));
}
