/** A stored record as a value; null where it cannot be read, as a text nested too deep. */
export function parseRecord(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return null;
  }
}
