import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { requireActorForAction } from "@/lib/auth/require-actor";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { readBody } from "@/lib/read-body";

const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "invalid-input": 400,
  unavailable: 503,
};

/**
 * The frame of a read whose question is too large for an address, such as the rows of a draft: asked with POST from our
 * own pages, it changes nothing. JSON in, at most `maxBytes` of it, JSON out; refusals are `{error: <code>}` with its
 * status; a bug is logged with an id and answered with that id. Never cached, never for other sites.
 */
export async function answerRead<S extends z.ZodType>(
  request: Request,
  { schema, maxBytes }: { schema: S; maxBytes: number },
  read: (actor: Actor, input: z.output<S>) => Promise<object | null>,
): Promise<Response> {
  try {
    const actor = await requireActorForAction();
    const body = await readBody(request, maxBytes);
    if (!body) throw new AppError("invalid-input");
    const parsed = schema.safeParse(parseJson(body));
    if (!parsed.success) throw new AppError("invalid-input");
    const found = await read(actor, parsed.data);
    if (!found) throw new AppError("not-found");
    return answer(200, found);
  } catch (error) {
    unstable_rethrow(error);
    // Typing went on and the browser asked anew: nobody waits for this answer, and nothing is wrong.
    if (request.signal.aborted) return answer(STATUS.unavailable, { error: "unavailable" });
    if (error instanceof AppError) return answer(STATUS[error.code], { error: error.code });
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference }, "read failed");
    return answer(500, { error: "unexpected", reference });
  }
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { "cache-control": "no-store", "cross-origin-resource-policy": "same-origin" },
  });
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
