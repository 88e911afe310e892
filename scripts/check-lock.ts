import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

/**
 * npm leaves packages for other systems out of the lock file when it cannot find them, and then refuses to install on
 * a fresh clone; and addresses in it would tie the project to one registry. Both are seen here before anyone else does.
 */
interface Entry {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, Entry>;
};

/** Looks where Node would: beside the package, then in the folders above it. */
function isLocked(name: string, from: string): boolean {
  for (let place = from; ; place = place.slice(0, Math.max(place.lastIndexOf("/node_modules/"), 0))) {
    if (packages[`${place ? `${place}/` : ""}node_modules/${name}`]) return true;
    if (place === "") return false;
  }
}

const problems = Object.entries(packages).flatMap(([path, entry]) => [
  ...(entry.resolved?.includes("://") ? [`${path} names the address it came from`] : []),
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !isLocked(name, path))
    .map((name) => `${path} may need ${name}, which is not in package-lock.json`),
]);
for (const problem of problems) console.log(problem);
console.log(
  problems.length === 0
    ? "package-lock.json is complete."
    : "Make it anew: delete node_modules and package-lock.json, npm install.",
);
process.exitCode = problems.length === 0 ? 0 : 1;
