import type { CountedEvents } from "@/lib/engine/consequence";

const FIRST_SIZE = 1024;

/** Counted events to which entries can be added. */
export function createCounted() {
  const counted: CountedEvents = {
    size: 0,
    combination: new Uint32Array(FIRST_SIZE),
    day: new Uint16Array(FIRST_SIZE),
    account: new Uint32Array(FIRST_SIZE),
    count: new Float64Array(FIRST_SIZE),
  };
  return {
    counted,
    addEntry(combination: number, day: number, account: number, count: number): number {
      const entry = counted.size;
      if (entry === counted.combination.length) {
        counted.combination = grow(counted.combination);
        counted.day = grow(counted.day);
        counted.account = grow(counted.account);
        counted.count = grow(counted.count);
      }
      counted.combination[entry] = combination;
      counted.day[entry] = day;
      counted.account[entry] = account;
      counted.count[entry] = count;
      counted.size += 1;
      return entry;
    },
  };
}

/** A copy of twice the length. */
export function grow<A extends Uint16Array | Uint32Array | Float64Array>(array: A): A {
  const larger = new (array.constructor as new (length: number) => A)(array.length * 2);
  larger.set(array);
  return larger;
}
