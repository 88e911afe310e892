// npm start, npm test, …: installs what is missing, then runs the TypeScript program named first in this very process,
// so that Ctrl-C and signals reach it without a middleman.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkNode, installPackages, root } from "./install.mjs";

const [program = "", ...rest] = process.argv.slice(2);
checkNode();
installPackages();

// npm passes a signal to its shell, which dies of it without telling us: notice that our parent is gone.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 300);
  watch.unref();
}

// Not a static import: at that time the package may not be there yet.
const { register } = await import("tsx/esm/api");
register();
process.argv.splice(1, process.argv.length, join(root, program), ...rest);
await import(pathToFileURL(join(root, program)).href);
