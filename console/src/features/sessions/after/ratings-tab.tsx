import { StarOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageLoading } from "../../../components/page-loading";
import { formatDateTime } from "../../../lib/date-time";
import type { SessionPartProps } from "../session-part";
import "./after.css";
import { RatingModal } from "./rating-modal";
import { useAfterRights } from "./rights";
import { type SessionRating, useSessionRatings } from "./use-after";

const aspects = ["reception", "handling", "answer"] as const;

/** What the citizens who were received think of the session; the board takes down what they say on the phone. */
export function RatingsTab({ session, onChanged }: SessionPartProps) {
  const { t, i18n } = useTranslation("session_after");
  const { isBoard } = useAfterRights(session);
  const { query, result } = useSessionRatings(session.id);
  const [taking, setTaking] = useState<SessionRating>();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (query.isLoading) return <PageLoading />;
  const scores = result.data.flatMap(({ score }) => (score ? [score] : []));
  const mean = scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
  return (
    <section className="after" aria-label={t("tab.ratings")}>
      <div className="sheet">
        {result.data.length ? (
          <>
            <div className="after-head sheet-pad">
              <h2 className="sheet-title">{t("ratings.title")}</h2>
              {scores.length ? (
                <span className="muted num">
                  {t("ratings.summary", {
                    count: scores.length,
                    mean: mean.toLocaleString(i18n.language, { maximumFractionDigits: 1 }),
                  })}
                </span>
              ) : null}
            </div>
            <ul className="paper-list">
              {result.data.map((row) => (
                <Citizen key={row.id} row={row} onTake={isBoard ? () => setTaking(row) : undefined} />
              ))}
            </ul>
          </>
        ) : (
          <EmptyState title={t("ratings.none")} hint={t("ratings.noneHint")} />
        )}
      </div>
      {taking ? (
        <RatingModal
          row={taking}
          onClose={() => {
            setTaking(undefined);
            query.refetch();
            onChanged();
          }}
        />
      ) : null}
    </section>
  );
}

function Citizen({ row, onTake }: { row: SessionRating; onTake?: () => void }) {
  const { t } = useTranslation("session_after");
  return (
    <li className="paper-row">
      <div>
        <strong>{row.display_name}</strong>{" "}
        {row.case_code ? (
          <Link className="num muted" to={`/cases/${row.case_id}`}>
            {row.case_code}
          </Link>
        ) : null}
        {row.score ? (
          <p className="rating-given">
            <span className="rating-stars" role="img" aria-label={t("ratings.scoreOf", { score: row.score })}>
              {"★".repeat(row.score)}
              {"☆".repeat(5 - row.score)}
            </span>{" "}
            {t(`ratings.words.${row.score}`)} {row.is_low ? <Tag color="warning">{t("ratings.low")}</Tag> : null}
          </p>
        ) : null}
        {aspects.some((name) => row[name]) ? (
          <p className="muted num">
            {aspects
              .filter((name) => row[name])
              .map((name) => `${t(`ratings.${name}`)} ${row[name]}/5`)
              .join(" · ")}
          </p>
        ) : null}
        {row.comment ? <p className="whole-text">{row.comment}</p> : null}
        <p className="muted num">
          {row.rated_at && row.via
            ? [
                formatDateTime(row.rated_at),
                row.staff_name
                  ? t("ratings.takenBy", { name: row.staff_name, by: t(`ratings.by.${row.via}`) })
                  : t(`ratings.by.${row.via}`),
              ].join(" · ")
            : t("ratings.waiting")}
        </p>
      </div>
      {onTake && !row.score ? (
        <Button icon={<StarOutlined />} aria-label={t("ratings.takeFor", { name: row.display_name })} onClick={onTake}>
          {t("ratings.take")}
        </Button>
      ) : null}
    </li>
  );
}
