/** Locales that know a zone by the letters its people use: "JST" is only said in ja, "AEST" only in en-AU. */
const NAMING = ["en-US", "ja-JP", "en-GB", "en-AU", "en-IN", "en-NZ", "en-ZA"];

/** The short name of a time zone at a moment ("JST", "BST", "PST"), or its offset ("UTC+9") where it has none. */
export function timeZoneName(timeZone: string, at: Date = new Date()): string {
  for (const locale of NAMING) {
    const name = zonePart(locale, timeZone, at);
    if (name && !/^(GMT|UTC)[+-−]/.test(name) && !/\d/.test(name)) return name;
  }
  return (zonePart("en-GB", timeZone, at) ?? timeZone).replace("GMT", "UTC");
}

function zonePart(locale: string, timeZone: string, at: Date): string | undefined {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeZoneName: "short",
    hour: "numeric",
  }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value;
}
