import { Button, Rate, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDateTime } from "../../lib/date-time";
import { may } from "../../lib/me";
import { canReopen, type RatingRow } from "./types";

const LONG = 320;

/** A text that is long shows its beginning until somebody wants the rest. */
function Clamped({ text }: { text: string }) {
  const { t } = useTranslation("ratings");
  const [isWhole, setWhole] = useState(false);
  if (text.length <= LONG || isWhole) return <p className="rating-text">{text}</p>;
  return (
    <p className="rating-text">
      {text.slice(0, LONG)}…{" "}
      <Button type="link" size="small" onClick={() => setWhole(true)}>
        {t("more")}
      </Button>
    </p>
  );
}

function Aspects({ row }: { row: RatingRow }) {
  const { t } = useTranslation("ratings");
  const aspects = [
    ["reception", row.reception],
    ["handling", row.handling],
    ["answer", row.answer_score],
  ] as const;
  const given = aspects.filter(([, value]) => value !== null);
  if (!given.length) return null;
  return (
    <dl className="rating-aspects num">
      {given.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`aspect.${name}`)}</dt>
          <dd>{value}/5</dd>
        </div>
      ))}
    </dl>
  );
}

type Props = { row: RatingRow; onReview: (row: RatingRow) => void; onReopen: (row: RatingRow) => void };

/** One rating beside the answer it is about, with what was or can be done about it. */
export function RatingCard({ row, onReview, onReopen }: Props) {
  const { t, i18n } = useTranslation("ratings");
  // Whoever is satisfied needs nothing done.
  const isPoor = row.is_low || row.score <= 3;
  const category = (i18n.language === "en" && row.category_name_en) || row.category_name;
  return (
    <article className="sheet rating" aria-labelledby={`rating-${row.id}`}>
      <header className="rating-head">
        <h2 id={`rating-${row.id}`}>
          <Link to={`/tickets/${row.ticket_id}`} className="num">
            {row.code}
          </Link>
        </h2>
        {row.outcome || row.is_low ? <Tag>{row.outcome ? t(`outcome.${row.outcome}`) : t("state.waiting")}</Tag> : null}
        <span className="rating-score num">
          <Rate disabled value={row.score} aria-hidden="true" /> <strong>{row.score}/5</strong>{" "}
          {t(`score.${row.score}`)}
        </span>
        <span className="muted num">
          {t(`via.${row.via}`)} · {formatDateTime(row.rated_at)}
        </span>
      </header>
      <div className="rating-sides">
        <section aria-label={t("citizen")}>
          <h3>{t("citizen")}</h3>
          {row.comment ? <p className="rating-comment">“{row.comment}”</p> : <p className="muted">{t("noComment")}</p>}
          <Aspects row={row} />
          <p className="muted rating-about">{[category, row.agency_name].filter(Boolean).join(" · ")}</p>
          <Clamped text={row.content} />
        </section>
        <section aria-label={t("answer")}>
          <h3>
            {t("answer")}{" "}
            <span className="muted num">
              {row.answer_agency_name ?? t("by1022")} · {formatDateTime(row.answered_at)}
            </span>
          </h3>
          <Clamped text={row.answer} />
        </section>
      </div>
      {row.outcome ? (
        <p className="rating-done">
          <strong>{row.reviewed_by}</strong> {t(`done.${row.outcome}`)}{" "}
          <span className="muted num">{row.reviewed_at ? formatDateTime(row.reviewed_at) : ""}</span>
          {row.remark ? <>: {row.remark}</> : null}
        </p>
      ) : null}
      <footer className="rating-actions">
        {isPoor && canReopen(row) && may("tickets.reopen") && row.outcome !== "reopened" ? (
          <Button type={row.is_low && !row.outcome ? "primary" : "default"} onClick={() => onReopen(row)}>
            {t("action.reopen")}
          </Button>
        ) : null}
        {isPoor && !row.is_handled && may("tickets.supervise") ? (
          <Button onClick={() => onReview(row)}>{t("action.review")}</Button>
        ) : null}
        {isPoor && canReopen(row) && may("tickets.supervise") ? (
          <Link to={`/tickets/${row.ticket_id}?step=coordinate_ticket`}>
            <Button tabIndex={-1}>{t("action.coordinate")}</Button>
          </Link>
        ) : null}
      </footer>
    </article>
  );
}
