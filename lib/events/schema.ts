import { z } from "zod";

/** How far back the search looks; a chosen time is at most MOST_DAYS long. */
export const EVENT_RANGES = ["24h", "7d", "30d", "custom"] as const;
export type EventRange = (typeof EVENT_RANGES)[number];
export const MOST_DAYS = 31;

const word = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((value) => !value.includes("\u0000") && value.isWellFormed())
  .optional()
  .catch(undefined);
const day = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}$/)
  .refine((value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)))
  .optional()
  .catch(undefined);
const place = z
  .string()
  .regex(/^\d{1,15}\.\d{1,18}$/)
  .transform((text) => {
    const [time, id] = text.split(".") as [string, string];
    return { eventTime: new Date(Number(time)), id: BigInt(id) };
  })
  .optional()
  .catch(undefined);

/** The search of the events page as it stands in its address. What does not fit is as if it were not there. */
export const eventSearchSchema = z.object({
  /** Part of the event name, actor, target or error code, the beginning of an address, or a whole eventID. */
  q: word,
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .catch(undefined),
  /** The beginning of the event name, in any case. */
  event: word,
  /** eventSource, whole. */
  service: word,
  /** The actor's name, whole. */
  actor: word,
  region: word,
  result: z.enum(["ok", "failed"]).optional().catch(undefined),
  access: z.enum(["read", "write"]).optional().catch(undefined),
  range: z.enum(EVENT_RANGES).catch("24h"),
  /** With range custom: first and last day, in the reader's zone. */
  from: day,
  to: day,
  /** Where the page begins: the events older, or newer, than this one. */
  after: place,
  before: place,
  /** The event that is open at the side. */
  open: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});
export type EventSearch = z.output<typeof eventSearchSchema>;

/** A place in the list as `after` and `before` read it. */
export function eventPlace(at: { eventTime: Date; id: bigint }): string {
  return `${at.eventTime.getTime()}.${at.id}`;
}
