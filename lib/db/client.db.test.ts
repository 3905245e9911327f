import { expect, test } from "vitest";
import { db } from "./client";

// The PostgreSQL that the tests start is in Tokyo's zone and writes dates as 29/11/2026.
test("a moment is the same in the database, whatever zone and date style its server has", async () => {
  const settings = await db.$queryRaw`SELECT setting FROM pg_settings
    WHERE name IN ('TimeZone', 'DateStyle') ORDER BY name`;
  expect(settings).toEqual([{ setting: "ISO, YMD" }, { setting: "UTC" }]);
  const moment = new Date("2026-11-29T15:30:00.250Z");
  const [told] = await db.$queryRaw<{ text: string; back: Date; since: number }[]>`
    SELECT to_char(${moment}::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') AS text,
           ${moment}::timestamptz AS back, extract(epoch FROM now())::float AS since`;
  expect(told).toMatchObject({ text: "2026-11-29 15:30:00.250", back: moment });
  expect(Math.abs(Date.now() / 1000 - told!.since)).toBeLessThan(60);
  const [{ now }] = await db.$queryRaw<[{ now: Date }]>`SELECT now()::timestamptz(3) AS now`;
  expect(Math.abs(Date.now() - now.getTime())).toBeLessThan(60_000);
});
