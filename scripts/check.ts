import { runStaticChecks } from "./static-checks.ts";

// npm run check: everything that can be known without running the product.
const { passed, failed } = await runStaticChecks();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
