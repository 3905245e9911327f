// The house's rooms and what each may import: the law of docs/architecture.md as data. Paths are relative to the root,
// without extension. A `*` stands for one folder or file name, `**` for any way down.

/**
 * Which room a file is in: the first that fits. `may` lists what of ours it may import besides its own files;
 * `types` what it may import types from, which cost nothing when it runs. `packages` and `builtins` limit npm
 * packages and Node's own modules; left out, any will do.
 */
export const rooms = [
  { room: "lib/engine/**", may: [], packages: [], builtins: false },
  { room: "lib/catalogue/**", may: ["lib/engine/**"], packages: ["zod", "ipaddr.js"], builtins: false },
  {
    room: "lib/*/schema",
    may: ["lib/*/schema", "lib/auth/password-policy", "lib/engine/**", "lib/catalogue/**"],
    packages: ["zod"],
    builtins: false,
  },
  {
    room: "lib/exchange/**",
    may: ["lib/engine/**", "lib/catalogue/**"],
    packages: ["zod", "yaml"],
    builtins: false,
  },
  { room: "lib/db/**", may: ["lib/env", "lib/errors"], types: ["lib/engine/**"] },
  { room: "lib/env", may: [] },
  { room: "lib/errors", may: [] },
  { room: "lib/log", may: ["lib/env"] },
  { room: "lib/*/actions", may: ["lib/**"] },
  { room: "lib/**", may: ["lib/**"], mayNot: ["lib/*/actions"] },
  { room: "components/ui/**", may: [], builtins: false },
  {
    room: "components/record/**",
    may: ["components/ui/**", "lib/engine/**", "lib/catalogue/**"],
    builtins: false,
  },
  {
    room: "components/*/**",
    may: [
      "components/ui/**",
      "components/record/**",
      "components/shell/**",
      "lib/*/actions",
      "lib/*/schema",
      "lib/engine/**",
      "lib/catalogue/**",
      "lib/exchange/**",
    ],
    types: ["lib/*/queries", "lib/auth/actor"],
    builtins: false,
  },
  { room: "app/api/**", may: ["lib/**"], mayNot: ["lib/*/actions"] },
  {
    room: "app/**",
    may: [
      "components/**",
      "lib/*/queries",
      "lib/*/schema",
      "lib/auth/**",
      "lib/i18n/**",
      "lib/engine/**",
      "lib/catalogue/**",
    ],
  },
  { room: "worker/**", may: ["lib/**"], mayNot: ["lib/*/actions"] },
  { room: "bench/**", may: ["lib/**", "scripts/**"] },
  { room: "e2e/**", may: ["lib/**", "scripts/**"] },
  { room: "scripts/**", may: ["lib/**"] },
  { room: "prisma/**", may: ["lib/**"] },
  { room: "*", may: ["lib/**", "scripts/**"] },
];

/** Rooms whose files may all see each other; every other room is one folder under its first name. */
const ownFolder = (file) =>
  file
    .split("/")
    .slice(0, /^(lib|components)\//.test(file) ? 2 : 1)
    .join("/");

/** Tests see what their file sees, and with it any package, Node, and whatever of lib prepares their data. */
const isTest = (file) => /\.test$/.test(file);

/**
 * Why `from` may not import `target` (a path from the root without extension), or null when it may.
 * `onlyTypes` says that the import vanishes when compiled.
 */
export function refuseOwn(from, target, onlyTypes) {
  const room = roomOf(from);
  const fits = (patterns = []) => patterns.some((pattern) => matches(pattern, target));
  if (ownFolder(from) === ownFolder(target) && !fits(room.mayNot))
    return isStrictFile(from, room) && !fits(room.may) ? sentence(room) : null;
  if (isTest(from) && from.startsWith("lib/") && !isPure(room) && matches("lib/**", target)) return null;
  if (target.startsWith("messages/") && (isTest(from) || !isPure(room))) return null;
  if (fits(room.may) && !fits(room.mayNot)) return null;
  if (onlyTypes && fits(room.types)) return null;
  return sentence(room);
}

/** Why `from` may not import the npm package or Node module `name`, or null when it may. */
export function refuseForeign(from, name, onlyTypes) {
  const room = roomOf(from);
  if (isTest(from) || onlyTypes) return null;
  if (name.startsWith("node:"))
    return room.builtins === false ? `${room.room} runs in the browser too: no Node modules` : null;
  const packageName = name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
  if (!room.packages || room.packages.includes(packageName)) return null;
  return room.packages.length > 0
    ? `${room.room} may import these packages only: ${room.packages.join(", ")}`
    : `${room.room} may import no package at all`;
}

function isPure(room) {
  return room.room === "lib/engine/**" || room.room === "lib/catalogue/**";
}

/** A schema is shared with the browser although its neighbours are not. */
function isStrictFile(file, room) {
  return room.room === "lib/*/schema" && ownFolder(file) !== "lib/catalogue";
}

function sentence(room) {
  const allowed = [...room.may, ...(room.types ?? []).map((pattern) => `types of ${pattern}`)];
  const except = room.mayNot ? `, but not ${room.mayNot.join(", ")}` : "";
  return `${room.room} may import of ours: ${allowed.join(", ") || "nothing"}${except}`;
}

function roomOf(file) {
  const tested = file.replace(/(\.db)?\.test$/, "");
  return rooms.find(({ room }) => matches(room, tested)) ?? rooms.at(-1);
}

const compiled = new Map();

function matches(pattern, file) {
  if (!compiled.has(pattern)) {
    const source = pattern
      .replace(/[.]/g, "\\.")
      .replace(/\*\*/g, "\u0000")
      .replace(/\*/g, "[^/]+")
      .replace(/\u0000/g, ".+");
    compiled.set(pattern, new RegExp(`^${source}$`));
  }
  return compiled.get(pattern).test(file);
}
