import { ExportOutlined, GlobalOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import type { Step } from "../steps/step-definitions";
import type { TicketAnswer, TicketRow } from "../types";
import "./publication.css";
import { usePublicationState } from "./use-publication";

type Props = {
  ticket: TicketRow;
  answers: TicketAnswer[];
  allowed: readonly string[];
  onStep: (step: Step) => void;
};

const steps = ["publish_ticket", "unpublish_ticket", "note_agency_publication"] as const;

/** Everybody can read the result. */
export function PublishedTag() {
  const { t } = useTranslation("tickets");
  return (
    <span className="status-tag">
      <GlobalOutlined aria-hidden="true" /> {t("queue.published")}
    </span>
  );
}

/** Whether everybody can read the result, where, and what may be done about it. Nguồn: QĐ583 Điều 11, 12. */
export function PublicationSheet({ ticket, answers, allowed, onStep }: Props) {
  const { t } = useTranslation("publication");
  const { data } = usePublicationState(ticket.id);
  const isOver = ticket.status === "answered" || ticket.status === "closed";
  if (!data || !(isOver || data.published || data.atAgency)) return null;
  const { published, atAgency } = data;
  const isOutdated =
    published !== null &&
    answers.some((each) => Date.parse(each.relayed_at ?? each.answered_at) > Date.parse(published.published_at));
  const mine = steps.filter((step) => allowed.includes(step));
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-publication">
      <h2 id="ticket-publication" className="sheet-title">
        {t("sheet")}
      </h2>
      {published ? (
        <>
          <p>{t("publishedAt", { time: formatDateTime(published.published_at) })}</p>
          <p>
            <a href={`/cong-dan/ket-qua/${encodeURIComponent(ticket.code)}`} target="_blank" rel="noreferrer">
              {published.title} <ExportOutlined aria-label={t("newTab")} />
            </a>
          </p>
          {isOutdated ? <p className="publication-outdated">{t("outdated")}</p> : null}
        </>
      ) : (
        <p className="muted">{t(ticket.is_confidential ? "confidential" : "notYet")}</p>
      )}
      {atAgency ? (
        <p>
          {t("atAgency", { day: formatDate(atAgency.published_on) })}{" "}
          <a href={atAgency.url} target="_blank" rel="noreferrer" className="publication-url">
            {atAgency.url.replace(/^https?:\/\//, "")} <ExportOutlined aria-label={t("newTab")} />
          </a>
        </p>
      ) : null}
      {mine.length ? (
        <div className="publication-actions">
          {mine.map((step) => (
            <Button key={step} size="small" onClick={() => onStep(step)}>
              {step === "publish_ticket" && published
                ? t("again")
                : step === "note_agency_publication" && atAgency
                  ? t("editAgency")
                  : t(`tickets:steps.${step}.label`)}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
