import { z } from "zod";
import { PATTERN_CONDITIONS } from "@/lib/engine/compile-conditions";
import { checkPattern, PATTERN_LENGTH_LIMIT } from "@/lib/engine/check-pattern";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import {
  CELL_NAMES,
  type ExampleEvent,
  type Row,
  type RowConditions,
  type RowExample,
} from "@/lib/engine/row";
import { distinctList, noteText, storableText } from "./bounded-text";
import { isIpRange } from "./ip-range";

export const MAX_ROWS = 1000;

/** A pattern as it was typed: never trimmed, for a space in a pattern means a space. */
export const patternText = storableText(PATTERN_LENGTH_LIMIT);

const cellSchema = z.strictObject({ pattern: patternText, not: z.boolean() });

/** Examples that one row may have. */
export const MAX_EXAMPLES = 20;
/** Values that one condition may list. */
export const MAX_CHOSEN = 200;

function chosenSchema(item: z.ZodType<string>) {
  return z.strictObject({ values: distinctList(item, MAX_CHOSEN), not: z.boolean() });
}

const word = (max: number) => storableText(max).trim().min(1);

/** An address or CIDR block, or the host name of an AWS service: what `sourceIPAddress` holds. */
const addressText = word(256).refine((text) => isIpRange(text) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text), {
  error: "validation.sourceAddress",
});

const hour = z.int().min(0).max(23);

export const conditionsSchema = z.strictObject({
  principal: cellSchema.optional(),
  principals: chosenSchema(word(512)).optional(),
  accounts: chosenSchema(z.string().regex(/^\d{12}$/, "validation.accountId")).optional(),
  regions: chosenSchema(word(64)).optional(),
  sourceAddresses: chosenSchema(addressText).optional(),
  errorCode: cellSchema.optional(),
  readOnly: z.boolean().optional(),
  hours: z.strictObject({ from: hour, to: hour, not: z.boolean() }).optional(),
}) satisfies z.ZodType<RowConditions>;

/** What an example keeps of an event. */
export const exampleEventSchema = z.strictObject({
  eventName: storableText(1024),
  eventSource: storableText(1024),
  userIdentityType: storableText(1024),
  failed: z.boolean(),
  accountId: storableText(12).optional(),
  region: storableText(64).optional(),
  actorKey: storableText(512).optional(),
  actorName: storableText(256).optional(),
  sourceIpAddress: storableText(256).optional(),
  errorCode: storableText(256).optional(),
  readOnly: z.boolean().nullable().optional(),
  eventTime: storableText(32).optional(),
}) satisfies z.ZodType<ExampleEvent>;

const exampleSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,64}$/),
  expect: z.enum(["match", "noMatch"]),
  event: exampleEventSchema,
}) satisfies z.ZodType<RowExample>;

/** One row of RTM-011's grid, its shape and bounds only: a draft may hold patterns that do not compile yet. */
export const rowSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,64}$/),
  enabled: z.boolean(),
  eventName: cellSchema,
  eventSource: cellSchema,
  userIdentityType: cellSchema,
  riskLevel: z.enum(RISK_LEVELS).nullable(),
  failedCalls: z.boolean(),
  note: noteText(),
  conditions: conditionsSchema.optional(),
  trial: z.strictObject({ quietDays: z.int().min(1).max(90), since: z.iso.datetime().nullable() }).optional(),
  noiseBudget: z.int().min(1).max(10_000).optional(),
  examples: z.array(exampleSchema).max(MAX_EXAMPLES).optional(),
}) satisfies z.ZodType<Row>;

/**
 * The issue for a pattern that the engine does not compile. `params` hold where (`character` counts from 1, for people)
 * and why: `reason` is the message `problem.<reason>` of the namespace `pattern`.
 */
export function patternIssue(pattern: string, path: PropertyKey[]) {
  const checked = checkPattern(pattern);
  if (checked.ok) return null;
  const { position, length, reason } = checked;
  return {
    code: "custom" as const,
    message: "validation.invalidPattern",
    path,
    input: pattern,
    params: { character: position + 1, position, length, reason },
  };
}

/** A whole grid that can go live: ids are unique and every pattern of an enabled row compiles. */
export const rowsSchema = z
  .array(rowSchema)
  .max(MAX_ROWS)
  .superRefine((rows, context) => {
    const ids = new Set<string>();
    rows.forEach((row, index) => {
      if (ids.has(row.id)) {
        context.addIssue({ code: "custom", message: "validation.duplicate", path: [index, "id"] });
      }
      ids.add(row.id);
      if (!row.enabled) return;
      for (const cell of CELL_NAMES) {
        const issue = patternIssue(row[cell].pattern, [index, cell, "pattern"]);
        if (issue) context.addIssue(issue);
      }
      for (const name of PATTERN_CONDITIONS) {
        const cell = row.conditions?.[name];
        const issue = cell && patternIssue(cell.pattern, [index, "conditions", name, "pattern"]);
        if (issue) context.addIssue(issue);
      }
    });
  });
