/** Bars further up than this cannot be reached by the toast: at most three lie over one another. */
const REACH_PX = 200;
/** Half the toast's greatest width. */
const HALF_PX = 220;

const bars = new Set<HTMLElement>();

/**
 * Ref of a bar of actions at the bottom of the screen or of a dialog: while it is there, the toast stands above it and
 * never on it.
 */
export function keepsToastAbove(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar) return;
  if (bars.size === 0) listen();
  bars.add(bar);
  // A dialog in the middle of the screen moves its bar when it grows.
  const sizes = new ResizeObserver(placeToast);
  sizes.observe(bar);
  if (bar.parentElement) sizes.observe(bar.parentElement);
  return () => {
    bars.delete(bar);
    sizes.disconnect();
    if (bars.size === 0) unlisten();
    placeToast();
  };
}

/** Once for all bars: the one that goes first must not take the others' listener with it. */
function listen(): void {
  window.addEventListener("resize", placeToast);
  window.visualViewport?.addEventListener("resize", placeToast);
}

function unlisten(): void {
  window.removeEventListener("resize", placeToast);
  window.visualViewport?.removeEventListener("resize", placeToast);
}

/** Writes how far from the bottom of the screen the toast stands: above the bars, and above a phone's keyboard. */
export function placeToast(): void {
  const { innerHeight, innerWidth, visualViewport } = window;
  const keyboard = visualViewport ? innerHeight - visualViewport.height - visualViewport.offsetTop : 0;
  const taken = [...bars]
    .map((bar) => bar.getBoundingClientRect())
    .filter(({ height, top, bottom }) => height > 0 && top < innerHeight && bottom > innerHeight - REACH_PX)
    .filter(({ left, right }) => left < innerWidth / 2 + HALF_PX && right > innerWidth / 2 - HALF_PX)
    .map(({ top }) => innerHeight - top);
  const bottom = Math.max(0, keyboard, ...taken);
  document.documentElement.style.setProperty("--toast-bottom", `${Math.round(bottom)}px`);
}
