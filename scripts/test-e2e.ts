import { runBrowserTests } from "./browser-tests.ts";

// npm run test:e2e -- [playwright arguments]
const { passed, failed } = await runBrowserTests(process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
