// What is made from the sources and not kept in the repository: the database client and the web application.
import fs from "node:fs";
import path from "node:path";
import { hashFiles, root, tools } from "./checkout.mjs";
import { step } from "./progress.mjs";
import { Refusal } from "./refusal.mjs";
import { runTool } from "./run-tool.mjs";

const lockedVersions = "package-lock.json";
const webSources = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "tsconfig.json",
];

/** Generates the database client unless it is that of the present schema. */
export async function ensureDatabaseClient() {
  const folder = "lib/db/generated";
  await ensureMade(path.join(folder, "made-from"), hashFiles(["prisma/schema.prisma", lockedVersions]), () =>
    runQuietly("Generating the database client", tools.prisma, ["generate"]),
  );
}

/** Builds the web application into a folder unless that holds a build of the present sources. */
export async function ensureWebBuild({ folder = ".next", environment = {} } = {}) {
  const isSource = (file) => !file.startsWith("lib/db/generated") && !/\.test\.tsx?$/.test(file);
  const sources = hashFiles([...webSources, "prisma/schema.prisma", lockedVersions], isSource);
  await ensureMade(path.join(folder, "made-from"), `${sources} ${process.versions.node.split(".")[0]}`, () =>
    runQuietly("Building the web application (the first time takes a minute)", tools.next, ["build"], {
      NODE_ENV: "production",
      NEXT_DIST_DIR: folder,
      ...environment,
    }),
  );
}

/** The note of what something was made from is written last: an interrupted making is begun again. */
async function ensureMade(note, sources, make) {
  const file = path.join(root, note);
  if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === sources) return;
  fs.rmSync(file, { force: true });
  await make();
  fs.writeFileSync(file, sources);
}

/** What a tool prints matters only when it fails. */
async function runQuietly(what, script, args, environment = {}) {
  const { code, wasStopped, output } = await step(what, () =>
    runTool(script, args, { environment, capture: true }),
  );
  if (code === 0) return;
  if (!wasStopped) console.error(output.trim());
  throw new Refusal(`${what.replace(/ \(.*/, "")} failed: see above.`);
}
