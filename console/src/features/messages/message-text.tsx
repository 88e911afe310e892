import { useTranslation } from "react-i18next";
import "./messages.css";
import type { Channel, SmsSize } from "./types";

type Props = { channel: Channel; to?: string | null; subject: string | null; body: string };

/** A message as its reader sees it: a bubble on a telephone, or a letter. */
export function MessageText({ channel, to, subject, body }: Props) {
  const { t } = useTranslation("messages");
  if (channel === "sms") {
    return (
      <div className="sms-screen">
        {to ? <div className="sms-to num">{to}</div> : null}
        <p className="sms-bubble">{linked(body)}</p>
      </div>
    );
  }
  return (
    <article className="letter">
      <header>
        <strong>{subject}</strong>
        {to ? (
          <span className="muted">
            {t("to")} {to}
          </span>
        ) : null}
      </header>
      <div className="letter-body">{linked(body)}</div>
    </article>
  );
}

/** Addresses in a text as they would look, without leading anywhere: some open what is the reader's alone. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 ? (
      <span key={index} className="message-link">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

export function SmsCounter({ sms }: { sms: SmsSize }) {
  const { t } = useTranslation("messages");
  return (
    <p className="sms-counter num" data-long={sms.segments > 3}>
      {t("sms.segments", { count: sms.segments })} · {t("sms.units", { count: sms.units, per: sms.per_segment })} ·{" "}
      {t(`sms.${sms.encoding}`)}
    </p>
  );
}
