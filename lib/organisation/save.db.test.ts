import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { getOrganisation, organisationAsRead } from "@/lib/organisation/queries";
import { saveOrganisation } from "@/lib/organisation/save";
import { DEFAULT_CEILINGS, organisationSchema } from "@/lib/organisation/schema";
import { auditOf, createTestPerson } from "@/lib/users/test-people";

type Person = Awaited<ReturnType<typeof createTestPerson>>;

let admin: Person;

beforeAll(async () => {
  admin = await createTestPerson({ role: "admin" });
  await db.organisation.create({
    data: { name: "Aoba", language: "en", timeZone: "UTC", suppressionCeilings: DEFAULT_CEILINGS },
  });
});

async function input(changes: object = {}) {
  const row = await getOrganisation();
  if (!row) throw new Error("no organisation");
  const { name, language, timeZone, suppressionCeilings: ceilings, examplesGate, reviewRadius } = row;
  return {
    name,
    language,
    timeZone,
    ceilings,
    examplesGate,
    reviewRadius,
    readAs: organisationAsRead(row),
    ...changes,
  };
}

it("saves name, defaults and ceilings, and audits what changed", async () => {
  const ceilings = { ...DEFAULT_CEILINGS, LOW: 365, EXTREME: 7 };
  const changes = { name: "青葉", language: "ja", timeZone: "Asia/Tokyo", ceilings };
  expect(await saveOrganisation(admin, await input(changes))).toMatchObject({ ok: true });
  expect(await getOrganisation()).toMatchObject({ name: "青葉", suppressionCeilings: ceilings });
  expect(await auditOf("1")).toMatchObject([
    { action: "organisation.save", before: { name: "Aoba" }, after: { name: "青葉" } },
  ]);
});

it("writes nothing where nothing changed, and refuses to overwrite somebody else's save", async () => {
  expect(await saveOrganisation(admin, await input())).toMatchObject({ ok: true });
  expect(await auditOf("1")).toHaveLength(1);
  const stale = await input({ name: "Mine" });
  expect(await saveOrganisation(admin, await input({ name: "Theirs" }))).toMatchObject({ ok: true });
  await expect(saveOrganisation(admin, stale)).rejects.toMatchObject({ code: "conflict" });
});

it("switches the examples' gate, and audits that", async () => {
  expect((await getOrganisation())?.examplesGate).toBe(false);
  expect(await saveOrganisation(admin, await input({ examplesGate: true }))).toMatchObject({ ok: true });
  expect((await getOrganisation())?.examplesGate).toBe(true);
  expect((await auditOf("1")).at(-1)).toMatchObject({
    before: { examplesGate: false },
    after: { examplesGate: true },
  });
});

it("is an administrator's matter", async () => {
  const editor = await createTestPerson({ role: "editor" });
  await expect(saveOrganisation(editor, await input())).rejects.toMatchObject({ code: "forbidden" });
});

it("saves and audits the size of a change from which a second person is asked, and refuses what is no size", async () => {
  expect(await saveOrganisation(admin, await input({ reviewRadius: 500 }))).toMatchObject({ ok: true });
  expect(await getOrganisation()).toMatchObject({ reviewRadius: 500 });
  expect((await auditOf("1")).at(-1)).toMatchObject({
    before: { reviewRadius: null },
    after: { reviewRadius: 500 },
  });
  for (const wrong of [-1, 1.5, "7", 2_000_000_000]) {
    const parsed = organisationSchema.safeParse(await input({ reviewRadius: wrong }));
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["reviewRadius"] });
  }
});

it("refuses ceilings that are no number of days", async () => {
  for (const wrong of [0, -1, 1.5, 4000, "30"]) {
    const ceilings = { ...DEFAULT_CEILINGS, HIGH: wrong };
    const parsed = organisationSchema.safeParse(await input({ ceilings }));
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["ceilings", "HIGH"] });
  }
});
