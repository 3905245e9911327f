import path from "node:path";

const vague = new Set(["utils", "util", "helpers", "helper", "common", "types", "hooks", "misc", "shared"]);

/** Lint rule: a file is named after its idea, in kebab-case; no barrels and no drawers for everything. */
export const fileNames = {
  meta: { type: "problem", schema: [] },
  create(context) {
    return {
      Program(node) {
        const reason = refuseName(path.relative(context.cwd, context.filename).split(path.sep).join("/"));
        if (reason) context.report({ node, loc: { line: 1, column: 0 }, message: reason });
      },
    };
  },
};

/** What is wrong with the name of a file (path from the root), or null. */
export function refuseName(file) {
  const names = file.split("/");
  const stem = names.at(-1).split(".")[0];
  if (stem === "index") return "No barrels: a thing lives in the file named after its idea.";
  const drawer = [...names.slice(0, -1), stem].find((name) => vague.has(name));
  if (drawer) return `“${drawer}” says nothing: name the folder or file after its idea.`;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(stem)) return "File names are in kebab-case.";
  return null;
}
