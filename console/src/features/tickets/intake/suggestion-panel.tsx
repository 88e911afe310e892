import { PhoneOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { type CannedAnswer, type Category, type Suggestion, useCannedAnswers } from "../use-catalogue";
import { KnowledgeSuggestions } from "./knowledge-suggestions";

type Props = {
  category: Category | undefined;
  suggestion: Suggestion | undefined;
  onAnswer: (answer: CannedAnswer) => void;
};

/** Who will answer, and what can be answered at once. */
export function SuggestionPanel({ category, suggestion, onAnswer }: Props) {
  const { t } = useTranslation("tickets");
  const answers = useCannedAnswers("direct_answer").filter(
    (each) => category && (each.category_id === category.id || each.category_id === category.parent_id),
  );
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
      <KnowledgeSuggestions categoryId={category?.id} onAnswer={onAnswer} />
    </section>
  );
}
