/** The languages of the console; the first is the one for who asks for neither. */
export const LANGUAGES = ["en", "ja"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Cookies that remember a choice before anybody has signed in. */
export const LANGUAGE_COOKIE = "kanaria-language";
export const TIME_ZONE_COOKIE = "kanaria-time-zone";

/** True for a language of the console. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/**
 * The language of an Accept-Language header (RFC 9110, 12.5.4): of those we speak the one with the highest weight,
 * the earlier one among equals; English where there is none.
 */
export function acceptedLanguage(header: string | null): Language {
  const wishes = (header ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().split(";");
    const weight = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
    return { language: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const spoken = wishes.filter((wish) => isLanguage(wish.language) && wish.weight > 0);
  spoken.sort((a, b) => b.weight - a.weight);
  const first = spoken[0]?.language;
  return isLanguage(first) ? first : LANGUAGES[0];
}

/** True for a time zone that this runtime's Intl knows ("Asia/Tokyo", "UTC"). */
export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
