import { cache } from "react";
import { db } from "@/lib/db/client";
import { ceilingsSchema, DEFAULT_CEILINGS, type SuppressionCeilings } from "@/lib/organisation/schema";

export interface OrganisationRow {
  name: string;
  language: "en" | "ja";
  timeZone: string;
  suppressionCeilings: SuppressionCeilings;
  /** Rows of RTM-011 with an example that fails cannot be published. */
  examplesGate: boolean;
  /** Events gained and lost above which publishing RTM-011's rows needs a second person; null: never. */
  reviewRadius: number | null;
  /** When the sample organisation was loaded; null where it is not there. */
  sampleLoadedAt: Date | null;
}

/**
 * The installation's owner, or null before set-up. Needs no actor: its name, language and zone are on the sign-in
 * screen too. Read once per request.
 */
export const getOrganisation = cache(async (): Promise<OrganisationRow | null> => {
  const row = await db.organisation.findUnique({
    where: { id: 1 },
    select: {
      name: true,
      language: true,
      timeZone: true,
      suppressionCeilings: true,
      examplesGate: true,
      reviewRadius: true,
      sampleLoadedAt: true,
    },
  });
  if (!row) return null;
  const ceilings = ceilingsSchema.safeParse(row.suppressionCeilings);
  return {
    ...row,
    language: row.language === "ja" ? "ja" : "en",
    suppressionCeilings: ceilings.success ? ceilings.data : DEFAULT_CEILINGS,
  };
});

/** The form's state as text: what a save is checked against (lib/organisation/save.ts). */
export function organisationAsRead(row: Omit<OrganisationRow, "sampleLoadedAt">): string {
  const { name, language, timeZone, suppressionCeilings, examplesGate, reviewRadius } = row;
  const ceilings = Object.entries(suppressionCeilings).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, language, timeZone, ceilings, examplesGate, reviewRadius]);
}
