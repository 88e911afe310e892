import { useTranslation } from "react-i18next";
import { formatDate } from "../../lib/date-time";
import type { KnowledgeHit } from "./use-knowledge";

/** On what an article rests, who answers for it and how fresh it is. */
export function ArticleFacts({ hit }: { hit: KnowledgeHit }) {
  const { t } = useTranslation("knowledge");
  const facts = [
    hit.agency_name ? `${hit.agency_name}${hit.agency_phone ? ` (${hit.agency_phone})` : ""}` : null,
    hit.legal_basis,
    hit.valid_to ? t("finder.validTo", { day: formatDate(hit.valid_to) }) : null,
    hit.reviewed_on ? t("finder.reviewed", { day: formatDate(hit.reviewed_on) }) : t("finder.neverReviewed"),
  ].filter(Boolean);
  return (
    <p className="article-facts">
      {facts.join(" · ")}
      {hit.source_url ? (
        <>
          {" · "}
          <a href={hit.source_url} target="_blank" rel="noreferrer">
            {t("finder.source")}
          </a>
        </>
      ) : null}
    </p>
  );
}
