import { runBrowserTests } from "./browser-tests.ts";
import { runStaticChecks } from "./static-checks.ts";
import { runUnitTests } from "./unit.ts";

// npm test: everything, one after the other; all of it runs even when something fails. The last line sums up.
const steps = [
  ["Static checks", runStaticChecks],
  ["Unit and database tests", runUnitTests],
  ["Browser tests", runBrowserTests],
] as const;

let passed = 0;
let failed = 0;
for (const [name, run] of steps) {
  console.log(`\n=== ${name}`);
  const result = await run();
  passed += result.passed;
  failed += result.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
