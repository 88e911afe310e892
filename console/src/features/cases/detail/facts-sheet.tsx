import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCustomFacts } from "../../../components/custom-fields/custom-facts";
import { useCustomFields } from "../../../components/custom-fields/use-custom-fields";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import type { CaseAgency, CaseRow } from "../types";

/** What stands beside a case: agencies, session, dates. */
export function FactsSheet({ row, agencies }: { row: CaseRow; agencies: CaseAgency[] }) {
  const { t } = useTranslation("cases");
  const related = agencies.filter(({ part }) => part !== "lead");
  const day = (value: string | null) => (value ? formatDate(value) : null);
  const own = useCustomFacts(useCustomFields("case"), row.custom);
  const facts: [string, ReactNode][] = [
    [t("fields.lead"), row.agency_name ?? t("noLead")],
    [
      t("fields.related"),
      related.length ? (
        <ul className="case-plain">
          {related.map(({ agency_id, agency }) => (
            <li key={agency_id}>{agency?.name}</li>
          ))}
        </ul>
      ) : null,
    ],
    [t("fields.commune"), row.commune_name],
    [t("fields.category"), row.category_name],
    [
      t("fields.session"),
      row.session_id && row.session_starts_at ? (
        <Link className="num" to={`/sessions/${row.session_id}`}>
          {row.session_code} · {formatDateTime(row.session_starts_at)}
        </Link>
      ) : null,
    ],
    [
      t("fields.registered_at"),
      <span key="at" className="num">
        {formatDateTime(row.registered_at)}
      </span>,
    ],
    [t("fields.registered_by"), row.registered_by_name],
    [t("fields.proposed_at"), day(row.proposed_at)],
    [t("fields.decided_at"), day(row.decided_at)],
    [t("fields.concluded_at"), day(row.concluded_at)],
    [t("fields.closed_at"), day(row.closed_at)],
    ...own,
  ];
  return (
    <section className="sheet sheet-pad">
      <dl className="facts facts-stacked">
        {facts.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}
