import { describe, expect, it } from "vitest";
import { acceptedLanguage, isTimeZone } from "./language";

describe("the language of a browser that nobody has signed in with", () => {
  it.each([
    ["ja", "ja"],
    ["ja-JP,ja;q=0.9,en-US;q=0.8", "ja"],
    ["en-GB,en;q=0.9,ja;q=0.8", "en"],
    ["fr-FR,fr;q=0.9,ja;q=0.5,en;q=0.4", "ja"],
    ["en;q=0,ja;q=0.1", "ja"],
    ["de", "en"],
    ["", "en"],
    [null, "en"],
    ["ja;q=x", "ja"],
    [";;;,,,", "en"],
  ])("%s is answered in %s", (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });
});

describe("a time zone", () => {
  it("is one that Intl knows", () => {
    expect(isTimeZone("Asia/Tokyo")).toBe(true);
    expect(isTimeZone("UTC")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });
});
