/** What the server tells a freshly loaded console; the same build runs against any Supabase. */
export type RuntimeConfig = {
  /** Empty or "/" means: the API answers on the console's own origin. */
  supabaseUrl: string;
  publishableKey: string;
  demo: boolean;
  demoAccounts?: DemoAccount[];
  version: string;
  /** Whether Supabase Realtime answers there; without the field it is assumed on a foreign origin only. */
  realtime?: boolean;
};

export type DemoAccount = { email: string; password: string; role: string; name: string; jobTitle?: string };

let current: RuntimeConfig | undefined;

/** Fetches `/config.json` once, before anything else. Throws when the server does not answer with JSON. */
export async function loadConfig(): Promise<RuntimeConfig> {
  const response = await fetch("/config.json", { cache: "no-store" });
  if (!response.ok) throw new Error(`config.json: HTTP ${response.status}`);
  current = (await response.json()) as RuntimeConfig;
  return current;
}

export function config(): RuntimeConfig {
  if (!current) throw new Error("loadConfig() has not run");
  return current;
}

export function apiUrl(): string {
  const { supabaseUrl } = config();
  return !supabaseUrl || supabaseUrl === "/" ? window.location.origin : supabaseUrl.replace(/\/$/, "");
}

export function hasRealtime(): boolean {
  return config().realtime ?? apiUrl() !== window.location.origin;
}
