import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable"];

/**
 * Finds a Chromium for the browser tests: CHROMIUM_PATH, the system's own, Playwright's; installs one when there is
 * none (apt-get where we are root on Debian, else Playwright's download).
 * @returns its path, or undefined for the one Playwright brought.
 * @throws with what to do when there is none.
 */
export function ensureBrowser(): string | undefined {
  const found = findBrowser();
  if (found) return found;
  if (hasPlaywrightBrowser()) return undefined;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("No Chromium on this machine: installing Debian's …");
    const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
    const installed = findBrowser();
    if (installed) return installed;
  }
  console.log("No Chromium on this machine: asking Playwright for its own …");
  spawnSync(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"], {
    stdio: "inherit",
    timeout: 300_000,
  });
  if (hasPlaywrightBrowser()) return undefined;
  throw new Error("There is no browser for the browser tests. Install Chromium, or set CHROMIUM_PATH to one.");
}

function findBrowser(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`);
    return given;
  }
  const folders = (process.env.PATH ?? "").split(":").concat("/usr/bin", "/usr/local/bin", "/snap/bin");
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  candidates.push(
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  );
  return candidates.find((path) => existsSync(path));
}

function hasPlaywrightBrowser(): boolean {
  const question = 'const { chromium } = require("@playwright/test"); process.stdout.write(chromium.executablePath());';
  const { stdout } = spawnSync(process.execPath, ["-e", question], { cwd: join(root, "e2e"), encoding: "utf8" });
  return Boolean(stdout) && existsSync(stdout);
}
