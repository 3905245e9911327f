import { z } from "zod";
import { fitsFormat, isBlank, type TextFormat } from "./text-format";

// zod compiles object schemas with `new Function` where it may; the console's CSP forbids that and would report the
// attempt. Said here because every schema of the catalogue imports this file before it is made.
z.config({ jitless: true });

export const MAX_TEXT = 500;
export const MAX_ITEMS = 500;

/**
 * Text that PostgreSQL can store as it is: no U+0000 and no half of a surrogate pair, both of which `jsonb` refuses.
 */
export function storableText(max: number) {
  return z
    .string()
    .max(max, { abort: true })
    .refine((text) => !text.includes("\u0000") && text.isWellFormed(), { error: "validation.notStorable" });
}

/** Several lines for people (notes, reasons), trimmed; may be empty. */
export function noteText(max = MAX_TEXT) {
  return storableText(max).trim();
}

/** One trimmed line of `format`; may be empty. */
export function lineText(format: TextFormat = "plain", max = MAX_TEXT) {
  return storableText(max)
    .trim()
    .refine((text) => !/\p{Cc}/u.test(text), { error: "validation.controlCharacter" })
    .refine((text) => isBlank(text) || fitsFormat(text, format), { error: `validation.format.${format}` });
}

/** One trimmed line of `format` with at least one visible character. */
export function filledLine(format: TextFormat = "plain", max = MAX_TEXT) {
  return lineText(format, max).refine((text) => !isBlank(text), { error: "validation.blank" });
}

/** A list that says nothing twice: later repetitions are dropped, the order stays. */
export function distinctList<Item extends z.ZodType<string>>(item: Item, max = MAX_ITEMS) {
  return z
    .array(item)
    .max(max)
    .transform((items) => [...new Set(items)]);
}
