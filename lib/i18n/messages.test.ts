import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { loadMessages, type MessageGroup } from "./messages";

const en = flatten(await loadMessages("en"));
const ja = flatten(await loadMessages("ja"));

describe("the two catalogues of messages", () => {
  it("have the same keys", () => {
    expect(
      [...ja.keys()].filter((key) => !en.has(key)),
      "only in Japanese",
    ).toEqual([]);
    expect(
      [...en.keys()].filter((key) => !ja.has(key)),
      "only in English",
    ).toEqual([]);
  });

  it("are ICU messages that ask for the same values", () => {
    const different = [...en].filter(([key, text]) => {
      const other = ja.get(key);
      return other !== undefined && placeholders(text).join() !== placeholders(other).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("have no text that is blank", () => {
    const blank = [...en, ...ja].filter(([, text]) => text.trim() === "");
    expect(blank.map(([key]) => key)).toEqual([]);
  });

  it("keep the Japanese typography: no ！, no full-width digits or Latin", () => {
    const wrong = [...ja].filter(([, text]) => /[！０-９Ａ-Ｚａ-ｚ]/.test(text));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

function flatten(group: MessageGroup, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(group)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** Names of the values that a text shows, sorted. A plural that only bends words (no #) may be missing in Japanese. */
function placeholders(text: string): string[] {
  const names = new Set<string>();
  const visit = (elements: MessageFormatElement[], counted?: string) => {
    for (const element of elements) {
      if (element.type === TYPE.literal) continue;
      if (element.type === TYPE.pound) {
        if (counted) names.add(counted);
      } else if (element.type === TYPE.plural) {
        Object.values(element.options).forEach((option) => visit(option.value, element.value));
      } else {
        names.add(element.value);
        if (element.type === TYPE.tag) visit(element.children, counted);
        if (element.type === TYPE.select)
          Object.values(element.options).forEach((option) => visit(option.value, counted));
      }
    }
  };
  visit(parse(text));
  return [...names].sort();
}
