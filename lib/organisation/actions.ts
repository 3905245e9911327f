"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { runAction, runOpenAction } from "@/lib/auth/run-action";
import { signIn } from "@/lib/auth/sign-in";
import { saveOrganisation } from "@/lib/organisation/save";
import { organisationSchema, setUpSchema } from "@/lib/organisation/schema";
import { setUpOrganisation } from "@/lib/organisation/set-up";

/** First run: creates the organisation, signs its administrator in, goes on with the second step. */
export async function setUpAction(input: unknown) {
  return runOpenAction(setUpSchema, input, async (parsed) => {
    const result = await setUpOrganisation(parsed);
    if (!result.ok) return result;
    const signedIn = await signIn({ email: parsed.email, password: parsed.password }, await headers());
    redirect(signedIn.ok ? "/set-up/start" : "/sign-in");
  });
}

/** Saves the organisation's page. */
export async function saveOrganisationAction(input: unknown) {
  return runAction(organisationSchema, input, saveOrganisation);
}
