import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { requireActorForAction } from "@/lib/auth/require-actor";
import { AppError, type Problem, type Result } from "@/lib/errors";
import { log } from "@/lib/log";

/** What an action says where something went wrong that nobody foresaw: the id under which the log has it. */
export interface Refusal {
  ok: false;
  problems: Problem[];
  /** Only for bugs: the log's id, to be shown with `errors.unexpected`. */
  reference?: string;
}

/**
 * The frame of every server action: who is asking, is the input well formed, then the verb. Refusals (AppError) come
 * back as one problem without a path whose message is a key of the namespace `errors`; a bug is logged with an id and
 * comes back as that id. The verb's own result passes through untouched.
 */
export async function runAction<S extends z.ZodType, R extends Result<object>>(
  schema: S,
  input: unknown,
  verb: (actor: Actor, input: z.output<S>) => Promise<R>,
): Promise<R | Refusal> {
  return refusals(async () => {
    const actor = await requireActorForAction();
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { ok: false as const, problems: problemsOf(parsed.error) };
    return verb(actor, parsed.data);
  });
}

/** The same frame for the few actions of people who have not signed in (set-up, sign-in, invitation). */
export async function runOpenAction<S extends z.ZodType, R extends Result<object>>(
  schema: S,
  input: unknown,
  verb: (input: z.output<S>) => Promise<R>,
): Promise<R | Refusal> {
  return refusals(async () => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { ok: false as const, problems: problemsOf(parsed.error) };
    return verb(parsed.data);
  });
}

/** A zod error as problems; each schema's messages are message keys. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
    message: issue.message,
  }));
}

async function refusals<R>(work: () => Promise<R>): Promise<R | Refusal> {
  try {
    return await work();
  } catch (error) {
    // redirect() and notFound() are thrown too; they belong to Next.
    unstable_rethrow(error);
    if (error instanceof AppError) return { ok: false, problems: [{ path: [], message: error.code }] };
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference }, "action failed");
    return { ok: false, problems: [{ path: [], message: "unexpected" }], reference };
  }
}
