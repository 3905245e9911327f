import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { measureChange } from "@/lib/preview/measure-change";
import type { MeasuredChange, SettingOutcome } from "@/lib/settings/schema";

/** So often what holds may change between measuring a change and writing it. */
const ATTEMPTS = 5;

/**
 * Runs a verb that writes a rule setting, giving it the size of its change where the organisation wants a second person
 * above one. The size is taken here, on the server, of what the verb itself says it would write, and outside its
 * transaction; a verb that meets something else than what was measured writes nothing and is measured again.
 */
export async function publish<Input>(
  verb: (actor: Actor, input: Input, measured?: MeasuredChange) => Promise<SettingOutcome>,
  actor: Actor,
  input: Input,
  now = new Date(),
): Promise<SettingOutcome> {
  let measured: MeasuredChange | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const outcome = await verb(actor, input, measured);
    if (outcome.ok || !outcome.measure) return outcome;
    const { key, question } = outcome.measure;
    measured = { key, consequence: await measureChange(question, now) };
  }
  throw new AppError("conflict");
}
