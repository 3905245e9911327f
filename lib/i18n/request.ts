import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { getActor } from "@/lib/auth/require-actor";
import { log } from "@/lib/log";
import { acceptedLanguage, isLanguage, isTimeZone, LANGUAGE_COOKIE, TIME_ZONE_COOKIE } from "./language";
import { loadMessages } from "./messages";

/** Language and time zone of a request: the signed-in person's, else the cookie's, else what the browser asks for. */
export default getRequestConfig(async () => {
  const [actor, jar, head] = await Promise.all([knownActor(), cookies(), headers()]);
  const chosen = jar.get(LANGUAGE_COOKIE)?.value;
  const zone = actor?.timeZone ?? jar.get(TIME_ZONE_COOKIE)?.value ?? "UTC";
  const locale =
    actor?.language ?? (isLanguage(chosen) ? chosen : acceptedLanguage(head.get("accept-language")));
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: isTimeZone(zone) ? zone : "UTC",
    now: new Date(),
  };
});

/** An error page needs its words most when the database does not answer: who is asking may then stay unknown. */
async function knownActor() {
  try {
    return await getActor();
  } catch (error) {
    log.warn({ err: error }, "language chosen without knowing the person");
    return null;
  }
}
