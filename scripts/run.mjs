// npm start, npm test, …: installs what is missing, then runs the TypeScript program named first in this very process,
// so that Ctrl-C and signals reach it without a middleman.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkNode, installPackages, root } from "./install.mjs";

const [program, ...rest] = process.argv.slice(2);
checkNode();
installPackages();

const { register } = await import(pathToFileURL(createRequire(join(root, "package.json")).resolve("tsx/esm/api")).href);
register();
process.argv.splice(1, process.argv.length, join(root, program), ...rest);
await import(pathToFileURL(join(root, program)).href);
