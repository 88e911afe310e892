import { runUnitTests } from "./unit.ts";

// npm run test:unit -- [vitest arguments]
const { passed, failed } = await runUnitTests(process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
