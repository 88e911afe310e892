import { useTranslation } from "react-i18next";
import { KnowledgeFinder } from "../../../components/knowledge/knowledge-finder";
import type { CannedAnswer } from "../use-catalogue";

type Props = { categoryId: number | undefined; onAnswer: (answer: CannedAnswer) => void };

/** The knowledge base beside a call: what is found is read out, or saved as the ticket's direct answer. */
export function KnowledgeSuggestions({ categoryId, onAnswer }: Props) {
  const { t } = useTranslation("knowledge");
  return (
    <div className="suggest-block">
      <h3>{t("title")}</h3>
      <KnowledgeFinder
        categoryId={categoryId}
        insertLabel={t("finder.answerWith")}
        onInsert={(body, title) =>
          onAnswer({ id: 0, code: "", title, purpose: "direct_answer", category_id: null, body, search: "" })
        }
      />
    </div>
  );
}
