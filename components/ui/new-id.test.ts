import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { newId } from "./new-id";

afterEach(() => vi.unstubAllGlobals());

test("ids are random UUIDs, also where the browser makes none", () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const ids = Array.from({ length: 500 }, newId);
  expect(ids.every((id) => z.uuidv4().safeParse(id).success)).toBe(true);
  expect(new Set(ids).size).toBe(500);
});
