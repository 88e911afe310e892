import { useTranslation } from "react-i18next";
import { formatDate } from "../../../lib/date-time";
import { type CaseRow, criteria } from "../types";
import type { CaseParts } from "../use-case";

/** What the matter is, what stands for receiving it by video, what was decided before and what was said to it. */
export function ContentSections({ row, parts }: { row: CaseRow; parts: CaseParts }) {
  const { t } = useTranslation("cases");
  const met = criteria.flatMap((letter) => parts.criteria.find(({ criterion }) => criterion === letter) ?? []);
  const isDecided = row.decided_at !== null || row.status === "refused";
  return (
    <>
      <section className="sheet sheet-pad" aria-labelledby="case-content">
        <h2 id="case-content" className="sheet-title">
          {t(`matter.${row.matter}`)}
        </h2>
        <p className="case-text">{row.content}</p>
        {row.outcome ? (
          <>
            <h3>{t("fields.outcome")}</h3>
            <p className="case-text">{row.outcome}</p>
          </>
        ) : null}
      </section>
      <section className="sheet sheet-pad" aria-labelledby="case-criteria">
        <h2 id="case-criteria" className="sheet-title">
          {t("sections.criteria")}
        </h2>
        {met.length ? (
          <dl className="case-met">
            {met.map(({ criterion, reason }) => (
              <div key={criterion}>
                <dt>
                  {criterion}) {t(`criterion.${criterion}`)}
                </dt>
                <dd className="case-text">{reason}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="muted">{t("noCriteria")}</p>
        )}
        {row.proposal && (isDecided || row.status !== "registered") ? (
          <>
            <h3>{t("fields.proposal")}</h3>
            <p className="case-text">{row.proposal}</p>
          </>
        ) : null}
        {isDecided ? (
          <>
            <h3>
              {t(row.status === "refused" ? "decide.wasRefused" : "decide.wasApproved", {
                when: formatDate(row.decided_at),
              })}
            </h3>
            {row.decision_note ? <p className="case-text">{row.decision_note}</p> : null}
          </>
        ) : null}
      </section>
      {parts.decisions.length ? (
        <section className="sheet sheet-pad" aria-labelledby="case-decisions">
          <h2 id="case-decisions" className="sheet-title">
            {t("sections.decisions")}
          </h2>
          <ul className="plain-list">
            {parts.decisions.map((each) => (
              <li key={each.id}>
                <span>
                  <strong>{[each.number, each.issuer].filter(Boolean).join(" – ")}</strong>
                  {each.issued_on ? <span className="muted num"> · {formatDate(each.issued_on)}</span> : null}
                  <small className="case-text">{each.summary}</small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
