import { ATTACK_CALLS, type AttackCall, type AttackSource } from "@/lib/catalogue/attack-calls";
import { TACTICS, TECHNIQUES, type TechniqueId } from "@/lib/catalogue/attack-techniques";
import { isPartly, rowsForSpots, type BlindSpot } from "@/lib/engine/blind-spots";
import { blankRow } from "@/lib/engine/cell-text";
import type { Row } from "@/lib/engine/row";

/** A call that no row catches, or not always, and the row that would catch the rest of it. */
export interface OfferedSpot {
  spot: BlindSpot;
  call: AttackCall;
  isPartly: boolean;
  /** Its id is only for asking what it would bring here. */
  row: Row;
}

export interface TechniqueSpots {
  technique: TechniqueId;
  spots: OfferedSpot[];
  /** Each once. */
  sources: AttackSource[];
}

export interface TacticSpots {
  tactic: (typeof TACTICS)[number];
  techniques: TechniqueSpots[];
}

/** The spots by tactic and technique, in the order of ATT&CK's matrix and of the list of calls. */
export function groupSpots(spots: readonly BlindSpot[]): TacticSpots[] {
  const byTechnique = new Map<TechniqueId, OfferedSpot[]>();
  for (const spot of spots) {
    const call = ATTACK_CALLS[spot.call]!;
    const own = byTechnique.get(call.techniques[0]) ?? [];
    own.push({ spot, call, isPartly: isPartly(spot, call), row: offerRows([spot])[0]! });
    byTechnique.set(call.techniques[0], own);
  }
  const groups = [...byTechnique].map(([technique, own]) => ({
    technique,
    spots: own,
    sources: distinctSources(own.map(({ call }) => call)),
  }));
  return TACTICS.map((tactic) => ({
    tactic,
    techniques: groups.filter(({ technique }) => TECHNIQUES[technique].tactic === tactic.id),
  })).filter(({ techniques }) => techniques.length > 0);
}

/** The fewest rows that catch these spots, with a note of the technique; ids are the caller's to give. */
export function offerRows(spots: readonly BlindSpot[]): Row[] {
  return rowsForSpots(ATTACK_CALLS, spots).map(({ cells, spots: own }) => {
    const { call } = own[0]!;
    const technique = ATTACK_CALLS[call]!.techniques[0];
    const note = `${technique} ${TECHNIQUES[technique].name}`;
    return { ...blankRow(`spot-${call}`), ...cells, note };
  });
}

function distinctSources(calls: readonly AttackCall[]): AttackSource[] {
  const byUrl = new Map(calls.flatMap(({ sources }) => sources.map((source) => [source.url, source])));
  return [...byUrl.values()];
}
