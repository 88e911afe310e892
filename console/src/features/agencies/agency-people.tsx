import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ErrorState } from "../../components/error-state";
import type { Row } from "../../components/resource/define-resource";

type Held = {
  id: number;
  role_code: string;
  staff: {
    id: number;
    display_name: string;
    job_title: string | null;
    phone: string | null;
    is_active: boolean;
  } | null;
};

const shownRoles = ["agency_head", "contact_officer"];

/** The leader and the contact officers of the agency, who get its work and its reminders (QĐ583 Đ17.3). */
export function AgencyPeople({ row }: { row: Row }) {
  const { t } = useTranslation("agencies");
  const { query, result } = useList<Held>({
    resource: "staff_roles",
    filters: [
      { field: "agency_id", operator: "eq", value: row.id },
      { field: "role_code", operator: "in", value: shownRoles },
    ],
    sorters: [{ field: "role_code", order: "asc" }],
    pagination: { pageSize: 100 },
    meta: { select: "id, role_code, staff:staff_id(id, display_name, job_title, phone, is_active)" },
    errorNotification: false,
  });
  const people = result.data.filter((held) => held.staff?.is_active);
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("people.title")}</h2>
      {query.isError ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : people.length ? (
        <ul className="plain-list">
          {people.map(({ id, role_code, staff }) => (
            <li key={id}>
              <span>
                <Link to={`/staff/${staff?.id}`}>{staff?.display_name}</Link>
                <small>{[staff?.job_title, t(`app:roles.${role_code}`)].filter(Boolean).join(" · ")}</small>
              </span>
              <span className="num">{staff?.phone}</span>
            </li>
          ))}
        </ul>
      ) : query.isSuccess ? (
        <p className="muted">{t("people.none")}</p>
      ) : null}
    </section>
  );
}
