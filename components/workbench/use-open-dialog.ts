import { useRef, useState } from "react";
import { useStable } from "./use-stable";
import type { OpenDialog } from "./workbench-dialogs";

/**
 * Which dialog of the workbench is open, and where the focus goes when it is closed: to what had it, or to `standIn` where
 * that has gone meanwhile.
 */
export function useOpenDialog(standIn: () => void) {
  const [open, setOpen] = useState<OpenDialog>(null);
  const opener = useRef<Element | null>(null);

  const remember = () => {
    opener.current = document.activeElement;
  };
  /** In place of another dialog it leads back to where that one was opened from. */
  const show = useStable((dialog: OpenDialog) => {
    if (open === null) remember();
    setOpen(dialog);
  });
  /** The menu that asked is going away. */
  const showFromMenu = useStable((dialog: OpenDialog) => {
    opener.current = null;
    setOpen(dialog);
  });
  const close = useStable(() => {
    setOpen(null);
    const back = opener.current;
    requestAnimationFrame(() => {
      if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
      else standIn();
    });
  });
  return { open, setOpen, remember, show, showFromMenu, close };
}
