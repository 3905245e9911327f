import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { authenticateSource } from "./authenticate";
import { createSource } from "./create-source";
import { rotateSecret } from "./rotate-secret";
import { hashSecret } from "./secret";
import { setSourceEnabled } from "./set-source-enabled";

const NOW = new Date("2026-11-23T05:00:00Z");
const HOUR = 3_600_000;
const actor = systemActor("test");
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

let source: { sourceId: string; secret: string };
let other: { sourceId: string; secret: string };

async function create(name: string, accountIds: string[]) {
  const made = await createSource(actor, { name, allAccounts: accountIds.length === 0, accountIds });
  if (!made.ok) throw new Error("not created");
  return made;
}

const refused = async (sourceId: string, secret: string, now = NOW) =>
  expect(authenticateSource(sourceId, secret, now)).rejects.toMatchObject({ code: "unauthenticated" });

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE account, source, audit_entry CASCADE`;
  await db.account.create({ data: { id: "111122223333", name: "core" } });
  source = await create("one", ["111122223333"]);
  other = await create("two", []);
});

describe("a source proves itself by its secret", () => {
  it("whatever the case of its id", async () => {
    expect(await authenticateSource(source.sourceId, source.secret, NOW)).toEqual({
      id: source.sourceId,
      name: "one",
    });
    expect(await authenticateSource(other.sourceId.toUpperCase(), other.secret, NOW)).toMatchObject({
      name: "two",
    });
  });

  it.each([
    ["nothing", ""],
    ["a wrong one", "kna_wrong"],
    ["SQL", "' OR 1=1 --"],
    ["U+0000", "\u0000"],
    ["half a character", "\ud800"],
  ])("%s is refused", async (_, secret) => {
    await refused(source.sourceId, secret);
  });

  it("which nothing else stands for: not its hash, not another source's secret, not another id", async () => {
    await refused(source.sourceId, hashSecret(source.secret));
    await refused(source.sourceId, other.secret);
    await refused(other.sourceId, source.secret);
    await refused("not-an-id", source.secret);
    await refused("", source.secret);
  });

  it("the one before a rotation too, until the overlap is over", async () => {
    const rotated = await rotateSecret(actor, { sourceId: source.sourceId, overlapHours: 1 }, NOW);
    if (!rotated.ok) throw new Error("not rotated");
    await authenticateSource(source.sourceId, source.secret, at(0.99));
    await authenticateSource(source.sourceId, rotated.secret, at(0.99));
    await refused(source.sourceId, source.secret, at(1));
    await authenticateSource(source.sourceId, rotated.secret, at(1));
  });

  it("at once only the new one, where no overlap was wanted", async () => {
    const rotated = await rotateSecret(actor, { sourceId: source.sourceId, overlapHours: 0 }, NOW);
    if (!rotated.ok) throw new Error("not rotated");
    await refused(source.sourceId, source.secret);
    await authenticateSource(source.sourceId, rotated.secret, NOW);
  });

  it("none while it is switched off, and the same one when it is on again", async () => {
    await setSourceEnabled(actor, { sourceId: source.sourceId, enabled: false }, NOW);
    await refused(source.sourceId, source.secret);
    await setSourceEnabled(actor, { sourceId: source.sourceId, enabled: true }, NOW);
    await authenticateSource(source.sourceId, source.secret, NOW);
  });

  it("whose last use is noted, once a minute at most", async () => {
    const lastUsed = async () =>
      (await db.sourceSecret.findUniqueOrThrow({ where: { hash: hashSecret(source.secret) } })).lastUsedAt;
    await authenticateSource(source.sourceId, source.secret, NOW);
    await authenticateSource(source.sourceId, source.secret, new Date(NOW.getTime() + 59_000));
    expect(await lastUsed()).toEqual(NOW);
    await authenticateSource(source.sourceId, source.secret, at(1));
    expect(await lastUsed()).toEqual(at(1));
    await refused(source.sourceId, "kna_wrong", at(2));
    expect(await lastUsed()).toEqual(at(1));
  });
});
