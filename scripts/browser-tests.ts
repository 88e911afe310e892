import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.ts";
import { root } from "./install.mjs";
import { runProgram } from "./run-program.ts";

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** Browser tests, against a stack that Playwright's set-up starts in a temporary folder. */
export async function runBrowserTests(argv: readonly string[] = []): Promise<{ passed: number; failed: number }> {
  const flows = join(root, "e2e/flows");
  if (!existsSync(flows) || readdirSync(flows).length === 0) return { passed: 0, failed: 0 };
  let browser: string | undefined;
  try {
    browser = ensureBrowser();
  } catch (error) {
    console.error((error as Error).message);
    return { passed: 0, failed: 1 };
  }
  const report = join(root, "test-results", `playwright-${process.pid}.json`);
  const { code } = await runProgram(
    process.execPath,
    [join(root, "node_modules/@playwright/test/cli.js"), "test", "--reporter=list,json", ...argv],
    { cwd: join(root, "e2e"), env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, CHROMIUM_PATH: browser } },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(report, "utf8")) as PlaywrightReport;
  rmSync(report, { force: true });
  const failed = stats.unexpected + errors.length;
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && code !== 0 ? 1 : failed };
}
