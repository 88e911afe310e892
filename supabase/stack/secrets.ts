import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keys and passwords of one data folder; made on its first start, never in the repository. */
export interface Secrets {
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  databasePassword: string;
  superuserPassword: string;
  /** Of all demo accounts, in demo mode only: shown on the login page, typed by people. */
  demoPassword: string;
}

const token = (bytes: number) => randomBytes(bytes).toString("base64url");

/** Reads the data folder's secrets, making (mode 0600) those that are not there yet. */
export function loadSecrets(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>) : {};
  const secrets: Secrets = {
    jwtSecret: token(48),
    publishableKey: `sb_publishable_${token(24)}`,
    secretKey: `sb_secret_${token(24)}`,
    databasePassword: token(24),
    superuserPassword: token(24),
    demoPassword: `demo-${randomBytes(4).toString("hex")}`,
    ...known,
  };
  if (Object.keys(known).length < Object.keys(secrets).length) {
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return secrets;
}
