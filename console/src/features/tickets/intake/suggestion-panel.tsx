import { PhoneOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { ClockBadge } from "../../../components/clock-badge";
import { toAppError } from "../../../lib/app-error";
import { formatDateTime } from "../../../lib/date-time";
import { supabase } from "../../../lib/supabase";
import { StatusTag } from "../status-tag";
import { openStatuses, type TicketRow } from "../types";
import { type CannedAnswer, type Category, type Suggestion, useCannedAnswers } from "../use-catalogue";

type Props = {
  category: Category | undefined;
  communeId: number | undefined;
  suggestion: Suggestion | undefined;
  onAnswer: (answer: CannedAnswer) => void;
};

/** Open tickets of the same kind in the same place: perhaps the same broken lamp. */
function useSimilar(categoryId: number | undefined, communeId: number | undefined) {
  return useQuery({
    queryKey: ["tickets", "similar", categoryId, communeId],
    enabled: categoryId !== undefined && communeId !== undefined,
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("ticket_list")
        .select("id, code, status, content, location_text, received_at, clock_state, due_at, remaining_seconds")
        .eq("category_id", categoryId)
        .eq("commune_id", communeId)
        .in("status", [...openStatuses])
        .order("received_at", { ascending: false })
        .limit(4);
      if (error) throw toAppError(error, status);
      return data as TicketRow[];
    },
  });
}

/** Who will answer, what can be answered at once, and what may have been reported already. */
export function SuggestionPanel({ category, communeId, suggestion, onAnswer }: Props) {
  const { t } = useTranslation("tickets");
  const answers = useCannedAnswers("direct_answer").filter(
    (each) => category && (each.category_id === category.id || each.category_id === category.parent_id),
  );
  const similar = useSimilar(category?.id, communeId).data ?? [];
  return (
    <section className="sheet sheet-pad" aria-label={t("suggest.title")} aria-live="polite">
      <h2 className="sheet-title">{t("suggest.title")}</h2>
      {category ? null : <p className="muted">{t("suggest.pickCategory")}</p>}
      {category?.default_priority === "urgent" ? <Alert type="info" showIcon message={t("suggest.urgent")} /> : null}
      {category ? (
        <div className="suggest-block">
          <h3>{t("suggest.agency")}</h3>
          {suggestion ? (
            <p>
              <strong>{suggestion.agency.name}</strong>{" "}
              <span className="muted">({t(suggestion.by === "place" ? "suggest.communeOf" : "suggest.agencyOf")})</span>
              {suggestion.agency.phone ? (
                <>
                  <br />
                  <a className="num" href={`tel:${suggestion.agency.phone.replace(/[^\d+]/g, "")}`}>
                    <PhoneOutlined aria-hidden="true" /> {suggestion.agency.phone}
                  </a>
                </>
              ) : null}
            </p>
          ) : (
            <p className="muted">{category.suggests_commune ? t("suggest.pickCommune") : "–"}</p>
          )}
        </div>
      ) : null}
      {answers.length ? (
        <div className="suggest-block">
          <h3>{t("suggest.answers")}</h3>
          <ul className="suggest-list">
            {answers.map((answer) => (
              <li key={answer.id}>
                <strong>{answer.title}</strong>
                <p className="caller-excerpt">{answer.body}</p>
                <Button size="small" onClick={() => onAnswer(answer)}>
                  {t("suggest.useAnswer")}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {similar.length ? (
        <div className="suggest-block">
          <h3>{t("suggest.similar")}</h3>
          <p className="muted">{t("suggest.similarHint")}</p>
          <ul className="suggest-list">
            {similar.map((ticket) => (
              <li key={ticket.id}>
                <a href={`/tickets/${ticket.id}`} target="_blank" rel="noreferrer">
                  <span className="num">{ticket.code}</span> <StatusTag status={ticket.status} />
                </a>
                <p className="caller-excerpt">
                  {ticket.location_text ? `${ticket.location_text}: ${ticket.content}` : ticket.content}
                </p>
                <small className="muted num">
                  {formatDateTime(ticket.received_at)}{" "}
                  {ticket.clock_state === "none" ? null : (
                    <ClockBadge
                      state={ticket.clock_state}
                      dueAt={ticket.due_at}
                      remainingSeconds={ticket.remaining_seconds}
                    />
                  )}
                </small>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
