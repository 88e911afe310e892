import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { demoFolder } from "./paths.ts";

/** An account offered on the login page, in demo mode only. */
export interface DemoAccount {
  email: string;
  password: string;
  role: string;
  name: string;
}

export interface DemoOptions {
  databaseUrl: string;
  onProgress: (done: number, total: number, label: string) => void;
  tickets?: number;
}

/** The demo accounts, as the demo data declares them, all with this password. */
export async function loadDemoAccounts(password: string): Promise<DemoAccount[]> {
  process.env.DEMO_PASSWORD = password; // read when the module below is loaded
  const module = await importSeed("accounts.ts");
  return (module?.demoAccounts as DemoAccount[] | undefined) ?? [];
}

/** Fills an empty database with demo accounts and records; DEMO_TICKETS makes the demo smaller, for tests. */
export async function seedDemo(options: DemoOptions): Promise<void> {
  const module = await importSeed("index.ts");
  if (!module) return;
  const tickets = Number(process.env.DEMO_TICKETS) || undefined;
  await (module.seedDemo as (options: DemoOptions) => Promise<void>)({ ...options, ...(tickets ? { tickets } : {}) });
}

/** Issued reports and schedules for a demo city that has none; takes a while and is not waited for. */
export async function seedDemoReports(databaseUrl: string): Promise<void> {
  const module = await importSeed("reports.ts");
  await (module?.seedReports as ((options: { databaseUrl: string }) => Promise<void>) | undefined)?.({ databaseUrl });
}

// Loaded at run time: without demo mode none of it is read.
async function importSeed(name: string): Promise<Record<string, unknown> | undefined> {
  const path = join(demoFolder, name);
  if (!existsSync(path)) return undefined;
  return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
}
