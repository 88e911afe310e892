import { Select, type SelectProps } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useRpcQuery } from "../../../components/use-rpc";
import { normaliseText } from "../../../lib/normalise-text";

type Officer = {
  id: number;
  display_name: string;
  job_title: string | null;
  is_head: boolean;
  is_on_leave: boolean;
  open_dossiers: number;
};

/** The people of a unit to whom a step can go, with how much each has on hand and whether they are away. */
export function OfficerSelect({
  agencyId,
  ...props
}: Omit<SelectProps<number>, "options"> & { agencyId: number | null }) {
  const { t } = useTranslation("dossiers");
  const { data, isLoading } = useRpcQuery<Officer[]>(
    "dossier_officers",
    { p_agency_id: agencyId },
    { enabled: agencyId !== null },
  );
  const options = useMemo(
    () =>
      (data ?? []).map((officer) => ({
        value: officer.id,
        label: officer.display_name,
        words: normaliseText(`${officer.display_name} ${officer.job_title ?? ""}`),
        hint: [
          officer.job_title,
          t("form.openDossiers", { count: officer.open_dossiers }),
          officer.is_on_leave ? t("form.onLeave") : null,
        ]
          .filter(Boolean)
          .join(" · "),
      })),
    [data, t],
  );
  return (
    <Select
      {...props}
      showSearch
      allowClear
      loading={isLoading}
      placeholder={t("form.officerPlaceholder")}
      options={options}
      filterOption={(typed, option) =>
        normaliseText(typed)
          .split(" ")
          .every((word) => option?.words.includes(word) ?? false)
      }
      optionRender={({ data: { label, hint } }) => (
        <div className="option">
          <span>{label}</span>
          <small>{hint}</small>
        </div>
      )}
    />
  );
}
