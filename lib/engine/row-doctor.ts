import { adviseColumns } from "./advise-columns";
import { adviseIdentity } from "./advise-identity";
import { adviseIamAction, adviseName } from "./advise-name";
import { adviseCovered, adviseWithheld } from "./advise-rows";
import { adviseShape } from "./advise-shape";
import { adviseSource } from "./advise-source";
import { hasBit } from "./bit-set";
import { cellsKey, createNameCatcher, type NameCatcher } from "./catch-names";
import {
  ADVICE_KINDS,
  type CellAdvice,
  type DoctorContext,
  type DoctorKnowledge,
  type RowAdvice,
} from "./row-advice";
import { CELL_NAMES, type Cell, type Row } from "./row";

export interface RowDoctor {
  /**
   * What is wrong with the enabled rows, in grid order, with the evidence and a repair. A row's own advice is remembered
   * by its content, so that a keystroke costs one row; what rows do to each other is compared anew.
   */
  advise(rows: readonly Row[]): RowAdvice[];
  /** The catcher that the doctor works with, for showing what a row catches without catching it twice. */
  catcher: NameCatcher;
}

const MEMORY = 2_000;

/**
 * A doctor of RTM-011's rows. It speaks only where a real name or an observed call shows the problem: a name that nobody
 * knows is never a reason. Each repair removes the problem that it is offered for. Never throws; broken cells are
 * compileRows' business, except where a glob was meant.
 */
export function createRowDoctor(knowledge: DoctorKnowledge): RowDoctor {
  const catcher = createNameCatcher(knowledge.table);
  const context: DoctorContext = {
    ...knowledge,
    observed: knowledge.observed ?? [],
    catcher,
    namesFor: rememberNames(knowledge, catcher),
  };
  const known = new Map<string, CellAdvice[]>();

  function adviseAlone(row: Row): CellAdvice[] {
    const key = `${row.failedCalls} ${cellsKey(row)}`;
    const remembered = known.get(key);
    if (remembered) return remembered;
    if (known.size >= MEMORY) known.clear();
    const advice = adviseRow(row, context);
    known.set(key, advice);
    return advice;
  }

  return {
    catcher,
    advise(rows) {
      const enabled = rows.filter((row) => row.enabled);
      const covered = adviseCovered(enabled, context);
      return enabled.flatMap((row) => {
        const advice = [...adviseAlone(row)];
        const cover = covered.get(row.id);
        if (cover) advice.push(cover);
        return advice.map((each) => ofRow(row, each));
      });
    },
  };
}

function adviseRow(row: Row, context: DoctorContext): CellAdvice[] {
  // What is wrong with the row as a whole first: its cells, one by one, would only be told what follows from it.
  const action = adviseIamAction(row, context);
  if (action.length > 0) return action;
  const mixed = adviseColumns(row, context);
  if (mixed.length > 0) return mixed;
  const advice = [
    ...adviseShape(row, context),
    ...adviseName(row, context),
    ...adviseSource(row, context),
    ...adviseIdentity(row, context),
    ...adviseWithheld(row, context),
  ];
  const place = ({ cell, kind }: CellAdvice) =>
    (cell === null ? CELL_NAMES.length : CELL_NAMES.indexOf(cell)) * ADVICE_KINDS.length +
    ADVICE_KINDS.indexOf(kind);
  return advice.sort((a, b) => place(a) - place(b));
}

function ofRow(row: Row, { change, ...advice }: CellAdvice): RowAdvice {
  return { ...advice, rowId: row.id, repair: change && { ...row, ...change } };
}

function rememberNames({ table }: DoctorKnowledge, catcher: NameCatcher) {
  const memory = new Map<string, readonly string[]>();
  return (cell: Cell): readonly string[] => {
    const caught = catcher.catchCell("eventSource", cell);
    if (!caught || caught.count === table.sources.length) return table.names;
    const key = `${cell.not} ${cell.pattern}`;
    const known = memory.get(key);
    if (known) return known;
    const names = new Set<number>();
    table.sources.forEach((_, source) => {
      if (!hasBit(caught.passing, source)) return;
      for (let pair = table.firstPair[source]!; pair < table.firstPair[source + 1]!; pair += 1)
        names.add(table.nameOf[pair]!);
    });
    if (memory.size >= 200) memory.clear();
    const list = [...names].sort((a, b) => a - b).map((name) => table.names[name]!);
    memory.set(key, list);
    return list;
  };
}
