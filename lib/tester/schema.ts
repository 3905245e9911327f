import { z } from "zod";

/** How many stored events the tester may take; more would make the page's answer heavy, not the verdicts slow. */
export const RECENT_COUNTS = [1_000, 5_000, 10_000] as const;

export type RecentCount = (typeof RECENT_COUNTS)[number];

/** What the workbench's address says about the tester: `?events=recent&last=5000`. Anything unreadable is "pasted". */
export const testerAddressSchema = z
  .object({
    events: z.literal("recent").optional().catch(undefined),
    last: z.coerce
      .number()
      .transform((count) => RECENT_COUNTS.find((offered) => offered === count) ?? RECENT_COUNTS[0])
      .catch(RECENT_COUNTS[0]),
  })
  .transform(({ events, last }) => ({ recent: events === "recent" ? last : null }));
