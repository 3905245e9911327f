import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const components = path.resolve(import.meta.dirname, "../../components");

/** Selectors without a class outside a rule that has one: they hold on every page that loads the file. */
function unscoped(css) {
  const found = [];
  const open = [];
  for (const [, text, end] of css.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/([^{};]*)([{};])/g)) {
    const selector = text.trim();
    if (end === "}") open.pop();
    if (end !== "{") continue;
    const isScoped = open.some((outer) => /^@keyframes|^[^@]*\./.test(outer));
    if (!isScoped && !selector.startsWith("@")) {
      const parts = selector.replace(/\([^)]*\)/g, "").split(",");
      found.push(...parts.filter((part) => !/[.&]/.test(part)).map((part) => part.trim()));
    }
    open.push(selector);
  }
  return found;
}

it("finds what would hold on other pages too", () => {
  expect(
    unscoped("@media (width < 767.98px) { td a::after, .row td { inset: 0; } } .row { td { top: 0; } }"),
  ).toEqual(["td a::after"]);
});

it("is in no CSS module", () => {
  const files = readdirSync(components, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".module.css"),
  );
  expect(files.length).toBeGreaterThan(50);
  const told = files.flatMap((file) =>
    unscoped(readFileSync(path.join(components, file), "utf8")).map((selector) => `${file}: ${selector}`),
  );
  expect(told).toEqual([]);
});
