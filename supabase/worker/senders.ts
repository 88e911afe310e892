import type pg from "pg";
import { sampleSender } from "./sample-sender.ts";
import { type Sender, type Timeouts, usualTimeouts } from "./sender.ts";
import { type SmsSettings, smsSender } from "./sms-sender.ts";
import { type SmtpSettings, smtpSender } from "./smtp-sender.ts";

type Database = Pick<pg.Pool, "query">;

interface Settings {
  smtp: SmtpSettings | null;
  sms: SmsSettings | null;
  secrets: Record<string, string>;
  is_demo: boolean;
}

/** The ways out that there are now. */
export interface Senders {
  email?: Sender;
  sms?: Sender;
  /** Changes when the settings do. */
  print: string;
  close(): void;
}

export interface SenderOptions {
  environment?: NodeJS.ProcessEnv;
  timeouts?: Timeouts;
}

async function readSettings(database: Database): Promise<Settings> {
  const { rows } = await database.query("select private.delivery_settings() as settings");
  return (rows[0] as { settings: Settings }).settings;
}

/**
 * Opens the ways out: `SMTP_URL` (with `SMTP_FROM`) before the settings; in a demonstration the sample mailbox takes
 * what has none. Hands back `previous` when nothing has changed.
 */
export async function openSenders(
  database: Database,
  { environment = process.env, timeouts = usualTimeouts }: SenderOptions = {},
  previous?: Senders,
): Promise<Senders> {
  const settings = await readSettings(database);
  const print = JSON.stringify([settings, environment.SMTP_URL, environment.SMTP_FROM]);
  if (previous?.print === print) return previous;
  const email = letters(settings, environment, timeouts) ?? sampleIf(settings.is_demo, database, "email");
  const sms = settings.sms?.url
    ? smsSender(settings.sms, only(settings.secrets, "sms_"), timeouts)
    : sampleIf(settings.is_demo, database, "sms");
  return {
    ...(email ? { email } : {}),
    ...(sms ? { sms } : {}),
    print,
    close: () => {
      email?.close();
      sms?.close();
    },
  };
}

function letters(settings: Settings, environment: NodeJS.ProcessEnv, timeouts: Timeouts): Sender | undefined {
  if (environment.SMTP_URL)
    return smtpSender({ url: environment.SMTP_URL, from: environment.SMTP_FROM || "no-reply@localhost" }, timeouts);
  if (settings.smtp?.host)
    return smtpSender({ settings: settings.smtp, password: settings.secrets.smtp_password ?? "" }, timeouts);
  return undefined;
}

const sampleIf = (isDemo: boolean, database: Database, channel: "sms" | "email") =>
  isDemo ? sampleSender(database, channel) : undefined;

const only = (secrets: Record<string, string>, prefix: string) =>
  Object.fromEntries(Object.entries(secrets).filter(([name]) => name.startsWith(prefix)));
