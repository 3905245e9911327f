import { redirect } from "next/navigation";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { systemActor } from "@/lib/auth/actor";
import { runAction, runOpenAction } from "@/lib/auth/run-action";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

const asking = vi.hoisted(() => ({ signedIn: true }));

vi.mock("@/lib/auth/require-actor", () => ({
  requireActorForAction: async () => {
    if (!asking.signedIn) throw new AppError("unauthenticated");
    return systemActor("Test");
  },
}));

const schema = z.object({ rows: z.array(z.object({ name: z.string().min(1, "required") })) });
const good = { rows: [{ name: "a" }] };

beforeEach(() => {
  asking.signedIn = true;
});

describe("an action", () => {
  it("hands the actor and the parsed input to the verb, and its result back", async () => {
    const verb = vi.fn(async () => ({ ok: true as const, id: 7 }));
    expect(await runAction(schema, { ...good, extra: 1 }, verb)).toEqual({ ok: true, id: 7 });
    expect(verb).toHaveBeenCalledWith(expect.objectContaining({ name: "Test" }), good);
  });

  it("says where the input does not fit, and does not reach the verb", async () => {
    const verb = vi.fn();
    const wrong = { rows: [{ name: "a" }, { name: "" }] };
    expect(await runAction(schema, wrong, verb)).toEqual({
      ok: false,
      problems: [{ path: ["rows", 1, "name"], message: "required" }],
    });
    expect(verb).not.toHaveBeenCalled();
  });

  it("asks who is there before it looks at the input", async () => {
    asking.signedIn = false;
    const refused = { ok: false, problems: [{ path: [], message: "unauthenticated" }] };
    expect(await runAction(schema, "nonsense", vi.fn())).toEqual(refused);
    expect(await runOpenAction(schema, good, async () => ({ ok: true as const }))).toEqual({ ok: true });
  });

  it.each(["forbidden", "not-found", "conflict"] as const)("turns %s into a problem", async (code) => {
    const verb = async () => {
      throw new AppError(code, "for the log only");
    };
    expect(await runAction(schema, good, verb)).toEqual({
      ok: false,
      problems: [{ path: [], message: code }],
    });
  });

  it("keeps a bug's message on the server and gives out its reference", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => {});
    const result = await runAction(schema, good, async () => {
      throw new Error("password=secret at 10.0.0.7");
    });
    expect(result).toEqual({
      ok: false,
      problems: [{ path: [], message: "unexpected" }],
      reference: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(logged.mock.calls[0]?.[0]).toMatchObject({
      reference: (result as { reference: string }).reference,
    });
  });

  it("lets a redirect of Next through", async () => {
    const verb = async () => redirect("/overview");
    await expect(runAction(schema, good, verb)).rejects.toThrow("NEXT_REDIRECT");
  });
});
