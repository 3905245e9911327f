/** A set of small numbers, one bit each: what of many thousand names a pattern finds. */
export type BitSet = Uint32Array;

/** An empty set for numbers below `size`. */
export function createBits(size: number): BitSet {
  return new Uint32Array((size + 31) >> 5);
}

export function setBit(bits: BitSet, at: number): void {
  bits[at >> 5]! |= 1 << (at & 31);
}

export function clearBit(bits: BitSet, at: number): void {
  bits[at >> 5]! &= ~(1 << (at & 31));
}

export function hasBit(bits: BitSet, at: number): boolean {
  return (bits[at >> 5]! & (1 << (at & 31))) !== 0;
}

export function countBits(bits: BitSet): number {
  let count = 0;
  for (let word of bits) {
    for (; word !== 0; word &= word - 1) count += 1;
  }
  return count;
}

/** True where every number of `bits` is in `others` too. */
export function isWithin(bits: BitSet, others: BitSet): boolean {
  for (let at = 0; at < bits.length; at += 1) {
    if ((bits[at]! & ~others[at]!) !== 0) return false;
  }
  return true;
}

/** What is in `bits` and not in `others`. */
export function without(bits: BitSet, others: BitSet): BitSet {
  return bits.map((word, at) => word & ~others[at]!);
}

/** The numbers in the set, ascending, at most `limit`. */
export function listBits(bits: BitSet, limit = Infinity): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < bits.length; at += 1) {
    for (let word = bits[at]!; word !== 0; word &= word - 1) {
      if (numbers.length >= limit) return numbers;
      numbers.push(at * 32 + (31 - Math.clz32(word & -word)));
    }
  }
  return numbers;
}
