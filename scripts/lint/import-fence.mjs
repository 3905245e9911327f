import path from "node:path";
import { isBuiltin } from "node:module";
import { refuseForeign, refuseOwn } from "./rooms.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");

/** Lint rule: who may import what. The table is rooms.mjs; there is no list of exceptions. */
export const importFence = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const file = withoutExtension(relativeToRoot(context.filename));
    const check = (node, source, onlyTypes) => {
      if (typeof source?.value !== "string") return;
      const reason = refuse(file, source.value, onlyTypes);
      if (reason) context.report({ node: source, message: `${reason}.` });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, importsOnlyTypes(node)),
      ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === "type"),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
    };
  },
};

function importsOnlyTypes(node) {
  if (node.importKind === "type") return true;
  return node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier.importKind === "type");
}

/** Why a file (path from the root without extension) may not import what the specifier names, else null. */
export function refuse(file, specifier, onlyTypes) {
  if (specifier.startsWith("@/")) return refuseOwn(file, withoutExtension(specifier.slice(2)), onlyTypes);
  if (specifier.startsWith(".")) {
    return refuseOwn(file, withoutExtension(path.posix.join(path.posix.dirname(file), specifier)), onlyTypes);
  }
  return refuseForeign(
    file,
    isBuiltin(specifier) && !specifier.startsWith("node:") ? `node:${specifier}` : specifier,
    onlyTypes,
  );
}

function relativeToRoot(file) {
  return path.relative(root, file).split(path.sep).join("/");
}

function withoutExtension(file) {
  return file.replace(/\.(?:[cm]?[jt]sx?|css|json)$/, "");
}
