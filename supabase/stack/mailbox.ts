import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Deliver, Mail } from "./mail.ts";

/** A letter that was kept instead of sent. */
export interface KeptMail extends Mail {
  at: string;
}

const shown = 50;

/** Keeps letters in a file where no SMTP server is set, so that a person can still read them. */
export function mailbox(path: string): { deliver: Deliver; list: () => KeptMail[] } {
  return {
    deliver: async (mail) => {
      appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), ...mail })}\n`, { mode: 0o600 });
      console.log(`         Letter to ${mail.to} kept in ${path}: ${mail.subject}`);
    },
    /** The latest letters, newest first. */
    list: () => {
      if (!existsSync(path)) return [];
      const lines = readFileSync(path, "utf8").trimEnd().split("\n").slice(-shown);
      return lines.map((line) => JSON.parse(line) as KeptMail).reverse();
    },
  };
}
