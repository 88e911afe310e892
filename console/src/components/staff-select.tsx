import { useTranslation } from "react-i18next";
import { RemoteSelect, type RemoteSelectProps } from "./remote-select";

type Props = RemoteSelectProps & {
  /** Offer only people of this agency. */
  agencyId?: number | null;
};

/** Picks people by name, job title or email. */
export function StaffSelect({ agencyId, ...rest }: Props) {
  const { t } = useTranslation("common");
  return (
    <RemoteSelect
      placeholder={t("select.staff")}
      {...rest}
      source={{
        table: "staff",
        columns: "id, display_name, job_title, agency:agencies!agency_id(name)",
        order: "display_name",
        labelOf: (row) => String(row.display_name),
        detailOf: (row) => [row.job_title, (row.agency as { name?: string } | null)?.name].filter(Boolean).join(" · "),
        narrowKey: agencyId,
        narrow: (query) => {
          const active = query.eq("is_active", true).is("archived_at", null);
          return agencyId ? active.eq("agency_id", agencyId) : active;
        },
      }}
    />
  );
}
