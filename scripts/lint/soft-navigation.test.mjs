import { expect, test } from "vitest";
import { softNavigation } from "./soft-navigation.mjs";

const name = (of) => ({ type: "Identifier", name: of });
const member = (object, property) => ({ type: "MemberExpression", object, property: name(property) });
const text = (value) => ({ type: "Literal", value });
const location = member(name("window"), "location");

function reports(kind, node) {
  const found = [];
  softNavigation.create({ report: (problem) => found.push(problem) })[kind](node);
  return found.length;
}

const assigned = (left, right) => reports("AssignmentExpression", { left, right });
const called = (callee, ...given) => reports("CallExpression", { callee, arguments: given });

test("a path of our own handed to location is refused", () => {
  expect(assigned(member(location, "href"), text("/findings"))).toBe(1);
  expect(called(member(name("location"), "assign"), text("/findings"))).toBe(1);
  expect(
    called(member(location, "replace"), { type: "TemplateLiteral", quasis: [{ value: { raw: "/rules/" } }] }),
  ).toBe(1);
});

test("an address elsewhere, and what only looks alike, is not", () => {
  expect(assigned(member(location, "href"), text("https://example.com/"))).toBe(0);
  expect(assigned(member(location, "hash"), text("#row"))).toBe(0);
  expect(assigned(name("href"), text("/findings"))).toBe(0);
  expect(called(member(name("text"), "replace"), text("/"))).toBe(0);
  expect(called(member(location, "assign"))).toBe(0);
});
