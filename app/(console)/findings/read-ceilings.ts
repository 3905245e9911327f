import { getOrganisation } from "@/lib/organisation/queries";
import { DEFAULT_CEILINGS } from "@/lib/organisation/schema";

/** The organisation's ceilings for suppressions, as the dialog needs them. */
export async function readCeilings() {
  return (await getOrganisation())?.suppressionCeilings ?? DEFAULT_CEILINGS;
}
