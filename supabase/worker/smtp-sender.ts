import { createTransport } from "nodemailer";
import { calendarFile } from "./calendar-file.ts";
import { failed, type Sender, type Timeouts } from "./sender.ts";

/** Setting `messages.smtp`. */
export interface SmtpSettings {
  host: string;
  port: number;
  security: "tls" | "starttls" | "none";
  user: string;
  from: string;
}

/** Where letters go: an address (`smtps://user:pass@host:465`) or the office's settings with their password. */
export type SmtpTarget = { url: string; from: string } | { settings: SmtpSettings; password: string };

/** Letters through an SMTP server, over a few connections that stay open while there is something to send. */
export function smtpSender(target: SmtpTarget, timeouts: Timeouts): Sender {
  const from = "url" in target ? target.from : target.settings.from;
  const transport = createTransport({
    ...("url" in target ? { url: target.url } : connection(target.settings, target.password)),
    pool: true,
    maxConnections: 3,
    // The outbox tries again by its own rules; a letter must not go out twice behind its back.
    maxRequeues: 0,
    idleTimeout: 10_000,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
  } as Parameters<typeof createTransport>[0]);
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  return {
    kind: "smtp",
    async send({ key, to, subject, body, event, attachments }) {
      try {
        const info = (await transport.sendMail({
          from,
          to,
          subject: subject ?? "",
          text: `${body}\n`,
          ...(event
            ? { icalEvent: { method: event.method, filename: "lich-hop.ics", content: calendarFile(event, from, to) } }
            : {}),
          ...(attachments?.length ? { attachments } : {}),
          // Made from the key: a letter that went out again after a broken line can be recognised.
          ...(key ? { messageId: `<${key}@${domain}>` } : {}),
          headers: { "Auto-Submitted": "auto-generated" },
          signal: AbortSignal.timeout(timeouts.total),
        } as Parameters<typeof transport.sendMail>[0])) as { response?: string };
        return { result: "sent", receipt: info.response ?? "" };
      } catch (error) {
        return failed(error, isPermanent(error));
      }
    },
    close: () => transport.close(),
  };
}

/**
 * The server refused this letter or its reader for good. A refused login or sender is the office's own setting: those
 * letters wait for somebody to mend it.
 */
function isPermanent(error: unknown): boolean {
  const { responseCode = 0, command = "" } = error as { responseCode?: number; command?: string };
  return responseCode >= 500 && responseCode < 600 && /^(RCPT TO|DATA|BDAT)/.test(command);
}

function connection({ host, port, security, user }: SmtpSettings, password: string) {
  return {
    host,
    port: Number(port),
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(user ? { auth: { user, pass: password } } : {}),
  };
}
