import { defineConfig } from "@playwright/test";
import { launchOptions } from "./fixtures/browser.ts";

export default defineConfig({
  testDir: "flows",
  outputDir: "../test-results/e2e",
  globalSetup: "./fixtures/global-setup.ts",
  // Flows share one office: two at a time is what two cores carry, and each makes records of its own.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  // Nothing here measures speed: a slow machine must not fail a flow, a broken one fails all the same.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    // Set by global-setup, which runs before any worker reads this file.
    baseURL: process.env.E2E_BASE_URL,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: { width: 1440, height: 900 },
    actionTimeout: 60_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: launchOptions(),
  },
});
