import { expect, test } from "vitest";
import { clearBit, countBits, createBits, hasBit, isWithin, listBits, setBit, without } from "./bit-set";

function bitsOf(...numbers: number[]) {
  const bits = createBits(100);
  for (const number of numbers) setBit(bits, number);
  return bits;
}

test("a set has what was put in and nothing else, across words and at their edges", () => {
  const numbers = [0, 1, 31, 32, 63, 64, 99];
  const bits = bitsOf(...numbers);
  expect(Array.from({ length: 100 }, (_, at) => at).filter((at) => hasBit(bits, at))).toEqual(numbers);
  expect(listBits(bits)).toEqual(numbers);
  expect(listBits(bits, 3)).toEqual([0, 1, 31]);
  expect(listBits(bits, 4)).toEqual([0, 1, 31, 32]);
  expect(listBits(bits, 0)).toEqual([]);
  expect(countBits(bits)).toBe(7);
  expect(countBits(createBits(100))).toBe(0);
  clearBit(bits, 31);
  clearBit(bits, 2);
  expect(listBits(bits)).toEqual([0, 1, 32, 63, 64, 99]);
});

test("sets are compared and taken from each other", () => {
  expect(isWithin(bitsOf(31, 64), bitsOf(31, 63, 64))).toBe(true);
  expect(isWithin(bitsOf(31, 65), bitsOf(31, 63, 64))).toBe(false);
  expect(listBits(without(bitsOf(1, 31, 32), bitsOf(31, 99)))).toEqual([1, 32]);
});
