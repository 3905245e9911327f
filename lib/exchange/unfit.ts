import type { Note } from "./codes";

/** Thrown where part of a file cannot be rows; what was being read is left out whole, and says what it would need. */
export class Unfit extends Error {
  constructor(
    readonly code: (Note & { kind: "left" })["code"],
    readonly what: string,
  ) {
    super(code);
  }
}
