import { expect, it } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { getOrganisation } from "@/lib/organisation/queries";
import { DEFAULT_CEILINGS, setUpSchema } from "@/lib/organisation/schema";
import { setUpOrganisation } from "@/lib/organisation/set-up";

const input = (n: number) => ({
  organisationName: `Organisation ${n}`,
  language: "ja" as const,
  timeZone: "Asia/Tokyo",
  name: `Person ${n}`,
  email: `person-${n}@example.test`,
  password: "quiet-lantern-harbour-7",
});

it("of twenty parallel set-ups exactly one wins, and its administrator can sign in", async () => {
  expect(await getOrganisation()).toBeNull();
  const results = await Promise.all(Array.from({ length: 20 }, (_, n) => setUpOrganisation(input(n))));
  const winners = results.flatMap((result, n) => (result.ok ? [n] : []));
  expect(winners).toHaveLength(1);
  for (const result of results.filter((result) => !result.ok)) {
    expect(result).toEqual({ ok: false, problems: [{ path: [], message: "already-set-up" }] });
  }

  const winner = input(winners[0] ?? -1);
  const people = await db.user.findMany({ select: { id: true, email: true, role: true, allAccounts: true } });
  expect(people).toMatchObject([{ email: winner.email, role: "admin", allAccounts: true }]);
  expect(await getOrganisation()).toMatchObject({
    name: winner.organisationName,
    language: "ja",
    timeZone: "Asia/Tokyo",
    suppressionCeilings: DEFAULT_CEILINGS,
  });
  const audit = await db.auditEntry.findMany({ select: { action: true, actorId: true } });
  expect(audit).toEqual([{ action: "organisation.set-up", actorId: people[0]?.id }]);
  expect(await signIn(winner, new Headers())).toEqual({ ok: true });
});

it("stays closed afterwards", async () => {
  expect(await setUpOrganisation(input(99))).toMatchObject({ ok: false });
  expect(await db.user.count()).toBe(1);
});

it("says field by field what does not fit", () => {
  const parsed = setUpSchema.safeParse({
    organisationName: " \u200b",
    language: "de",
    timeZone: "Mars/Olympus",
    name: "",
    email: "nobody",
    password: "short",
  });
  const problems = parsed.error?.issues.map((issue) => [issue.path.join("."), issue.message]);
  expect(problems).toEqual([
    ["organisationName", "required"],
    ["language", "required"],
    ["timeZone", "time-zone"],
    ["name", "required"],
    ["email", "email"],
    ["password", "password-too-short"],
  ]);
  const weak = setUpSchema.safeParse({ ...input(1), password: "password1234" });
  expect(weak.error?.issues[0]).toMatchObject({ path: ["password"], message: "password-common" });
});
