import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const imported = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"/g;

/** Which folders of lib a folder's files import at run time; tests and types aside. */
function importedRooms(room) {
  const rooms = new Set();
  for (const file of fs.readdirSync(path.join(root, "lib", room), { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file) || file.startsWith("generated")) continue;
    const text = fs.readFileSync(path.join(root, "lib", room, file), "utf8");
    for (const [, specifier] of text.matchAll(imported)) {
      const target = /^@\/lib\/([^/]+)\/(.+)$/.exec(specifier);
      // A schema is a leaf: it imports schemas only, and its circles would show at once.
      if (target && target[1] !== room && target[2] !== "schema") rooms.add(target[1]);
    }
  }
  return rooms;
}

test("the folders of lib import one another in one direction only", () => {
  const folders = fs
    .readdirSync(path.join(root, "lib"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory());
  const graph = new Map(folders.map(({ name }) => [name, importedRooms(name)]));
  const circles = [];
  const walk = (room, way) => {
    if (way.includes(room)) return circles.push([...way.slice(way.indexOf(room)), room].join(" → "));
    for (const next of graph.get(room) ?? []) walk(next, [...way, room]);
  };
  for (const room of graph.keys()) walk(room, []);
  const each = new Map(circles.map((circle) => [[...new Set(circle.split(" → "))].sort().join(), circle]));
  expect([...each.values()]).toEqual([]);
});
