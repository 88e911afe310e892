import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, startedAt } from "./processes.ts";

/**
 * Takes the data folder for this process. A lock left by a killed process is taken over.
 * @throws when another live process holds it.
 * @returns a function that gives the folder back.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, "lock.json");
  const mine = JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid) });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = readHolder(file);
      if (holder && isAlive(holder.pid) && startedAt(holder.pid) === holder.startedAt) {
        throw new Error(
          `The data folder ${folder} is in use by the copy running as process ${holder.pid}. ` +
            "Stop that one, or give this one a folder of its own with --data DIR.",
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new Error(`Could not lock the data folder ${folder}.`);
}

function readHolder(file: string): { pid: number; startedAt: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
