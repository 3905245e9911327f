import { beforeAll, describe, expect, it } from "vitest";
import { auth } from "@/lib/auth/better-auth";
import { readSession } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { createTestPerson, TEST_PASSWORD } from "@/lib/users/test-people";

const REFUSED = { ok: false, problems: [{ path: [], message: "sign-in-refused" }] };

beforeAll(async () => {
  await createTestPerson({ role: "admin" }, "admin@example.test");
  const gone = await createTestPerson({}, "gone@example.test");
  await db.user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } });
});

const from = (address: string) => new Headers({ "x-forwarded-for": address });

/** Signs in over HTTP; the answer as a machine sees it. */
async function post(body: object, address: string, headers: Record<string, string> = {}) {
  const request = new Request("http://localhost:3000/api/auth/sign-in/email", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: "http://localhost:3000",
      "x-forwarded-for": address,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return auth().handler(request);
}

async function sessionCookie(email: string): Promise<string> {
  const response = await post({ email, password: TEST_PASSWORD }, "198.51.100.9");
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

describe("signing in", () => {
  it("makes a session of twelve hours in a cookie that scripts cannot read", async () => {
    const response = await post({ email: "ADMIN@example.test", password: TEST_PASSWORD }, "198.51.100.1");
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith("kanaria.session_token="));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
    const session = await readSession(new Headers({ cookie: cookie?.split(";")[0] ?? "" }));
    expect(session?.actor).toMatchObject({ role: "admin", accounts: "all" });
    const row = await db.session.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
    const hours = (row.expiresAt.getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThan(12.1);
  });

  it("moves the session's end with use, and nobody revives one that has ended", async () => {
    const cookie = await sessionCookie("admin@example.test");
    const row = await db.session.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
    const soon = new Date(Date.now() + 3_600_000);
    await db.session.update({ where: { id: row.id }, data: { expiresAt: soon } });
    expect(await readSession(new Headers({ cookie }))).not.toBeNull();
    const later = await db.session.findUniqueOrThrow({ where: { id: row.id } });
    expect(later.expiresAt.getTime()).toBeGreaterThan(soon.getTime() + 10 * 3_600_000);
    await db.session.update({ where: { id: row.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await readSession(new Headers({ cookie }))).toBeNull();
  });

  it("refuses a cookie that somebody else signed", async () => {
    const cookie = await sessionCookie("admin@example.test");
    expect(
      await readSession(new Headers({ cookie: cookie.replace(/.$/, "x").replace(/\.[^;]+/, ".AAAA") })),
    ).toBeNull();
  });

  it("shuts a disabled person's session out even while its row exists", async () => {
    const person = await createTestPerson({}, "leaving@example.test");
    const cookie = await sessionCookie("leaving@example.test");
    await db.user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
    expect(await readSession(new Headers({ cookie }))).toBeNull();
  });
});

describe("who exists is not told", () => {
  it("answers an unknown person, a wrong password and a disabled person alike", async () => {
    const tries = [
      { email: "admin@example.test", password: "not-the-password" },
      { email: "nobody@example.test", password: "not-the-password" },
      { email: "gone@example.test", password: "not-the-password" },
      { email: "gone@example.test", password: TEST_PASSWORD },
      { email: "no address at all", password: "x" },
    ];
    for (const one of tries) expect(await signIn(one, from("198.51.100.2"))).toEqual(REFUSED);
    const answers = await Promise.all(tries.slice(0, 4).map((one) => post(one, "198.51.100.2")));
    const told = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers.flatMap((answer) => answer.headers.getSetCookie())).toEqual([]);
  });

  it("hashes a password whether or not the person exists", async () => {
    const time = async (email: string) => {
      const times: number[] = [];
      for (let n = 0; n < 4; n++) {
        const start = performance.now();
        await signIn({ email, password: "not-the-password" }, from("198.51.100.3"));
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const unknown = await time("nobody-2@example.test");
    const known = await time("gone@example.test");
    expect(unknown).toBeGreaterThan(known / 3);
    expect(known).toBeGreaterThan(unknown / 3);
  });

  it("closes sign-up", async () => {
    const body = { email: "new@example.test", password: TEST_PASSWORD, name: "New", role: "admin" };
    await expect(auth().api.signUpEmail({ body: body as never })).rejects.toMatchObject({ statusCode: 400 });
    expect(await db.user.findUnique({ where: { email: "new@example.test" } })).toBeNull();
  });
});

describe("the throttle", () => {
  it("lets ten of thirty parallel tries at one e-mail through, from whatever addresses, existing or not", async () => {
    for (const email of ["victim@example.test", "nobody-3@example.test"]) {
      if (email.startsWith("victim")) await createTestPerson({}, email);
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) => signIn({ email, password: "wrong" }, from(`203.0.113.${n}`))),
      );
      const refused = answers.filter(
        (answer) => !answer.ok && answer.problems[0]?.message === "sign-in-refused",
      );
      expect(refused).toHaveLength(10);
      const last = await signIn({ email, password: TEST_PASSWORD }, from("203.0.113.200"));
      expect(last).toMatchObject({ ok: false, problems: [{ message: "throttled" }] });
      expect((last as { waitSeconds: number }).waitSeconds).toBeGreaterThan(800);
    }
  });

  it("holds over HTTP too, with Retry-After", async () => {
    const answer = await post({ email: "victim@example.test", password: TEST_PASSWORD }, "203.0.113.201");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(800);
  });

  it("stops one address that tries many people, and leaves the people alone", async () => {
    const answers = [];
    for (let n = 0; n < 62; n++) {
      answers.push(await signIn({ email: `guess-${n}`, password: "x" }, from("203.0.113.250")));
    }
    expect(
      answers.filter((answer) => !answer.ok && answer.problems[0]?.message === "throttled"),
    ).toHaveLength(2);
    const welcome = await signIn(
      { email: "admin@example.test", password: TEST_PASSWORD },
      from("203.0.113.251"),
    );
    expect(welcome).toEqual({ ok: true });
  });

  it("takes the 2^64 addresses of one IPv6 network for one, and the nearest proxy's word for it", async () => {
    const answers = [];
    for (let n = 0; n < 61; n++) {
      const address = `198.51.100.77, 2001:db8:1:2::${n.toString(16)}`;
      answers.push(await signIn({ email: `other-${n}`, password: "x" }, from(address)));
    }
    expect(answers.at(-1)).toMatchObject({ problems: [{ message: "throttled" }] });
    expect(answers.at(-2)).toEqual(REFUSED);
    expect(await signIn({ email: "other", password: "x" }, from("2001:db8:1:3::1"))).toEqual(REFUSED);
  });

  it("does not count sign-ins that work", async () => {
    const one = { email: "admin@example.test", password: TEST_PASSWORD };
    for (let n = 0; n < 12; n++) expect(await signIn(one, from("203.0.113.252"))).toEqual({ ok: true });
  });
});

describe("requests forged by another site", () => {
  it("are refused by their origin", async () => {
    const body = { email: "admin@example.test", password: TEST_PASSWORD };
    const answer = await post(body, "198.51.100.4", { origin: "https://evil.example", cookie: "a=b" });
    expect(answer.status).toBe(403);
  });

  it("are taken from the host that the request was sent to", async () => {
    const body = { email: "admin@example.test", password: TEST_PASSWORD };
    const here = { origin: "http://192.0.2.7:3000", host: "192.0.2.7:3000", cookie: "a=b" };
    expect((await post(body, "198.51.100.5", here)).status).toBe(200);
  });
});
