import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";
import { type ProgramResult, runProgram, runScript } from "./run-program.ts";

interface Check {
  name: string;
  run: () => Promise<ProgramResult>;
}

const bin = (name: string, argv: string[]) => () =>
  runProgram(join(root, "node_modules/.bin", name), argv, { quiet: true });

function checks(): Check[] {
  const projects = [".", "supabase", "console", "reports", "e2e"].filter((folder) =>
    existsSync(join(root, folder, "tsconfig.json")),
  );
  return [
    { name: "format and lint (biome)", run: bin("biome", ["ci", "--colors=off", "--max-diagnostics=40", "."]) },
    ...projects.map((project) => ({
      name: `types (tsc, ${project === "." ? "scripts" : project})`,
      run: bin("tsc", ["-p", project, "--noEmit", "--pretty", "false"]),
    })),
    { name: "unused files, exports, packages (knip)", run: bin("knip", ["--no-progress"]) },
    {
      name: "who imports whom (dependency-cruiser)",
      run: () => runScript("scripts/check-imports.ts", [], { quiet: true }),
    },
    { name: "lock file", run: () => runScript("scripts/check-lock.ts", [], { quiet: true }) },
    {
      name: "generated database types",
      run: () => runScript("supabase/types/generate.ts", ["--check"], { quiet: true }),
    },
    ...workspaceChecks(),
  ];
}

/** A workspace adds checks of its own as npm scripts named `check:…`. */
function workspaceChecks(): Check[] {
  return ["console", "reports", "supabase", "e2e"].flatMap((workspace) => {
    const file = join(root, workspace, "package.json");
    if (!existsSync(file)) return [];
    const { scripts = {} } = JSON.parse(readFileSync(file, "utf8")) as { scripts?: Record<string, string> };
    return Object.keys(scripts)
      .filter((name) => name.startsWith("check:"))
      .map((name) => ({
        name: `${workspace} ${name}`,
        run: () => runProgram("npm", ["run", "--silent", name], { cwd: join(root, workspace), quiet: true }),
      }));
  });
}

/** Runs every static check, says which failed and why. */
export async function runStaticChecks(): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  let failed = 0;
  for (const { name, run } of checks()) {
    const { code, output } = await run();
    if (code === 0) passed += 1;
    else failed += 1;
    console.log(`${code === 0 ? "ok    " : "FAILED"}  ${name}`);
    if (code !== 0) console.log(output.trimEnd().replaceAll(/^/gm, "        "));
  }
  return { passed, failed };
}
