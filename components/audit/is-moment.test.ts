import { expect, it } from "vitest";
import { isMoment } from "./is-moment";

it("knows stored moments from texts that look like them", () => {
  expect(
    ["2026-11-29T15:30:00.250Z", "2026-11-29T15:30:00Z", "2024-02-29T00:00:00.000Z"].filter(isMoment),
  ).toHaveLength(3);
  const texts = [
    "2026-13-45T99:99:99Z",
    "2026-02-30T00:00:00Z",
    "2026-11-29",
    " 2026-11-29T15:30:00Z",
    "^Create",
  ];
  expect(texts.filter(isMoment)).toEqual([]);
});
