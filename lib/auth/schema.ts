import { z } from "zod";

/** What the sign-in screen sends. Nothing here tells which of the two was wrong. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().min(1, "required").max(254, "too-long"),
  password: z.string().min(1, "required").max(1000, "too-long"),
  next: z.string().max(2000).optional(),
});

export type SignInInput = z.input<typeof signInSchema>;

/** Leads back to where nobody can be signed in, or to a machine's answer. */
const NOT_A_PLACE = /^\/(sign-in|set-up|invitation|new-password|api)(\/|$)/;

/**
 * Where to go after signing in: a path on this site, else the overview. "//host", "/\host", "/.//host" and anything
 * with control characters would lead a browser elsewhere.
 */
export function safeNext(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/u.test(next)) return "/overview";
  const path = new URL(next, "http://kanaria.invalid");
  const elsewhere = path.host !== "kanaria.invalid" || path.pathname.startsWith("//");
  if (elsewhere || NOT_A_PLACE.test(path.pathname)) return "/overview";
  return `${path.pathname}${path.search}${path.hash}`;
}
