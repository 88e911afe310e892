import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { type ModuleItem, parseSync } from "@swc/core";
import { root } from "./install.mjs";

/**
 * Holds the import rules of .dependency-cruiser.cjs. The cruiser cannot read TypeScript 7 with JSX, so it is given a
 * mirror of the sources in which each file is reduced to its imports (type-only ones included).
 */
const trees = ["console/src", "supabase", "reports/src", "e2e", "scripts"];

function sources(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|dist|\.)/.test(entry.name) ? [] : sources(path);
    return /\.(ts|tsx|mjs|json|css|svg|woff2)$/.test(entry.name) ? [path] : [];
  });
}

const reports = JSON.parse(readFileSync(join(root, "reports/package.json"), "utf8")) as {
  name: string;
  exports: Record<string, string>;
};

/** An import of our own package as the file it means: in the mirror its name would lead back to the real sources. */
function ownFile(lines: string, from: string): string {
  return lines.replaceAll(new RegExp(`"${reports.name}/([\\w-]+)"`, "g"), (text, part: string) => {
    const file = reports.exports[`./${part}`];
    return file ? `"${relative(dirname(from), join("reports", file))}"` : text;
  });
}

function importsOf(path: string, withTypes: boolean): string {
  const text = readFileSync(join(root, path), "utf8");
  const { body } = parseSync(text, { syntax: "typescript", tsx: path.endsWith(".tsx"), target: "es2022" });
  const lines = body.flatMap((item: ModuleItem) => {
    if (item.type === "ImportDeclaration") {
      const isType =
        item.typeOnly ||
        (item.specifiers.length > 0 && item.specifiers.every((one) => "isTypeOnly" in one && one.isTypeOnly));
      if (isType && !withTypes) return [];
      return isType ? `import type {} from "${item.source.value}";` : `import "${item.source.value}";`;
    }
    if (item.type === "ExportAllDeclaration") return `export * from "${item.source.value}";`;
    if (item.type === "ExportNamedDeclaration" && item.source) return `import "${item.source.value}";`;
    return [];
  });
  // The cruiser sees dynamic imports too; Vite's suffixes (?url, ?worker) are not part of the file's name.
  for (const [, name] of text.matchAll(/\bimport\(\s*["']([\w@./?-]+)["']\s*\)/g)) lines.push(`import("${name}");`);
  return ownFile(lines.join("\n").replaceAll(/\?(url|raw|worker|inline)"/g, '"'), path);
}

/** Lays out the mirror and runs the cruiser in it. */
function cruise(withTypes: boolean): number {
  const mirror = realpathSync(mkdtempSync(join(tmpdir(), "city-office-imports-")));
  try {
    for (const path of trees.flatMap(sources)) {
      mkdirSync(dirname(join(mirror, path)), { recursive: true });
      writeFileSync(join(mirror, path), /\.(ts|tsx|mjs)$/.test(path) ? `${importsOf(path, withTypes)}\n` : "");
    }
    for (const workspace of ["", "console", "supabase", "reports", "e2e"]) {
      const from = join(root, workspace);
      const to = join(mirror, workspace);
      if (!existsSync(join(from, "package.json")) || !existsSync(to)) continue;
      copyFileSync(join(from, "package.json"), join(to, "package.json"));
      if (existsSync(join(from, "node_modules"))) symlinkSync(join(from, "node_modules"), join(to, "node_modules"));
    }
    copyFileSync(join(root, ".dependency-cruiser.cjs"), join(mirror, ".dependency-cruiser.cjs"));
    const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const present = trees.filter((tree) => existsSync(join(mirror, tree)));
    const argv = [cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "err", ...present];
    const env = { ...process.env, CRUISE_RUNTIME_IMPORTS: withTypes ? "" : "1" };
    return spawnSync(process.execPath, argv, { cwd: mirror, stdio: "inherit", env }).status ?? 1;
  } finally {
    rmSync(mirror, { recursive: true, force: true });
  }
}

process.exitCode = [cruise(true), cruise(false)].every((status) => status === 0) ? 0 : 1;
