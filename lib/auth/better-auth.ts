import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { nextCookies } from "better-auth/next-js";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "@/lib/auth/password-policy";
import { deriveSecret } from "@/lib/auth/secret";
import { settleSignInAttempt, takeSignInAttempt } from "@/lib/auth/sign-in-limits";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** A session ends this long after its last use. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** The one answer to every failed sign-in, whatever the reason: nobody learns whether a person exists. */
const REFUSED = { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" };

function create() {
  const url = new URL(env().KANARIA_URL);
  return betterAuth({
    appName: "Kanaria",
    baseURL: url.origin,
    basePath: "/api/auth",
    secret: deriveSecret("session cookies"),
    database: prismaAdapter(db, { provider: "postgresql" }),
    telemetry: { enabled: false },
    // Only what is broken: a mistyped password is no news, and the address it came with is nobody's business.
    logger: {
      level: "error",
      log: (_level, message, ...rest) => log.error({ err: rest[0] }, `auth: ${message}`),
    },
    // Sessions slide in lib/auth/session.ts: a page being rendered cannot renew a cookie, but it can move the end.
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
    },
    account: { modelName: "credential", accountLinking: { enabled: false } },
    user: { additionalFields: USER_FIELDS },
    databaseHooks: {
      session: {
        create: {
          // Runs once the password is verified: a disabled person gets the answer, and the time, of a wrong password.
          before: async (session) => {
            const user = await db.user.findUnique({
              where: { id: session.userId },
              select: { disabledAt: true },
            });
            if (!user || user.disabledAt) throw APIError.from("UNAUTHORIZED", REFUSED);
            return { data: { ...session, expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000) } };
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== "/sign-in/email") return;
        const wait = await takeSignInAttempt(emailOf(ctx.body), headersOf(ctx));
        if (wait === 0) return;
        throw new APIError(
          "TOO_MANY_REQUESTS",
          { code: "TOO_MANY_ATTEMPTS", wait },
          { "Retry-After": String(wait) },
        );
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== "/sign-in/email" || !ctx.context.newSession) return;
        await settleSignInAttempt(emailOf(ctx.body), headersOf(ctx));
      }),
    },
    // Counted per e-mail and per address above, for every way in.
    rateLimit: { enabled: false },
    trustedOrigins: (request) => trustedOrigins(url.origin, request),
    advanced: {
      cookiePrefix: "kanaria",
      useSecureCookies: url.protocol === "https:",
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [nextCookies()],
  });
}

/** Ours on better-auth's user; none of them can be set through better-auth. */
const USER_FIELDS = {
  role: { type: "string", required: true, input: false },
  allAccounts: { type: "boolean", required: true, input: false },
  language: { type: "string", required: true, input: false },
  timeZone: { type: "string", required: true, input: false },
  disabledAt: { type: "date", required: false, input: false },
  lastSeenAt: { type: "date", required: false, input: false },
} as const;

function emailOf(body: unknown): string {
  const email = (body as { email?: unknown } | undefined)?.email;
  return typeof email === "string" ? email : "";
}

function headersOf(ctx: { headers?: HeadersInit }): Headers {
  return new Headers(ctx.headers);
}

/** The configured address, and the host that this very request was sent to. */
function trustedOrigins(configured: string, request: Request | undefined): string[] {
  const host = request?.headers.get("host");
  return host ? [configured, `http://${host}`, `https://${host}`] : [configured];
}

let instance: ReturnType<typeof create> | undefined;

/** better-auth on our tables, made at first use: the environment is not there while the product is being built. */
export function auth(): ReturnType<typeof create> {
  return (instance ??= create());
}
