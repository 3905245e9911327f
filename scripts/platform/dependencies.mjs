import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { onWindows, quietEnvironment, root } from "./checkout.mjs";
import { say, step } from "./progress.mjs";
import { Refusal } from "./refusal.mjs";
import { runTool, untilEnded } from "./run-tool.mjs";

/** Installs exactly what package-lock.json says, unless that is what node_modules already holds. */
export async function ensureDependencies() {
  const missing = firstDifference();
  if (!missing) return;
  say(`Dependencies: ${missing}`);
  await step("Installing dependencies (npm ci)", installFromLock);
}

export function areDependenciesInstalled() {
  return firstDifference() === null;
}

/**
 * npm keeps a lock of what it really installed in node_modules/.package-lock.json and writes it last, so an
 * interrupted installation never looks complete. Optional packages are left out: they differ by platform.
 */
function firstDifference() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (!installed) return "not installed yet";
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === "" || entry.optional || entry.devOptional) continue;
    if (installed[place]?.version !== entry.version) return `${place} is not at ${entry.version}`;
  }
  return null;
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), "utf8")).packages;
  } catch {
    return null;
  }
}

async function installFromLock() {
  // Scripts of packages are never run: nothing here may depend on them. Development packages are needed to build.
  const args = ["ci", "--ignore-scripts", "--include=dev", "--include=optional"];
  args.push("--no-audit", "--no-fund", "--loglevel=error");
  const npm = npmProgram();
  const { code } = npm ? await runTool(npm, args) : await untilEnded(startByName(args));
  if (code !== 0) throw new Refusal("Installing the dependencies failed: npm says above why.");
}

/** npm as a JavaScript file: the one that runs us, else the one that came with this Node.js; null when neither is. */
function npmProgram() {
  const besideNode = path.join(
    path.dirname(process.execPath),
    "..",
    "lib",
    "node_modules",
    "npm",
    "bin",
    "npm-cli.js",
  );
  return [process.env.npm_execpath, besideNode].find(
    (file) => /npm-cli\.js$/.test(file ?? "") && fs.existsSync(file),
  );
}

function startByName(args) {
  const options = {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: quietEnvironment(),
    shell: onWindows,
  };
  return spawn("npm", args, options);
}
