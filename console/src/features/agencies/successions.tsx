import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DateTime } from "../../components/date-time";
import type { Row } from "../../components/resource/define-resource";

type Succession = {
  agency_id: number;
  successor_id: number;
  effective_on: string;
  note: string | null;
  agency: { id: number; name: string } | null;
  successor: { id: number; name: string } | null;
};

/** Which agencies took over from this one, and from which it took over. */
export function Successions({ row }: { row: Row }) {
  const { t } = useTranslation("agencies");
  const { result } = useList<Succession>({
    resource: "agency_successors",
    filters: [
      {
        operator: "or",
        value: [
          { field: "agency_id", operator: "eq", value: row.id },
          { field: "successor_id", operator: "eq", value: row.id },
        ],
      },
    ],
    sorters: [
      { field: "effective_on", order: "desc" },
      { field: "successor_id", order: "asc" },
    ],
    pagination: { pageSize: 200 },
    meta: {
      idColumnName: "agency_id",
      select:
        "agency_id, successor_id, effective_on, note, agency:agency_id(id, name), successor:successor_id(id, name)",
    },
    errorNotification: false,
  });
  const groups = [
    { key: "to", entries: result.data.filter((each) => each.agency_id === row.id) },
    { key: "from", entries: result.data.filter((each) => each.successor_id === row.id) },
  ].filter((group) => group.entries.length);
  if (!groups.length) return null;
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("succession.title")}</h2>
      {groups.map(({ key, entries }) => (
        <div key={key} className="succession-group">
          <h3>{t(`succession.${key}`)}</h3>
          <ul className="plain-list">
            {entries.map((each) => {
              const other = key === "to" ? each.successor : each.agency;
              return (
                <li key={`${each.agency_id}-${each.successor_id}`}>
                  <span>
                    <Link to={`/agencies/${other?.id}`}>{other?.name}</Link>
                    {each.note ? <small>{each.note}</small> : null}
                  </span>
                  <DateTime value={each.effective_on} dateOnly />
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
