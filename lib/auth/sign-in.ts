import { isAPIError } from "better-auth/api";
import { auth } from "@/lib/auth/better-auth";
import type { Problem } from "@/lib/errors";

/** A refused sign-in: always the same words, or how long to wait. */
export type SignInResult = { ok: true } | { ok: false; problems: Problem[]; waitSeconds?: number };

/**
 * Signs a person in: verifies the password and sets the session cookie of the action that calls it. Unknown e-mail,
 * wrong password and disabled person are one answer after the same work. Throttled on the database.
 */
export async function signIn(
  input: { email: string; password: string },
  headers: Headers,
): Promise<SignInResult> {
  try {
    // rememberMe: false makes a cookie that ends with the browser; the session's own end lies in the database.
    await auth().api.signInEmail({ body: { ...input, rememberMe: false }, headers });
    return { ok: true };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    if (error.statusCode === 429) {
      const wait = Number((error.body as { wait?: unknown } | undefined)?.wait);
      return { ok: false, problems: [{ path: [], message: "throttled" }], waitSeconds: wait };
    }
    // 400 is an e-mail address that is none: the same answer again.
    if (error.statusCode === 401 || error.statusCode === 400) {
      return { ok: false, problems: [{ path: [], message: "sign-in-refused" }] };
    }
    throw error;
  }
}

/** Ends the session of these headers and takes its cookie away. */
export async function signOut(headers: Headers): Promise<void> {
  await auth().api.signOut({ headers });
}
