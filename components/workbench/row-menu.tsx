"use client";

import { Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import styles from "./row-grid.module.css";

export type RowMenuCommand =
  | "insertAbove"
  | "insertBelow"
  | "duplicate"
  | "moveUp"
  | "moveDown"
  | "revert"
  | RowDialog
  | "delete";

/** What a row can be asked in a dialog of its own, in the order of the menu. */
export const ROW_DIALOGS = ["caught", "examples", "narrow", "conditions", "trial"] as const;

export type RowDialog = (typeof ROW_DIALOGS)[number];

interface RowMenuProps {
  label: string;
  opened: boolean;
  /** Only what a row can be asked without changing it. */
  readOnly: boolean;
  /** The row differs from the saved one. */
  canRevert: boolean;
  onOpen: () => void;
  onClose: () => void;
  onCommand: (command: RowMenuCommand) => void;
  children: React.ReactNode;
}

const ITEMS: readonly { command: RowMenuCommand; keys?: string[] }[] = [
  { command: "insertAbove" },
  { command: "insertBelow", keys: ["Alt", "I"] },
  { command: "duplicate", keys: ["⇧", "Alt", "↓"] },
  { command: "moveUp", keys: ["Alt", "↑"] },
  { command: "moveDown", keys: ["Alt", "↓"] },
];

/** On a phone the menu is taller than the room over or under its row. */
function scrollInRoom(room: { availableHeight: number; elements: { floating: HTMLElement } }) {
  Object.assign(room.elements.floating.style, {
    maxHeight: `${Math.max(room.availableHeight, 88)}px`,
    overflowY: "auto",
  });
}

/** What can be done with a row. Hangs on the dots at its end; Shift F10 opens it from any cell. */
export function RowMenu(props: RowMenuProps) {
  const { label, opened, readOnly, canRevert, onOpen, onClose, onCommand, children } = props;
  const t = useTranslations("workbench");
  const button = (
    <button
      type="button"
      className={styles.menuButton}
      aria-label={label}
      aria-haspopup="menu"
      tabIndex={-1}
      data-open={opened || undefined}
      onClick={onOpen}
    >
      {children}
    </button>
  );
  if (!opened) return button;
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-end"
      offset={2}
      width={240}
      returnFocus={false}
      trapFocus
      middlewares={{ flip: true, shift: true, size: { padding: 8, apply: scrollInRoom } }}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {!readOnly &&
          ITEMS.map(({ command, keys }) => (
            <Menu.Item
              key={command}
              onClick={() => onCommand(command)}
              rightSection={keys ? <KeyHint keys={keys} /> : undefined}
            >
              {t(`rowMenu.${command}`)}
            </Menu.Item>
          ))}
        {!readOnly && <Menu.Divider />}
        {ROW_DIALOGS.map((dialog) => (
          <Menu.Item
            key={dialog}
            onClick={() => onCommand(dialog)}
            rightSection={dialog === "conditions" ? <KeyHint keys={["Alt", "C"]} /> : undefined}
          >
            {t(`rowMenu.${dialog}`)}
          </Menu.Item>
        ))}
        {!readOnly && <Menu.Divider />}
        {canRevert && <Menu.Item onClick={() => onCommand("revert")}>{t("rowMenu.revert")}</Menu.Item>}
        {!readOnly && (
          <Menu.Item
            color="red"
            onClick={() => onCommand("delete")}
            rightSection={<KeyHint keys={["⌘", "⌫"]} />}
          >
            {t("rowMenu.delete")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
