import { countAccounts } from "@/lib/accounts/queries";
import { accountFilter, type Actor } from "@/lib/auth/actor";
import { summariseCanaries, type CanarySummary } from "@/lib/canary/queries";
import { db } from "@/lib/db/client";
import { getOrganisation } from "@/lib/organisation/queries";
import { countRequestsFor } from "@/lib/reviews/queries";
import { listRules } from "@/lib/settings/queries";
import { getIngestState } from "@/lib/sources/queries";
import { listDecisions, type Decision } from "./decisions";
import { countEndingSuppressions, type EndingSuppressions } from "./ending-suppressions";
import { countFindingsPerDay, type FindingDay } from "./findings-per-day";
import { listNoisyRows, type NoisyRows } from "./noisy-rows";
import { countOpenByAge, type OpenByAge } from "./open-by-age";
import { rolloutProgress, type RolloutProgress } from "./rollout-progress";
import { listTroubles, type Troubles } from "./troubles";
import { listUrgentFindings, type UrgentFinding } from "./urgent-findings";

export type { Decision, FindingDecision, SettingDecision } from "./decisions";
export type { FindingDay } from "./findings-per-day";
export type { OpenByAge } from "./open-by-age";
export type { Troubles } from "./troubles";
export type { UrgentFinding } from "./urgent-findings";

export interface Overview {
  /** When an event of the actor's accounts last came in (null: never), and how many sources there are. */
  ingest: { lastIngestAt: Date | null; sources: number };
  /** null: the sample organisation is not there. */
  sampleLoadedAt: Date | null;
  urgent: UrgentFinding[];
  open: OpenByAge;
  ending: EndingSuppressions;
  accounts: { total: number; isNew: number };
  troubles: Troubles;
  decisions: Decision[];
  days: FindingDay[];
  rollout: RolloutProgress;
  canaries: CanarySummary;
  noisy: NoisyRows;
  /** Publications that wait for this actor's approval. */
  reviews: number;
}

/**
 * All that the overview shows, of the actor's accounts only. Every part is bounded: it looks at the newest findings or
 * entries up to a limit and says where it stopped.
 */
export async function getOverview(actor: Actor, now: Date): Promise<Overview> {
  const canaries = await summariseCanaries(actor, now);
  const [
    ingest,
    organisation,
    urgent,
    open,
    ending,
    accounts,
    troubles,
    decisions,
    days,
    rules,
    noisy,
    reviews,
  ] = await Promise.all([
    ingestState(actor),
    getOrganisation(),
    listUrgentFindings(actor, canaries.sprungBy, now),
    countOpenByAge(actor, now),
    countEndingSuppressions(actor, now),
    countAccounts(actor),
    listTroubles(actor, now),
    listDecisions(actor),
    countFindingsPerDay(actor, now),
    listRules(actor),
    listNoisyRows(actor, now),
    countRequestsFor(actor, now),
  ]);
  return {
    ingest,
    sampleLoadedAt: organisation?.sampleLoadedAt ?? null,
    urgent,
    open,
    ending,
    accounts,
    troubles,
    decisions,
    days,
    rollout: rolloutProgress(rules),
    canaries,
    noisy,
    reviews,
  };
}

/** For chosen accounts only their own events count: that others send some says nothing about these. */
async function ingestState(actor: Actor): Promise<Overview["ingest"]> {
  const { lastIngestAt, sources } = await getIngestState();
  const accounts = accountFilter(actor);
  if (!accounts) return { lastIngestAt, sources };
  const own = await db.account.aggregate({ where: { id: accounts }, _max: { lastIngestAt: true } });
  return { lastIngestAt: own._max.lastIngestAt, sources };
}
