import { useTranslation } from "react-i18next";
import type { Contact } from "../../../components/contact-sheet";
import { formatDate, formatDateTime, formatTime } from "../../../lib/date-time";
import { placeOf } from "../queue/queue-columns";
import type { Slip } from "./use-slips";

type Props = { slip: Slip; contact: Contact | undefined };

/** "1022-26-004217" → "004217/PC-TĐ1022", as an office numbers its papers. */
export const slipNumber = (code: string): string => `${code.split("-").at(-1) ?? code}/PC-TĐ1022`;

/**
 * The slip with which a ticket goes to the agency that answers, laid out as official papers are. Always in Vietnamese,
 * whatever language its reader has chosen: it goes to an office. Nguồn: QĐ583 Điều 9.2, 9.3; Nghị định 30/2020/NĐ-CP.
 */
export function SlipPaper({ slip, contact }: Props) {
  const { i18n } = useTranslation(["slip", "tickets"]);
  const t = i18n.getFixedT("vi", "slip");
  const { ticket, transfer, clock, files } = slip;
  const [day, month, year] = formatDate(transfer?.at ?? ticket.received_at).split("/");
  const due = clock?.due_at ?? ticket.due_at;
  const shown = contact
    ? { name: contact.full_name, phone: contact.phone, address: contact.address }
    : { name: ticket.citizen_name_masked, phone: ticket.citizen_phone_masked, address: null };
  const facts: [string, string | null][] = [
    [
      t("received"),
      t("receivedText", {
        time: formatDateTime(ticket.received_at),
        channel: i18n.getFixedT("vi", "tickets")(`channel.${ticket.channel}`),
      }),
    ],
    [t("citizen"), shown.name],
    [t("phone"), shown.phone],
    [t("address"), shown.address],
    [
      t("category"),
      [ticket.field_name, ticket.category_name].filter((each, i, all) => each && all.indexOf(each) === i).join(" – ") ||
        null,
    ],
    [t("place"), placeOf(ticket) || null],
  ];
  return (
    <article className="slip-paper" aria-label={t("titleOf", { code: ticket.code })} lang="vi">
      <header className="slip-head">
        <div>
          <p>{t("parent")}</p>
          <p className="slip-issuer">{t("issuer")}</p>
          <p className="slip-number">{t("number", { number: slipNumber(ticket.code) })}</p>
        </div>
        <div>
          <p className="slip-nation">{t("nation")}</p>
          <p className="slip-motto">{t("motto")}</p>
          <p className="slip-date">{t("date", { day, month, year })}</p>
        </div>
      </header>
      {ticket.priority === "urgent" || ticket.is_confidential ? (
        <p className="slip-stamps">
          {ticket.priority === "urgent" ? <strong>{t("urgent")}</strong> : null}
          {ticket.is_confidential ? <strong>{t("confidential")}</strong> : null}
        </p>
      ) : null}
      <h1>{t("title")}</h1>
      <p className="slip-subject">{t("subject", { code: ticket.code.replaceAll("-", "\u2011") })}</p>
      <p className="slip-to">
        {t("to")} <strong>{ticket.agency_name ?? "…………………………………………"}</strong>
        {ticket.officer_name ? ` (${t("officer", { name: ticket.officer_name })})` : null}
      </p>
      <dl className="slip-facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h2>{t("content")}</h2>
      <p className="slip-text">{ticket.content}</p>
      {files ? <p className="slip-files">{t("files", { count: files })}</p> : null}
      {transfer?.note ? (
        <>
          <h2>{t("note")}</h2>
          <p className="slip-text">{transfer.note}</p>
        </>
      ) : null}
      <p className="slip-due">
        {due ? t("due", { time: formatTime(due), day: formatDate(due) }) : t("noDue")}
        {clock?.citation ? <span> ({clock.citation})</span> : null}
      </p>
      <p className="slip-closing">{t("closing")}</p>
      <footer className="slip-foot">
        <div className="slip-copies">
          <p>
            <em>{t("copies")}</em>
          </p>
          <p>{t("copyTo")}</p>
          <p>{t("copyOffice")}</p>
          <p>{t("copyFile")}</p>
        </div>
        <div className="slip-sign">
          <p>{t("signReceiver")}</p>
          <small>{t("signReceiverHint")}</small>
        </div>
        <div className="slip-sign">
          <p>{t("signSender")}</p>
          <small>{t("signHint")}</small>
          <p className="slip-name">{transfer?.actor_name ?? ticket.received_by_name}</p>
        </div>
      </footer>
    </article>
  );
}
