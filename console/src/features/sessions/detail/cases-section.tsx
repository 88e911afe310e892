import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatTime } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import type { SessionCaseRow } from "../types";

/** The cases in order with the time their citizens are asked to come. */
export function CasesSection({ cases }: { cases: SessionCaseRow[] }) {
  const { t } = useTranslation("sessions");
  return (
    <section className="sheet sheet-pad" aria-labelledby="session-cases">
      <h2 id="session-cases" className="sheet-title">
        {t("fields.cases")} <span className="muted num">{cases.length}</span>
      </h2>
      {cases.length ? (
        <ol className="case-slots">
          {cases.map((each) => (
            <li key={each.id}>
              <span className="num slot">
                {formatTime(each.starts_at)}–{formatTime(each.ends_at)}
              </span>
              <div>
                {each.case && may("cases.read") ? (
                  <Link to={`/cases/${each.case_id}`}>
                    {each.case.code} {each.case.title}
                  </Link>
                ) : (
                  <span>{each.case ? `${each.case.code} ${each.case.title}` : t("cases.hidden")}</span>
                )}
                <small>{each.case?.agency_name}</small>
                {each.case && !each.case.decided_at ? (
                  <small className="session-warning">{t("cases.unapproved")}</small>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="muted">{t("cases.none")}</p>
      )}
    </section>
  );
}
