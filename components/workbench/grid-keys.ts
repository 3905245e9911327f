import type { Direction } from "./selection";

/** What a key asks of the grid. Copy, cut and paste are not keys here: the browser's clipboard events bring them. */
export type GridCommand =
  | { kind: "move"; direction: Direction; extend: boolean; by: "one" | "page" | "edge" }
  | { kind: "tab"; backwards: boolean }
  | { kind: "edit" }
  | { kind: "commit"; then: Direction | "tab" | "tabBack" | "stay" }
  | { kind: "cancel" }
  | { kind: "collapse" }
  | { kind: "clear" }
  | { kind: "activate" }
  | { kind: "selectAll" }
  | { kind: "undo" }
  | { kind: "redo" }
  | { kind: "moveRows"; by: -1 | 1 }
  | { kind: "duplicateRows" }
  | { kind: "deleteRows" }
  | { kind: "insertRow" }
  | { kind: "conditions" }
  | { kind: "toggleNot" }
  | { kind: "rowMenu" }
  | { kind: "repair" }
  | { kind: "promote" }
  | { kind: "save" };

/** The part of a KeyboardEvent that decides. */
export interface KeyPress {
  key: string;
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

const ARROWS: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/**
 * Null: not for the grid (typing, or a key of the browser). While an IME composes, every key is the IME's: Safari sends
 * the Enter that ends a conversion with isComposing false and keyCode 229, so both are asked.
 */
export function gridCommand(press: KeyPress, editing: boolean): GridCommand | null {
  if (press.isComposing || press.keyCode === 229) return null;
  const mod = press.ctrlKey || press.metaKey;
  if (mod && press.key === "Enter") return { kind: "save" };
  if (press.altKey && !mod) return withAlt(press);
  if (editing) return whileEditing(press, mod);
  return mod ? withMod(press) : plain(press);
}

function withAlt(press: KeyPress): GridCommand | null {
  // By code: on a Mac, Alt with a letter types another character.
  if (press.code === "KeyN") return { kind: "toggleNot" };
  if (press.code === "KeyI") return { kind: "insertRow" };
  if (press.code === "KeyC") return { kind: "conditions" };
  if (press.code === "KeyP") return { kind: "promote" };
  if (press.key === "Enter") return { kind: "repair" };
  if (press.key !== "ArrowUp" && press.key !== "ArrowDown") return null;
  if (press.shiftKey) return press.key === "ArrowDown" ? { kind: "duplicateRows" } : null;
  return { kind: "moveRows", by: press.key === "ArrowUp" ? -1 : 1 };
}

function whileEditing(press: KeyPress, mod: boolean): GridCommand | null {
  if (mod) return null;
  switch (press.key) {
    case "Enter":
      return { kind: "commit", then: press.shiftKey ? "up" : "down" };
    case "Tab":
      return { kind: "commit", then: press.shiftKey ? "tabBack" : "tab" };
    case "Escape":
      return { kind: "cancel" };
    case "F2":
      return { kind: "commit", then: "stay" };
    case "ArrowUp":
      return { kind: "commit", then: "up" };
    case "ArrowDown":
      return { kind: "commit", then: "down" };
    default:
      return null;
  }
}

function withMod(press: KeyPress): GridCommand | null {
  const direction = ARROWS[press.key];
  if (direction) return { kind: "move", direction, extend: press.shiftKey, by: "edge" };
  switch (press.key.toLowerCase()) {
    case "z":
      return press.shiftKey ? { kind: "redo" } : { kind: "undo" };
    case "y":
      return { kind: "redo" };
    case "a":
      return { kind: "selectAll" };
    case "backspace":
      return { kind: "deleteRows" };
    case "home":
      return { kind: "move", direction: "up", extend: press.shiftKey, by: "edge" };
    case "end":
      return { kind: "move", direction: "down", extend: press.shiftKey, by: "edge" };
    default:
      return null;
  }
}

function plain(press: KeyPress): GridCommand | null {
  const direction = ARROWS[press.key];
  if (direction) return { kind: "move", direction, extend: press.shiftKey, by: "one" };
  switch (press.key) {
    case "Tab":
      return { kind: "tab", backwards: press.shiftKey };
    case "Enter":
    case "F2":
      return { kind: "edit" };
    case "Escape":
      return { kind: "collapse" };
    case "Delete":
    case "Backspace":
      return { kind: "clear" };
    case " ":
      return { kind: "activate" };
    case "PageUp":
      return { kind: "move", direction: "up", extend: press.shiftKey, by: "page" };
    case "PageDown":
      return { kind: "move", direction: "down", extend: press.shiftKey, by: "page" };
    case "Home":
      return { kind: "move", direction: "left", extend: press.shiftKey, by: "edge" };
    case "End":
      return { kind: "move", direction: "right", extend: press.shiftKey, by: "edge" };
    case "ContextMenu":
      return { kind: "rowMenu" };
    case "F10":
      return press.shiftKey ? { kind: "rowMenu" } : null;
    default:
      return null;
  }
}
