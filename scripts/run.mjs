// npm start, npm test, …: installs what is missing, then hands over to the TypeScript program named first.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkNode, installPackages, root } from "./install.mjs";

const [program, ...rest] = process.argv.slice(2);
checkNode();
installPackages();

const tsx = createRequire(join(root, "package.json")).resolve("tsx");
const child = spawn(process.execPath, ["--import", pathToFileURL(tsx).href, join(root, program), ...rest], {
  stdio: "inherit",
});
// Ctrl-C reaches the child by itself (same terminal); a signal sent to us alone must be handed on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
