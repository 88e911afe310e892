import type { App } from "@supabase/lite";
import { createTransport } from "nodemailer";
import { requestedRedirect } from "./compat.ts";

type Mailer = NonNullable<App["_mailer"]>;

/** A message as it is sent. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Takes a message to its reader. */
export type Deliver = (mail: Mail) => Promise<void>;

/** SMTP when `SMTP_URL` (`smtps://user:pass@host:465`) is set; `SMTP_FROM` is the sender. */
export function smtpDelivery(environment: NodeJS.ProcessEnv = process.env): Deliver | undefined {
  const url = environment.SMTP_URL;
  if (!url) return undefined;
  const transport = createTransport(url);
  const from = environment.SMTP_FROM || "no-reply@localhost";
  return async (mail) => {
    await transport.sendMail({ from, ...mail });
  };
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
