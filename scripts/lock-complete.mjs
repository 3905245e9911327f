// Is package-lock.json whole? npm writes a lock without a word when it could not find a package's build for some
// platform, and `npm ci` then fails, or works here and not on the next machine.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The optional packages that a package in the lock asks for and the lock does not have, a sentence each. */
export function missingFromLock(packages) {
  const missing = [];
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isWithinReach(packages, place, name))
        missing.push(`${place || "package.json"} wants ${name}@${range}`);
    }
  }
  return missing;
}

/** Node looks for a package beside its user's own packages, then in each folder above. */
function isWithinReach(packages, place, name) {
  for (
    let folder = place;
    folder !== "";
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))
  ) {
    if (packages[`${folder}/node_modules/${name}`]) return true;
  }
  return Boolean(packages[`node_modules/${name}`]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.resolve(path.dirname(process.argv[1]), "../package-lock.json");
  const missing = missingFromLock(JSON.parse(fs.readFileSync(file, "utf8")).packages);
  for (const sentence of missing) console.error(`${sentence}, which is not in package-lock.json.`);
  process.exitCode = missing.length > 0 ? 1 : 0;
}
