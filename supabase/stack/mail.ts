import type { App } from "@supabase/lite";
import type pg from "pg";
import { sampleSender } from "../worker/sample-sender.ts";
import { openSenders } from "../worker/senders.ts";
import { requestedRedirect } from "./compat.ts";
import { say } from "./log.ts";

type Mailer = NonNullable<App["_mailer"]>;

/** A message as it is sent. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Takes a message to its reader. */
export type Deliver = (mail: Mail) => Promise<void>;

/**
 * Account letters go where all letters go: `SMTP_URL`, else the mail server of the settings, else they are kept in the
 * sample mailbox (which shows on screen in a demonstration only: these letters open accounts).
 */
export function accountDelivery(database: Pick<pg.Pool, "query">): Deliver {
  return async ({ to, subject, text }) => {
    const senders = await openSenders(database);
    const sender = senders.email?.kind === "smtp" ? senders.email : sampleSender(database, "email");
    try {
      const outcome = await sender.send({ key: null, to, subject, body: text });
      if (outcome.result === "failed") throw new Error(outcome.error);
      if (sender.kind === "sample") say(`Letter to ${to} kept in private.sample_mailbox: ${subject}`);
    } finally {
      senders.close();
    }
  };
}

/** The account letters that were kept instead of sent, newest first: `{at, to, subject, text}`. */
export async function keptLetters(database: Pick<pg.Pool, "query">): Promise<unknown[]> {
  const { rows } = await database.query(
    `select m.at, m.recipient as "to", m.subject, m.body as text from private.sample_mailbox m
     where m.message_key is null order by m.id desc limit 50`,
  );
  return rows as unknown[];
}

/** Where a mail's link ends in the console. */
const landing = { recovery: "/reset-password", email_change: "/", magiclink: "/", signup: "/" } as const;

/**
 * The letters about a person's account, in Vietnamese and English. Links go through the server's own
 * `/auth/v1/verify`, which opens the session and sends the browser on — as on hosted Supabase.
 */
export function accountMailer(siteUrl: string, deliver: Deliver): Mailer {
  const link = (kind: keyof typeof landing, token: string) => {
    const target = new URL("/auth/v1/verify", siteUrl);
    target.searchParams.set("token", token);
    target.searchParams.set("type", kind);
    target.searchParams.set(
      "redirect_to",
      allowed(requestedRedirect(), siteUrl) ?? new URL(landing[kind], siteUrl).href,
    );
    return target.href;
  };
  const send = (to: string, subject: string, lines: string[]) =>
    deliver({ to, subject, text: `${lines.join("\n\n")}\n` });
  return {
    sendRecovery: (to, token, code) =>
      send(to, "Đặt lại mật khẩu / Reset your password", [
        "Anh/chị (hoặc ai đó) vừa yêu cầu đặt lại mật khẩu. Mở liên kết sau để chọn mật khẩu mới; liên kết dùng được một lần, trong một giờ:",
        link("recovery", token),
        `Mã xác nhận: ${code}`,
        "Nếu không phải anh/chị yêu cầu, hãy bỏ qua thư này. / If you did not ask for this, ignore this letter.",
      ]),
    sendConfirmation: (to, token, code) =>
      send(to, "Xác nhận tài khoản / Confirm your account", [link("signup", token), `Mã xác nhận: ${code}`]),
    sendMagicLink: (to, token, code) =>
      send(to, "Liên kết đăng nhập / Sign-in link", [link("magiclink", token), `Mã: ${code}`]),
    sendEmailChange: (to, token, code) =>
      send(to, "Xác nhận đổi địa chỉ thư / Confirm your new address", [
        link("email_change", token),
        `Mã xác nhận: ${code}`,
      ]),
    sendReauthentication: (to, code) => send(to, "Mã xác nhận / Confirmation code", [`Mã xác nhận: ${code}`]),
  } as Mailer;
}

/** Only the console itself may be the target: anything else would hand a session to a stranger's page. */
function allowed(target: string | undefined, siteUrl: string): string | undefined {
  if (!target) return undefined;
  try {
    return new URL(target).origin === new URL(siteUrl).origin ? target : undefined;
  } catch {
    return undefined;
  }
}
