import { Rate } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import type { TicketAnswer, TicketRating } from "../types";

/** How reception, handling and answer were found, where the citizen said. */
function aspectsOf(t: TFunction, rating: TicketRating): string {
  const given = (["reception", "handling", "answer"] as const).filter((name) => rating[name] !== null);
  const words = given.map((name) => `${t(`form.${name === "answer" ? "aspectAnswer" : name}`)} ${rating[name]}/5`);
  return words.length ? ` (${words.join(", ")})` : "";
}

/** Every answer given, the last one first, with what the citizen thought of it. */
export function AnswersSection({ answers, ratings }: { answers: TicketAnswer[]; ratings: TicketRating[] }) {
  const { t } = useTranslation("tickets");
  if (!answers.length) return null;
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-answers">
      <h2 id="ticket-answers" className="sheet-title">
        {t(answers.length > 1 ? "detail.answers" : "detail.answer")}
      </h2>
      {[...answers].reverse().map((answer) => {
        const rating = ratings.find((each) => each.answer_id === answer.id);
        return (
          <article key={answer.id} className="answer">
            <p className="muted num">
              {[t(`level.${answer.level}`), answer.agency?.name, formatDateTime(answer.answered_at)]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <p className="ticket-text">{answer.content}</p>
            <p className="answer-foot num">
              {answer.relayed_at
                ? t("detail.answerRelayed", { time: formatDateTime(answer.relayed_at) })
                : t("detail.answerNotRelayed")}
            </p>
            {rating ? (
              <p className="answer-foot">
                {t("detail.rating")} {t(`detail.ratingVia.${rating.via}`)}:{" "}
                <Rate disabled value={rating.score} aria-label={`${rating.score}/5`} />{" "}
                <span className="num">{rating.score}/5</span>
                {rating.comment ? ` “${rating.comment}”` : ""}
                {aspectsOf(t, rating)}
              </p>
            ) : null}
          </article>
        );
      })}
    </section>
  );
}
