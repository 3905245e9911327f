import { createTranslator } from "use-intl";
import { describe, expect, it } from "vitest";
import en from "@/messages/en/catalogue.json";
import ja from "@/messages/ja/catalogue.json";
import { CATEGORIES } from "./rule";
import { RULES } from "./rules";
import { STARTER_PACKS, STARTER_ROWS, STARTER_STYLES } from "./starter-rows";

type Tree = { [key: string]: string | Tree };

const LANGUAGES = { en, ja } as Record<string, Tree>;

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

describe.each(Object.keys(LANGUAGES))("the catalogue's words in %s", (language) => {
  const words = new Map(leaves(LANGUAGES[language]!));
  const says = (key: string) => expect(words.get(key), key).toMatch(/\S/);

  it.each(RULES)("describe $id", (rule) => {
    for (const part of ["title", "what", "why", "how"]) says(`rules.${rule.id}.${part}`);
    says(`services.${rule.service}`);
    says(`kinds.${rule.kind}`);
    says(`levels.${rule.level}`);
    says(`riskLevels.${rule.defaultRiskLevel}`);
    for (const definition of rule.settings) {
      for (const part of ["label", "hint", "missing"]) says(`settings.${definition.messageKey}.${part}`);
      const options =
        "options" in definition ? definition.options : "types" in definition ? definition.types : [];
      for (const option of options) says(`options.${definition.messageKey}.${option}`);
      if ("format" in definition) says(`validation.format.${definition.format}`);
    }
  });

  it("name categories, starter rows, their packs and styles", () => {
    for (const category of CATEGORIES) says(`categories.${category}`);
    for (const style of STARTER_STYLES) says(`starterStyles.${style}`);
    for (const { id } of STARTER_PACKS) says(`starterPacks.${id}`);
    for (const row of STARTER_ROWS) {
      says(`starterRows.${row.id}.note`);
      says(`starterRows.${row.id}.reason`);
      says(`volumes.${row.volume}`);
    }
  });

  it("describe no rule and no row that does not exist", () => {
    expect(Object.keys(LANGUAGES[language]!.rules!).sort()).toEqual(RULES.map((rule) => rule.id).sort());
    expect(Object.keys(LANGUAGES[language]!.starterRows!).sort()).toEqual(
      STARTER_ROWS.map((row) => row.id).sort(),
    );
  });

  it("can all be formatted", () => {
    const problems: unknown[] = [];
    const t = createTranslator({
      locale: language,
      messages: LANGUAGES[language]!,
      onError: (error) => problems.push(error),
    }) as unknown as (key: string, values: object) => string;
    const values = {
      count: 2,
      rows: "2, 5",
      total: 3,
      enabled: 1,
      max: 500,
      min: 1,
      character: 4,
      item: "x",
    };
    for (const key of words.keys()) t(key, values);
    expect(problems).toEqual([]);
  });
});

describe("both languages", () => {
  it("have the same keys", () => {
    const keys = (tree: Tree) => leaves(tree).map(([key]) => key);
    expect(keys(LANGUAGES.ja!)).toEqual(keys(LANGUAGES.en!));
  });

  it("say of every rule without an evaluator what it will do, not that it does it", () => {
    for (const rule of RULES.filter((each) => each.evaluator === "none")) {
      expect(en.rules[rule.id as keyof typeof en.rules].how, rule.id).toMatch(/^Will /);
      expect(ja.rules[rule.id as keyof typeof ja.rules].how, rule.id).toMatch(/予定です。/);
    }
  });

  it("leave the spaces between Latin and Japanese to the browser", () => {
    for (const [key, text] of leaves(LANGUAGES.ja!)) {
      expect(text, key).not.toMatch(
        /[\u3040-\u30ff\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u3040-\u30ff\u4e00-\u9fff]|！/,
      );
    }
  });
});
