/** Refusals that a person can do something about. Everything else is a bug: logged with an id and shown as that id. */
export const ERROR_CODES = [
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "invalid-input",
  "unavailable",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal with a code from the short list; the message is for logs, never for the browser. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** The only part of an error that Next hands to the browser: an error page can then say which refusal it was. */
  readonly digest: string;

  constructor(code: ErrorCode, message: string = code) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.digest = `refusal:${code}`;
  }
}

/** One thing wrong with an input: where (path of field names and indexes) and what (a message key). */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** What verbs and actions return where the outcome can be expected. */
export type Result<T extends object = object> = ({ ok: true } & T) | { ok: false; problems: Problem[] };
