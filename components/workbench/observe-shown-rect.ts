import { observeElementRect, type Rect, type Virtualizer } from "@tanstack/react-virtual";

/**
 * For a virtualizer whose items may have the focus: while a layout is on its way its scroller can be without height, and
 * drawing nothing for that moment would drop the focus, and with it the next key. The last size holds until then.
 */
export function observeShownRect<Scroller extends Element, Item extends Element>(
  virtualizer: Virtualizer<Scroller, Item>,
  tell: (rect: Rect) => void,
) {
  return observeElementRect(virtualizer, (rect) => {
    if (rect.height > 0 && rect.width > 0) tell(rect);
  });
}
