import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { apiUrl, config } from "./config";

// biome-ignore lint/suspicious/noExplicitAny: table names come from declarations at run time, so rows are typed by their users.
type Client = SupabaseClient<any, "public", any>;

let client: Client | undefined;

/** The one Supabase client of the page; made on first use, after `loadConfig()`. */
export function supabase(): Client {
  client ??= createClient(apiUrl(), config().publishableKey, {
    auth: { storageKey: "console.session", detectSessionInUrl: true, flowType: "implicit" },
  });
  return client;
}
