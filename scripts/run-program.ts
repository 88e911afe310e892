import { spawn } from "node:child_process";
import { root } from "./install.mjs";

export interface ProgramResult {
  code: number;
  /** Everything it printed, where that was collected. */
  output: string;
}

/** Runs a program in the checkout with its output shown, or collected when `quiet`. */
export function runProgram(
  command: string,
  argv: readonly string[],
  options: { quiet?: boolean; cwd?: string; env?: Record<string, string | undefined> } = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(command, argv, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", options.quiet ? "pipe" : "inherit", options.quiet ? "pipe" : "inherit"],
    });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once("error", (error) => resolve({ code: 127, output: error.message }));
    child.once("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs one of our own TypeScript programs. */
export const runScript = (path: string, argv: readonly string[] = [], options: Parameters<typeof runProgram>[2] = {}) =>
  runProgram(process.execPath, ["scripts/run.mjs", path, ...argv], options);
