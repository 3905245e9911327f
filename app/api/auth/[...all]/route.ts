import { auth } from "@/lib/auth/better-auth";

/**
 * Sessions for machines and tests. better-auth offers much more (sign-up, changes of e-mail and password, reading the
 * session's token); what is not named here would go past our verbs and their audit rows, so it does not exist.
 */
const OFFERED = new Set(["/api/auth/sign-in/email", "/api/auth/sign-out"]);

export async function POST(request: Request): Promise<Response> {
  if (!OFFERED.has(new URL(request.url).pathname)) return new Response(null, { status: 404 });
  return auth().handler(request);
}
