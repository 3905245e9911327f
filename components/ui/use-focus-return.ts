import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Gives focus back to what opened a dialog. Mantine does so only for a dialog that stays mounted, and not to a menu's
 * item, which is gone by then: its menu's button gets it.
 */
export function useFocusReturn(opened: boolean, content: RefObject<HTMLElement | null>): void {
  const [wasOpened, setWasOpened] = useState(false);
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  const timer = useRef<number | undefined>(undefined);
  if (opened !== wasOpened) {
    setWasOpened(opened);
    // Now: with the next commit the menu is gone, and a field of the dialog has the focus.
    if (opened) setOpener(openerOf(document.activeElement));
  }

  useEffect(() => {
    if (!opened) return;
    window.clearTimeout(timer.current);
    return () => {
      timer.current = window.setTimeout(() => {
        const active = document.activeElement;
        // Somebody has put it elsewhere on purpose.
        // oxlint-disable-next-line react/exhaustive-deps -- what is there as it closes is what is asked for
        if (active && active !== document.body && !content.current?.contains(active)) return;
        opener?.focus({ preventScroll: true });
      });
    };
  }, [opened, opener, content]);
}

function openerOf(active: Element | null): HTMLElement | null {
  if (!(active instanceof HTMLElement) || active === document.body) return null;
  const menu = active.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : active;
}
