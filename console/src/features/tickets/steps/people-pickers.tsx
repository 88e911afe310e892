import type { SelectProps } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { RemoteSelect, type RemoteSelectProps } from "../../../components/remote-select";
import { useRpcQuery } from "../../../components/use-rpc";
import { useMe } from "../../../lib/me";
import { normaliseText } from "../../../lib/normalise-text";
import { FoldedSelect } from "../folded-select";

type Officer = {
  id: number;
  display_name: string;
  job_title: string | null;
  agency_name: string;
  is_head: boolean;
  is_on_leave: boolean;
  open_tickets: number;
};

/** The people of an agency, with how much each has on hand and whether they are away. */
export function OfficerPicker({
  agencyId,
  ...props
}: Omit<SelectProps<number>, "options"> & { agencyId: number | null }) {
  const { t } = useTranslation("tickets");
  const { data } = useRpcQuery<Officer[]>("agency_officers", { p_agency_id: agencyId }, { enabled: agencyId !== null });
  const options = useMemo(
    () =>
      (data ?? []).map((officer) => ({
        value: officer.id,
        label: officer.display_name,
        hint: [
          officer.job_title,
          t("form.openTickets", { count: officer.open_tickets }),
          officer.is_on_leave ? t("form.onLeave") : null,
        ]
          .filter(Boolean)
          .join(" · "),
        search: normaliseText(`${officer.display_name} ${officer.job_title ?? ""}`),
      })),
    [data, t],
  );
  return <FoldedSelect placeholder={t("form.staff_placeholder")} {...props} options={options} />;
}

/** Several colleagues of the tickets' agency; of the person's own when the tickets are of several. */
export function OfficersPicker({ agencyIds, ...props }: Omit<SelectProps, "options"> & { agencyIds: number[] }) {
  const me = useMe();
  const agencyId = agencyIds.length === 1 ? agencyIds[0] : me?.person.agency_id;
  return <OfficerPicker {...(props as object)} mode="multiple" agencyId={agencyId ?? null} />;
}

/** The leader on whose word the Office records a direction. */
export function LeaderPicker(props: RemoteSelectProps) {
  return (
    <RemoteSelect
      {...props}
      source={{
        table: "staff",
        columns: "id, display_name, job_title, staff_roles!inner(role_code)",
        order: "display_name",
        labelOf: (row) => String(row.display_name),
        detailOf: (row) => String(row.job_title ?? ""),
        narrowKey: "city_leader",
        narrow: (query) => query.eq("staff_roles.role_code", "city_leader").eq("is_active", true),
      }}
    />
  );
}
