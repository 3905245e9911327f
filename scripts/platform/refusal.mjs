/** A reason not to go on that the person at the keyboard can do something about: shown as one sentence. */
export class Refusal extends Error {}

/** Runs a command's main function; a refusal becomes its sentence and exit code 1, a bug keeps its stack. */
export async function runCommand(main) {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    const explanation = error instanceof Refusal ? error.message : explainSystemError(error);
    console.error(explanation ? `\n✖ ${explanation}` : error);
    process.exit(1);
  }
}

function explainSystemError(error) {
  if (error?.code === "ENOSPC")
    return `The disk is full (${error.path ?? "while writing"}). Free some space.`;
  if (error?.code === "EROFS") return `The disk is read-only (${error.path ?? "while writing"}).`;
  return null;
}
