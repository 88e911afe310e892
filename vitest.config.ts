import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";

const consoleConfig = ["console/vitest.config.ts", "console/vite.config.ts"].find((path) => existsSync(path));

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "database",
          include: ["supabase/**/*.test.ts", "scripts/**/*.test.ts"],
          globalSetup: ["supabase/tests/support/global-setup.ts"],
          pool: "forks",
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: "reports", include: ["reports/**/*.test.ts"] } },
      ...(consoleConfig
        ? [
            {
              extends: `./${consoleConfig}`,
              root: "console",
              test: { name: "console", include: ["src/**/*.test.{ts,tsx}"] },
            },
          ]
        : []),
    ],
    maxWorkers: 2,
  },
});
