import { recogniseColumns, type ColumnName } from "@/lib/engine/recognise-columns";
import { CELL_NAMES, type CellName } from "@/lib/engine/row";

/** The pattern of each cell. */
export type CellTexts = Record<CellName, string>;

/** True for columns that each have another name, so that nothing is lost by calling them so. */
export function isSwap(columns: readonly (ColumnName | null)[] | null): columns is (ColumnName | null)[] {
  const named = (columns ?? []).filter((name) => name !== null);
  return named.length > 0 && new Set(named).size === named.length;
}

/**
 * The cells in their own columns where they hold each other's values, as in the vendor's API sample: event source in
 * eventName, `Delete` in userIdentityType. Null where nothing contradicts the columns they are in.
 */
export function putRight(cells: CellTexts): CellTexts | null {
  const texts = CELL_NAMES.map((name) => cells[name]);
  const { contradiction } = recogniseColumns([CELL_NAMES, texts]);
  if (!isSwap(contradiction)) return null;
  const right = { ...cells };
  contradiction.forEach((name, at) => {
    const text = texts[at];
    if (name !== null && name in right && text !== undefined) right[name as CellName] = text;
  });
  return right;
}
