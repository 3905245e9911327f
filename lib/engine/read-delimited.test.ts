import { describe, expect, test } from "vitest";
import { readDelimited } from "./read-delimited";

const read = (text: string, delimiter = ",") => readDelimited(text, delimiter, 100);

describe("delimited text", () => {
  test.each([
    [
      "cells as they are",
      " a ,b\t, \n,",
      [
        [" a ", "b\t", " "],
        ["", ""],
      ],
    ],
    ["every kind of line end", "a\r\nb\rc\nd", [["a"], ["b"], ["c"], ["d"]]],
    ["blank and uneven lines", "a,b\n\nc", [["a", "b"], [""], ["c"]]],
    ["a last line end", "a\n", [["a"], [""]]],
    ["nothing", "", [[""]]],
    ["quoted cells", '"a,b","c\nd"\n"e"', [["a,b", "c\nd"], ["e"]]],
    ["quotes in quotes", '"a ""b""","""",""', [['a "b"', '"', ""]]],
    ["quoted cells before each line end", '"a"\r\n"b"\r"c"\n', [["a"], ["b"], ["c"], [""]]],
    ["spaces before a quote", 'a,  "b,c"', [["a", "b,c"]]],
    ["a quote that closes before its cell ends", '"Create" "Delete",x', [['"Create" "Delete"', "x"]]],
    ["a quote that never closes", '"a,b\nc', [['"a', "b"], ["c"]]],
    ["a quote in a cell", 'a"b",c', [['a"b"', "c"]]],
  ])("%s", (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });

  test("by tabs keeps the spaces before a quote, which is text then", () => {
    expect(read('"a\tb"\tc', "\t")).toEqual([["a\tb", "c"]]);
    expect(read(' "a\tb"', "\t")).toEqual([[' "a', 'b"']]);
  });

  test("is read up to the most lines", () => {
    expect(readDelimited("a\nb\nc", ",", 2)).toEqual([["a"], ["b"]]);
    expect(readDelimited("a\nb", ",", 2)).toEqual([["a"], ["b"]]);
  });
});
