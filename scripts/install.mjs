// Plain JavaScript, no dependencies: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Ends the process with a sentence when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`This program needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Whether every package of package-lock.json is there in its version. Times would mislead: git gives files the time of
 * the checkout.
 */
function isInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const wanted = readJson(join(root, "package-lock.json")).packages;
  const present = readJson(installed).packages;
  return Object.entries(wanted).every(
    ([path, { version, link, optional, devOptional }]) =>
      // Packages for other systems are locked but not installed; workspaces are links to our own folders.
      link || !path.includes("node_modules/") || optional || devOptional || present[path]?.version === version,
  );
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Installs the packages of package-lock.json when they are missing or not those. */
export function installPackages() {
  if (isInstalled()) return;
  console.log("Installing packages (npm ci); this takes about a minute the first time …");
  const result = spawnSync(npmCommand(), ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    console.error("npm ci failed; see above.");
    process.exit(result.status ?? 1);
  }
}

function npmCommand() {
  return process.platform === "win32" ? "npm.cmd" : "npm";
}
