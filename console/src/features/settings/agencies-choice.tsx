import { useList } from "@refinedev/core";
import { Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { normaliseText } from "../../lib/normalise-text";

type Value = boolean | string[];
type Props = { id?: string; value?: Value; onChange?: (value: Value) => void };
type Agency = { id: number; code: string; name: string };

/** On for every agency, for none, or for those named (with their sub-units). */
export function AgenciesChoice({ id, value = false, onChange }: Props) {
  const { t } = useTranslation("settings");
  const { result } = useList<Agency>({
    resource: "agencies",
    sorters: [{ field: "name", order: "asc" }],
    pagination: { mode: "off" },
    meta: { select: "id, code, name" },
    liveMode: "off",
  });
  const isSome = Array.isArray(value);
  return (
    <div className="setting-agencies">
      <Radio.Group
        id={id}
        value={isSome ? "some" : value}
        onChange={(event) => onChange?.(event.target.value === "some" ? [] : event.target.value)}
        options={[
          { value: false, label: t("agencies.none") },
          { value: true, label: t("agencies.all") },
          { value: "some", label: t("agencies.some") },
        ]}
      />
      {isSome ? (
        <Select
          mode="multiple"
          aria-label={t("agencies.which")}
          placeholder={t("agencies.which")}
          value={value}
          onChange={(codes: string[]) => onChange?.(codes)}
          filterOption={(typed, option) => normaliseText(String(option?.label)).includes(normaliseText(typed))}
          options={result.data.map((agency) => ({ value: agency.code, label: `${agency.name} (${agency.code})` }))}
        />
      ) : null}
    </div>
  );
}
