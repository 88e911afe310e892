import { appendFileSync } from "node:fs";

const started = Date.now();

/** A line for the person at the terminal, with the seconds since the start. */
export function say(line: string): void {
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}

/** A log that grows in a file; a full disk must not stop the service. */
export function fileLog(path: string): (line: string) => void {
  return (line) => {
    try {
      appendFileSync(path, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // nothing better to do with a line that cannot be written
    }
  };
}
