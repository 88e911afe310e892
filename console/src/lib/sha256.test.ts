import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Sha256, sha256Of } from "./sha256";

const other = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("SHA-256", () => {
  // FIPS 180-4's own examples.
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("of %j", (text, sum) => {
    expect(new Sha256().update(new TextEncoder().encode(text)).hex()).toBe(sum);
  });

  test("agrees with another implementation at every length around its blocks", () => {
    for (let length = 0; length <= 260; length++) {
      const bytes = randomBytes(length);
      expect(new Sha256().update(bytes).hex()).toBe(other(bytes));
    }
  });

  test("however it is cut into parts", () => {
    const bytes = randomBytes(5000);
    for (const size of [1, 7, 63, 64, 65, 1000]) {
      const sum = new Sha256();
      for (let at = 0; at < bytes.length; at += size) sum.update(bytes.subarray(at, at + size));
      expect(sum.hex()).toBe(other(bytes));
    }
  });

  test("of a file of several parts, telling how far it is; stopped when asked", async () => {
    const bytes = randomBytes(9_000_001);
    const seen: number[] = [];
    expect(await sha256Of(new Blob([bytes]), (done) => seen.push(done))).toBe(other(bytes));
    expect(seen.at(-1)).toBe(bytes.length);
    await expect(sha256Of(new Blob([bytes]), undefined, AbortSignal.abort())).rejects.toThrow();
  });
});
