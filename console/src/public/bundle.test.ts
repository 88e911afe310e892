import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Everything the entry reaches, step by step: files of ours and names of packages. Types are not loaded. */
function reached(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const walk = (file: string) => {
    const path = ["", ".ts", ".tsx"]
      .map((ending) => file + ending)
      .find((one) => /\.\w+$/.test(one) && existsSync(one));
    if (!path) throw new Error(`${file} is nowhere`);
    if (files.has(relative(root, path))) return;
    files.add(relative(root, path));
    if (!/\.(tsx?|css)$/.test(path)) return;
    const names = readFileSync(path, "utf8").matchAll(
      /(?:^import (?!type\b)(?:[^"';]*? from )?|^export [^"';]*? from |\bimport\(|^@import )["']([^"']+)["']/gms,
    );
    for (const [, name = ""] of names) {
      if (name.startsWith(".")) walk(resolve(dirname(path), name));
      else packages.add(name.split("/", name.startsWith("@") ? 2 : 1).join("/"));
    }
  };
  walk(resolve(root, entry));
  return { files, packages };
}

test("the citizens' pages load React, the typeface and what draws a QR code, nothing else that was not written for them", () => {
  const { files, packages } = reached("src/public/main.tsx");
  expect([...packages].sort()).toEqual(["@fontsource/be-vietnam-pro", "react", "react-dom", "uqr"]);
  const foreign = [...files].filter((file) => !file.startsWith("src/public/")).sort();
  expect(foreign).toEqual([
    "src/lib/config.ts",
    "src/lib/error-boundary.tsx",
    "src/lib/jitsi/load-jitsi.ts",
    "src/lib/jitsi/post-event.ts",
    "src/lib/jitsi/use-jitsi-room.ts",
    "src/lib/jitsi/use-room-entry.ts",
    "src/lib/normalise-text.ts",
    "src/lib/palette.ts",
    "src/locales/en/public-dossiers.json",
    "src/locales/en/public-procedures.json",
    "src/locales/en/public.json",
    "src/locales/vi/public-dossiers.json",
    "src/locales/vi/public-procedures.json",
    "src/locales/vi/public.json",
  ]);
  expect(files.size).toBeGreaterThan(25);
});

test("the walk would notice the console", () => {
  expect(reached("src/app/main.tsx").packages).toContain("antd");
});
