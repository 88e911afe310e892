import { expect, test } from "vitest";
import { isMissingPart } from "./error-boundary";

test.each([
  ["Failed to fetch dynamically imported module: https://x/assets/board-page-abc.js", true], // Chromium
  ["error loading dynamically imported module: https://x/assets/board-page-abc.js", true], // Firefox
  ["Importing a module script failed.", true], // Safari
  ["Unable to preload CSS for /assets/board-abc.css", true], // Vite
  ["Cannot read properties of undefined (reading 'map')", false],
  ["URI malformed", false],
])("%s: a missing part of the program? %s", (message, expected) => {
  expect(isMissingPart(new TypeError(message))).toBe(expected);
});

test("what is no error at all is none", () => {
  expect(isMissingPart(undefined)).toBe(false);
  expect(isMissingPart("text")).toBe(false);
});
