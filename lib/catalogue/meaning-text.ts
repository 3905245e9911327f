import type { Meaning, MeaningPart } from "@/lib/engine/pattern-meaning";

/** The translator of the namespace `pattern`. */
export type PatternTranslator = (key: string, values?: Record<string, string | number>) => string;

/** So many alternatives are told, the rest counted. */
const MOST_TOLD = 6;

/**
 * A pattern's meaning as words, "starts with “Creat”, then any number of “e”". It is a predicate without a subject, for the
 * cell that stands beside it. Text of the pattern is put in as it is: plain text, hostile, never markup.
 */
export function meaningText(meaning: Meaning, t: PatternTranslator): string {
  switch (meaning.kind) {
    case "anything":
    case "empty":
    case "notEmpty":
      return t(`meaning.${meaning.kind}`);
    case "equals":
    case "startsWith":
    case "endsWith":
    case "contains":
      return t(`meaning.${meaning.kind}`, { parts: partsText(meaning.parts, t) });
    case "not":
      return notText(meaning.of, t);
    case "anyOf":
      return joined(meaning.of, t("meaning.or"), t);
    case "allOf":
      return joined(meaning.of, t("meaning.and"), t);
    case "unread":
      return t(`meaning.unread.${meaning.why}`);
  }
}

function notText(meaning: Meaning, t: PatternTranslator): string {
  switch (meaning.kind) {
    case "anything":
      return t("meaning.notAnything");
    case "equals":
      return t("meaning.notEquals", { parts: partsText(meaning.parts, t) });
    case "startsWith":
      return t("meaning.notStartsWith", { parts: partsText(meaning.parts, t) });
    case "endsWith":
      return t("meaning.notEndsWith", { parts: partsText(meaning.parts, t) });
    case "contains":
      return t("meaning.notContains", { parts: partsText(meaning.parts, t) });
    default:
      return t("meaning.notGroup", { meaning: meaningText(meaning, t) });
  }
}

function joined(meanings: Meaning[], separator: string, t: PatternTranslator): string {
  const texts = meanings.slice(0, MOST_TOLD).map((meaning) => {
    const text = meaningText(meaning, t);
    return meaning.kind === "anyOf" || meaning.kind === "allOf"
      ? t("meaning.group", { meaning: text })
      : text;
  });
  const rest = meanings.length - MOST_TOLD;
  if (rest > 0) texts.push(t("meaning.more", { count: rest }));
  return texts.join(separator);
}

function partsText(parts: MeaningPart[], t: PatternTranslator): string {
  if (parts.length === 0) return t("meaning.part.nothing");
  return parts.map((part) => partText(part, t)).join(t("meaning.then"));
}

function partText(part: MeaningPart, t: PatternTranslator): string {
  switch (part.kind) {
    case "text":
      return t("meaning.part.text", { text: part.text });
    case "anyText":
    case "anyChar":
      return t(`meaning.part.${part.kind}`);
    case "class":
      return t(`meaning.part.${part.name}`);
    case "charOf": {
      const chars = part.ranges.map(([from, to]) => {
        const one = t("meaning.part.text", { text: from });
        return from === to
          ? one
          : t("meaning.part.range", { from: one, to: t("meaning.part.text", { text: to }) });
      });
      return t(`meaning.part.${part.negated ? "notCharOf" : "charOf"}`, { chars: listed(chars, t) });
    }
    case "choice": {
      const options = part.options.map((option) => together(option, t));
      return t("meaning.part.choice", { options: listed(options, t) });
    }
    case "repeat":
      return repeatText(part, t);
  }
}

function repeatText({ parts, min, max }: MeaningPart & { kind: "repeat" }, t: PatternTranslator): string {
  const values = { parts: together(parts, t), min, max: Number.isFinite(max) ? max : 0 };
  if (max === Infinity)
    return t(`meaning.part.${min === 0 ? "anyNumber" : min === 1 ? "atLeastOne" : "atLeast"}`, values);
  if (min === 0 && max === 1) return t("meaning.part.optional", values);
  return t(`meaning.part.${min === max ? "times" : "between"}`, values);
}

/** Several parts as one thing. */
function together(parts: MeaningPart[], t: PatternTranslator): string {
  const text = partsText(parts, t);
  return parts.length > 1 ? t("meaning.part.together", { parts: text }) : text;
}

function listed(texts: string[], t: PatternTranslator): string {
  const shown = texts.slice(0, MOST_TOLD);
  if (texts.length > MOST_TOLD) shown.push(t("meaning.more", { count: texts.length - MOST_TOLD }));
  const last = shown.pop()!;
  return shown.length === 0 ? last : shown.join(t("meaning.part.comma")) + t("meaning.part.lastOf") + last;
}
