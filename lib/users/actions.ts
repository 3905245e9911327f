"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { runAction, runOpenAction } from "@/lib/auth/run-action";
import { readSession } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { acceptInvitation } from "@/lib/users/accept-invitation";
import { changeAccess } from "@/lib/users/change-access";
import { changePassword } from "@/lib/users/change-password";
import { disablePerson, enablePerson } from "@/lib/users/disable";
import { invitePerson } from "@/lib/users/invite";
import { issuePasswordLink, setPasswordByLink } from "@/lib/users/password-link";
import { revokeInvitation } from "@/lib/users/revoke-invitation";
import { saveProfile } from "@/lib/users/save-profile";
import * as schema from "@/lib/users/schema";

export async function inviteAction(input: unknown) {
  return runAction(schema.inviteSchema, input, invitePerson);
}

export async function revokeInvitationAction(input: unknown) {
  return runAction(schema.invitationIdSchema, input, revokeInvitation);
}

export async function changeAccessAction(input: unknown) {
  return runAction(schema.changeAccessSchema, input, changeAccess);
}

export async function disablePersonAction(input: unknown) {
  return runAction(schema.personSchema, input, disablePerson);
}

export async function enablePersonAction(input: unknown) {
  return runAction(schema.personSchema, input, enablePerson);
}

export async function issuePasswordLinkAction(input: unknown) {
  return runAction(schema.personSchema, input, issuePasswordLink);
}

export async function saveProfileAction(input: unknown) {
  return runAction(schema.profileSchema, input, saveProfile);
}

export async function changePasswordAction(input: unknown) {
  return runAction(schema.changePasswordSchema, input, async (actor, parsed) => {
    const session = await readSession(await headers());
    return changePassword(actor, parsed, session?.id ?? null);
  });
}

/** Accepts an invitation and signs the new person in. */
export async function acceptInvitationAction(input: unknown) {
  return runOpenAction(schema.acceptInvitationSchema, input, async (parsed) => {
    const result = await acceptInvitation(parsed);
    if (!result.ok) return result;
    const signedIn = await signIn({ email: result.email, password: parsed.password }, await headers());
    redirect(signedIn.ok ? "/overview" : "/sign-in");
  });
}

/** Sets a new password by link and signs the person in. */
export async function setPasswordByLinkAction(input: unknown) {
  return runOpenAction(schema.newPasswordSchema, input, async (parsed) => {
    const result = await setPasswordByLink(parsed);
    if (!result.ok) return result;
    const signedIn = await signIn({ email: result.email, password: parsed.password }, await headers());
    redirect(signedIn.ok ? "/overview" : "/sign-in");
  });
}
