import { Workbench } from "@/components/workbench/workbench";
import type { WorkbenchData } from "@/components/workbench/workbench-data";
import type { Actor } from "@/lib/auth/actor";
import type { Row } from "@/lib/engine/row";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { getOrganisation } from "@/lib/organisation/queries";
import { listRequests } from "@/lib/reviews/queries";
import { getDraft, listAccountsOfRule, type RuleSettingPage } from "@/lib/settings/queries";
import { listRecentEvents, listRowProblems } from "@/lib/tester/queries";
import { testerAddressSchema } from "@/lib/tester/schema";
import { listTrials } from "@/lib/trials/queries";

interface Props {
  actor: Actor;
  page: RuleSettingPage;
  query: { events?: string | string[]; last?: string | string[] };
}

/** RTM-011's page: what the workbench needs, read at once. */
export async function WorkbenchPage({ actor, page, query }: Props) {
  const { recent } = testerAddressSchema.parse(query);
  const [listed, problems, trials, waiting, organisation, draft, events] = await Promise.all([
    listAccountsOfRule(actor, page.ruleId),
    listRowProblems(actor, page.effective.versionId),
    listTrials(actor, page.scope, page.own?.body?.enabled ? (page.own.body.values.patterns as Row[]) : []),
    listRequests(actor, "open", new Date(), page.scope),
    getOrganisation(),
    getDraft(actor, page.scope),
    recent === null ? null : listRecentEvents(actor, page.scope, recent),
    getOrganisation(),
  ]);
  const data: WorkbenchData = {
    page,
    accounts: listed.accounts.map(({ accountId, name, own }) => ({
      id: accountId,
      name,
      hasOwn: own?.body != null,
    })),
    hasMoreAccounts: listed.next !== null,
    counts: { overriding: listed.overriding, inheriting: listed.inheriting },
    problems,
    trials,
    waitingIds: waiting.map(({ id }) => id),
    reviewRadius: organisation?.reviewRadius ?? null,
    draft,
    recent: recent !== null && events ? { count: recent, events } : null,
    examplesGate: organisation?.examplesGate ?? false,
    readOnly: readOnlyReason(actor, page),
  };
  return <Workbench data={data} />;
}

function readOnlyReason(actor: Actor, page: RuleSettingPage): WorkbenchData["readOnly"] {
  if (actor.role === "viewer") return "viewer";
  if (!page.mayEdit) return "organisation";
  return page.scope !== ORGANISATION_SCOPE && page.locked ? "locked" : null;
}
