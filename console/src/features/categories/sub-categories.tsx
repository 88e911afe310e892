import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Row } from "../../components/resource/define-resource";

type Sub = { id: number; name: string; suggests_commune: boolean; suggested_agency: { name: string } | null };

/** The sub-categories of a field with the agency each of them suggests. */
export function SubCategories({ row }: { row: Row }) {
  const { t } = useTranslation("categories");
  const { query, result } = useList<Sub>({
    resource: "categories",
    filters: [
      { field: "parent_id", operator: "eq", value: row.id },
      { field: "archived_at", operator: "null", value: true },
    ],
    sorters: [{ field: "position", order: "asc" }],
    pagination: { mode: "off" },
    meta: { select: "id, name, suggests_commune, suggested_agency:suggested_agency_id(name)" },
    queryOptions: { enabled: row.parent_id === null },
    errorNotification: false,
  });
  if (row.parent_id !== null || !query.isSuccess) return null;
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("subs.title")}</h2>
      {result.data.length ? (
        <ul className="plain-list">
          {result.data.map((sub) => (
            <li key={sub.id}>
              <Link to={`/categories/${sub.id}`}>{sub.name}</Link>
              <span className="muted">{sub.suggests_commune ? t("subs.commune") : sub.suggested_agency?.name}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t("subs.none")}</p>
      )}
    </section>
  );
}
