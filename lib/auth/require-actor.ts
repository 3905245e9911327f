import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/auth/actor";
import { readSession } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** Who is asking in this request, or null. Read once per request, always from the database. */
export const getActor = cache(async (): Promise<Actor | null> => {
  const session = await readSession(await headers());
  return session?.actor ?? null;
});

/**
 * For pages: the actor, or the way in. Without an organisation that is /set-up, else /sign-in, which leads back to
 * the page that was asked for (proxy.ts names it in `x-kanaria-path`).
 */
export async function requireActor(): Promise<Actor> {
  const actor = await getActor();
  if (actor) return actor;
  const organisation = await db.organisation.findFirst({ select: { id: true } });
  if (!organisation) redirect("/set-up");
  const path = (await headers()).get("x-kanaria-path");
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/** For server actions: throws `unauthenticated` instead of redirecting, so that what a person has typed stays. */
export async function requireActorForAction(): Promise<Actor> {
  const actor = await getActor();
  if (!actor) throw new AppError("unauthenticated");
  return actor;
}
