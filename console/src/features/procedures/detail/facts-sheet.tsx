import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "../../../lib/date-time";
import { daysOf, type ProcedureRow, type Version } from "../types";
import { days, decision } from "../words";

/** What stands beside a version: where it belongs, how long it takes, on what it rests. */
export function FactsSheet({ row, version }: { row: ProcedureRow; version: Version }) {
  const { t } = useTranslation("procedures");
  const facts: [string, ReactNode][] = [
    ["days", days(t, daysOf(version))],
    ["online_level", t(`online.${version.online_level}`)],
    ["level", t(`level.${version.level}`)],
    ["agency", version.agency?.name],
    ["field", version.field?.name],
    ["audience", t(`audience.${version.audience}`)],
    ["result", version.result_name],
    ["result_kind", t(`resultKind.${version.result_kind}`)],
    ["decision", decision(t, version)],
    ["issuer", version.decision_issuer],
    ["valid_from", version.valid_from ? formatDate(version.valid_from) : null],
    ["valid_to", version.valid_to ? formatDate(version.valid_to) : null],
    [
      "retired_on",
      row.retired_on
        ? `${formatDate(row.retired_on)} · ${decision(t, { decision_number: row.retired_decision_number, decision_on: row.retired_decision_on })}`
        : null,
    ],
    ["retired_reason", row.retired_reason],
  ];
  return (
    <section className="sheet sheet-pad">
      <dl className="facts facts-stacked">
        {facts.map(([key, value]) =>
          value ? (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}
