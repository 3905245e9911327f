import { createTranslator } from "use-intl";
import { describe, expect, it, test } from "vitest";
import { readMeaning } from "@/lib/engine/pattern-meaning";
import { ADVICE_KINDS, evidenceOf, type RowAdvice } from "@/lib/engine/row-advice";
import en from "@/messages/en/pattern.json";
import ja from "@/messages/ja/pattern.json";
import { adviceText } from "./advice-text";
import { meaningText, type PatternTranslator } from "./meaning-text";

const problems: unknown[] = [];
function translator(locale: string, messages: object) {
  const onError = (error: unknown) => problems.push(error);
  return createTranslator({ locale, messages, onError }) as unknown as PatternTranslator;
}
const LANGUAGES = { en: translator("en-GB", en), ja: translator("ja", ja) };

test.each([
  ["", "any value", "任意の値"],
  [
    "^Create*",
    "starts with “Creat”, then any number of “e”",
    "「Creat」に続けて「e」の0回以上の繰り返しで始まる",
  ],
  [
    "^Run|^Terminate",
    "starts with “Run”, or starts with “Terminate”",
    "「Run」で始まる、または「Terminate」で始まる",
  ],
  [
    "^(Create|Delete|Put)",
    "starts with “Create”, “Delete” or “Put”",
    "「Create」、「Delete」、「Put」のいずれかで始まる",
  ],
  ["^(?!ec2).*$", "does not start with “ec2”", "「ec2」で始まらない"],
  ["^iam\\.amazonaws\\.com$", "is “iam.amazonaws.com”", "「iam.amazonaws.com」と一致する"],
  [
    "ec2.amazon",
    "contains “ec2”, then any one character, then “amazon”",
    "「ec2」に続けて任意の1文字に続けて「amazon」を含む",
  ],
  [
    "[Cc]reate$",
    "ends with one of the characters “C” or “c”, then “reate”",
    "「C」、「c」のうち1文字に続けて「reate」で終わる",
  ],
  [
    "^Put(?!Metric)",
    "does not start with “PutMetric”, and starts with “Put”",
    "「PutMetric」で始まらない、かつ「Put」で始まる",
  ],
  [
    "\\d{8}(v[0-3])?",
    "contains a digit 8 times, then (“v”, then one of the characters “0” to “3”) or nothing",
    "数字1文字の8回の繰り返しに続けて（「v」に続けて「0」から「3」のうち1文字）（省略可）を含む",
  ],
  ["^$|.+", "is empty, or is not empty", "空である、または空でない"],
  [
    "(?<=a)b",
    "a condition on what stands around, which cannot be put in plain words",
    "前後の文字に関する条件（言葉では表せません）",
  ],
  [
    "^(A|B|C|D|E|F|G|H)$",
    "is “A”, “B”, “C”, “D”, “E”, “F” or 2 more",
    "「A」、「B」、「C」、「D」、「E」、「F」、ほか2件のいずれかと一致する",
  ],
])("%j is told", (pattern, english, japanese) => {
  const meaning = readMeaning(pattern)!;
  expect(meaningText(meaning, LANGUAGES.en)).toBe(english);
  expect(meaningText(meaning, LANGUAGES.ja)).toBe(japanese);
});

test("a pattern cannot write messages of its own", () => {
  expect(meaningText(readMeaning("^\\{count\\}<b>")!, LANGUAGES.en)).toBe("starts with “{count}<b>”");
});

describe.each(Object.entries(LANGUAGES))("in %s", (language, t) => {
  it("every meaning has its words", () => {
    const patterns =
      "a ^$ .+ ^a$ ^a a$ ^(?!a$) ^(?!a) ^(?!.*a$) ^(?!.*a) ^(?!.*) ^(?!a$|^b) [ab] [^ab] [a-c] \\d \\D \\w \\W \\s \\S . " +
      "a.*b (a|b)c (|a)b a+ a? a{1} a{2} a{2,} a{2,3} (a)\\1 \\ba a$b a(?=b) (^a|b)(c|d$)(e|^f)(g|h$)(i|^j)(k|l$)";
    for (const pattern of patterns.split(" ")) {
      const meaning = readMeaning(pattern);
      expect(meaningText(meaning!, t), pattern).not.toMatch(/meaning\./);
    }
    expect(problems).toEqual([]);
  });

  it("every advice has its sentence, with and without evidence", () => {
    for (const kind of ADVICE_KINDS) {
      for (const total of [0, 1, 7]) {
        const names = ["PublishType", "PurgeQueue"].slice(0, total);
        const calls = { total: 100, passing: 8, types: [] };
        const advice: RowAdvice = {
          rowId: "a",
          cell: null,
          kind,
          severity: "warning",
          evidence: { ...evidenceOf(names, { suggestions: ["RunInstances"], rowId: "b", calls }), total },
          repair: null,
        };
        const text = adviceText(advice, t, { rowNumber: () => 3, language });
        expect(text).not.toMatch(/advice\.|\{|undefined|NaN/);
        if (kind === "coveredRow") expect(text).toContain("3");
        if (kind === "identityLeavesOut") expect(text).toContain("92%");
        if (kind === "strayQuantifier" && total === 7) expect(text).toContain("PublishType");
      }
    }
    expect(problems).toEqual([]);
  });
});
