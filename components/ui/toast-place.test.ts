import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepsToastAbove } from "./toast-place";

let bottom = "";

const screen = () =>
  Object.assign(new EventTarget(), {
    innerHeight: 800,
    innerWidth: 400,
    visualViewport: Object.assign(new EventTarget(), { height: 800, offsetTop: 0 }),
  });
let window: ReturnType<typeof screen>;

beforeEach(() => {
  window = screen();
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", {
    documentElement: { style: { setProperty: (_: string, value: string) => (bottom = value) } },
  });
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const bar = (height: number) =>
  ({
    parentElement: null,
    getBoundingClientRect: () => ({ height, top: 800 - height, bottom: 800, left: 0, right: 400 }),
  }) as unknown as HTMLElement;

it("stands above the highest bar, and above a keyboard that comes when another bar is gone", () => {
  const leaveLow = keepsToastAbove(bar(56));
  const leaveHigh = keepsToastAbove(bar(120));
  window.dispatchEvent(new Event("resize"));
  expect(bottom).toBe("120px");
  leaveHigh?.();
  expect(bottom).toBe("56px");
  window.visualViewport.height = 500;
  window.visualViewport.dispatchEvent(new Event("resize"));
  expect(bottom).toBe("300px");
  leaveLow?.();
  window.visualViewport.height = 800;
  window.visualViewport.dispatchEvent(new Event("resize"));
  expect(bottom, "without bars nothing listens").toBe("300px");
});
