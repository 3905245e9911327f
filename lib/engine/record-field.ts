/** A parsed JSON object of unknown content. Read it with the functions below only: they see own properties alone. */
export type JsonObject = Record<string, unknown>;

/** True for objects that are not arrays; `null` is not one. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own property `key`; undefined where `value` is no object or only inherits it (`__proto__`, `constructor`). */
export function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The own property `key` where it is text, else "". */
export function textOf(value: unknown, key: string): string {
  const found = fieldOf(value, key);
  return typeof found === "string" ? found : "";
}

/** Follows own properties; undefined as soon as one is missing. */
export function fieldAt(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const key of path) found = fieldOf(found, key);
  return found;
}

/** Like `fieldAt`, "" where what is found is not text. */
export function textAt(value: unknown, ...path: string[]): string {
  const found = fieldAt(value, ...path);
  return typeof found === "string" ? found : "";
}

/** The own property `key` where it is an array, else an empty one. */
export function listOf(value: unknown, key: string): unknown[] {
  const found = fieldOf(value, key);
  return Array.isArray(found) ? found : [];
}
