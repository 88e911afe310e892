import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** What the console's bundle is made of; anything else may change without a new build. */
const inputs = [
  "console/src",
  "console/public",
  "console/index.html",
  "console/public.html",
  "console/package.json",
  "console/vite.config.ts",
  "reports/src",
  "reports/package.json",
  "supabase/types",
  "package-lock.json",
];

/** A fingerprint of everything the console is built from. */
export function consoleFingerprint(root: string): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) add(join(path, entry));
    } else {
      hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
    }
  };
  for (const input of inputs) add(join(root, input));
  return hash.digest("hex");
}

/**
 * Builds the console when its sources changed since the last build. The bundle is made beside the old one and swapped
 * in whole, so that a copy that is serving never sees half of it.
 * @returns whether a build was made.
 */
export async function buildConsole(root: string, log: (line: string) => void, signal?: AbortSignal): Promise<boolean> {
  const folder = join(root, "console");
  const dist = join(folder, "dist");
  const stamp = join(dist, ".fingerprint");
  const fingerprint = consoleFingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return false;
  // On the same disk as the target, so that it can be swapped in by renaming.
  const staging = join(root, `node_modules/.cache/console-${process.pid}`);
  const old = `${staging}-old`;
  try {
    mkdirSync(dirname(staging), { recursive: true });
    await run(root, folder, ["build", "--outDir", staging, "--emptyOutDir", "--logLevel", "warn"], log, signal);
    writeFileSync(join(staging, ".fingerprint"), fingerprint);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(staging, dist);
  } finally {
    rmSync(old, { recursive: true, force: true });
    rmSync(staging, { recursive: true, force: true });
  }
  return true;
}

function run(
  root: string,
  folder: string,
  argv: string[],
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const vite = join(
    createRequire(join(root, "console", "package.json")).resolve("vite/package.json"),
    "..",
    "bin",
    "vite.js",
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, ...argv], {
      cwd: folder,
      signal,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0) return reject(new Error(`The console could not be built:\n${output}`));
      for (const line of output.split("\n")) if (line.trim()) log(line);
      resolve();
    });
  });
}
