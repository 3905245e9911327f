"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { runOpenAction } from "@/lib/auth/run-action";
import { safeNext, signInSchema } from "@/lib/auth/schema";
import { signIn, signOut } from "@/lib/auth/sign-in";

/** Signs in and leads to the page that was asked for. */
export async function signInAction(input: unknown) {
  return runOpenAction(signInSchema, input, async ({ email, password, next }) => {
    const result = await signIn({ email, password }, await headers());
    if (result.ok) redirect(safeNext(next));
    return result;
  });
}

/** Signs out and leads to the sign-in screen. */
export async function signOutAction(): Promise<void> {
  await signOut(await headers());
  redirect("/sign-in");
}
