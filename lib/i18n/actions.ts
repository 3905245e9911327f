"use server";

import { cookies } from "next/headers";
import { isLanguage, LANGUAGE_COOKIE } from "@/lib/i18n/language";

/** Remembers the language of a browser in which nobody has signed in; the page on screen changes with the answer. */
export async function chooseLanguageAction(language: unknown): Promise<void> {
  if (!isLanguage(language)) return;
  const jar = await cookies();
  jar.set(LANGUAGE_COOKIE, language, {
    path: "/",
    sameSite: "lax",
    httpOnly: true,
    maxAge: 365 * 24 * 60 * 60,
  });
}
