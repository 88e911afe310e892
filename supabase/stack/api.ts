import { App, setExperimental } from "@supabase/lite";
import { createCompatConnection } from "./compat.ts";
import { accountMailer, type Deliver } from "./mail.ts";
import type { Secrets } from "./secrets.ts";
import { LocalFiles } from "./storage-adapter.ts";

export interface ApiOptions {
  databaseUrl: string;
  siteUrl: string;
  secrets: Secrets;
  filesFolder: string;
  deliver: Deliver;
}

/** The largest file that can be uploaded: an hour of telephone audio, not a film. */
const fileSizeMebibytes = 50;

/** The embedded Supabase server over a database. Its picture of the schema is taken at its first request. */
export function createApi(options: ApiOptions): App {
  process.env.LITE_TELEMETRY = "0";
  process.env.DO_NOT_TRACK = "1";
  process.env.EXPERIMENTAL_STORAGE = "1";
  setExperimental("storage", true);
  const app = new App({
    connection: createCompatConnection(options.databaseUrl),
    api: { enabled: true, schemas: ["public"], extra_search_path: ["public", "extensions"], max_rows: 1000 },
    auth: {
      enabled: true,
      jwt_secret: options.secrets.jwtSecret,
      publishable_key: options.secrets.publishableKey,
      secret_key: options.secrets.secretKey,
      site_url: options.siteUrl,
      additional_redirect_urls: [],
      // Accounts are issued by an administrator; nobody signs up.
      enable_signup: false,
      minimum_password_length: 8,
      jwt_expiry: 3600,
    },
    storage: { enabled: true, file_size_limit: `${fileSizeMebibytes}MiB` },
    studio: { enabled: false },
    options: { server: { admin: false, disableStudio: true } },
  } as ConstructorParameters<typeof App>[0]);
  app._storageAdapter = new LocalFiles(options.filesFolder, fileSizeMebibytes * 1_048_576);
  app._mailer = accountMailer(options.siteUrl, options.deliver);
  return app as App;
}
