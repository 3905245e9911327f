import { describe, expect, it } from "vitest";
import { exactMoment, formatMoment, type MomentStyle } from "./format-moment";
import { timeZoneName } from "./time-zone-name";

const now = new Date("2026-11-23T05:40:07Z");
const at = new Date("2026-11-23T05:18:42Z");
const tokyo = (locale: string) => ({ locale, timeZone: "Asia/Tokyo", now });

describe("a moment", () => {
  it.each<[MomentStyle, string, string]>([
    ["time", "14:18", "14:18"],
    ["seconds", "14:18:42", "14:18:42"],
    ["dateTime", "23 Nov 14:18", "11月23日 14:18"],
    ["date", "23 Nov", "11月23日"],
    ["day", "Mon 23 Nov", "11月23日（月）"],
    ["relative", "21 minutes ago", "21分前"],
  ])("as %s reads %s in English and %s in Japanese", (style, en, ja) => {
    expect(formatMoment(at, style, tokyo("en"))).toBe(en);
    expect(formatMoment(at, style, tokyo("ja"))).toBe(ja);
  });

  it("of another year says the year, in the zone that is shown", () => {
    const eve = new Date("2025-12-31T15:30:00Z");
    expect(formatMoment(eve, "dateTime", tokyo("en"))).toBe("1 Jan 00:30");
    expect(formatMoment(eve, "dateTime", { locale: "en", timeZone: "UTC", now })).toBe("31 Dec 2025 15:30");
    expect(formatMoment(eve, "date", { locale: "ja", timeZone: "UTC", now })).toBe("2025年12月31日");
  });

  it("is counted in hours up to two days, then in days", () => {
    const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    expect(formatMoment(before(26), "relative", tokyo("ja"))).toBe("26時間前");
    expect(formatMoment(before(49), "relative", tokyo("en"))).toBe("2 days ago");
    expect(formatMoment(now, "relative", tokyo("en"))).toBe("now");
  });

  it("is exact in its tooltip", () => {
    expect(exactMoment(at, "Asia/Tokyo")).toBe("2026-11-23 14:18:42");
  });
});

describe("the short name of a zone", () => {
  it.each([
    ["Asia/Tokyo", "JST"],
    ["UTC", "UTC"],
    ["Europe/London", "GMT"],
    ["America/New_York", "EST"],
    ["Asia/Kathmandu", "UTC+5:45"],
  ])("%s is %s", (zone, name) => {
    expect(timeZoneName(zone, at)).toBe(name);
  });
});
