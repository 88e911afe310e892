import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { CategorySelect } from "../../components/category-select";
import { RemoteSelect } from "../../components/remote-select";

type Props = { value?: unknown; onChange?: (value: unknown) => void; id?: string; disabled?: boolean };

/** Where a field is asked: categories of tickets and cases, procedures of dossiers. */
export function ScopeField({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation("custom_fields");
  const subject = Form.useWatch("subject");
  const chosen = Array.isArray(value) ? (value as number[]) : [];
  if (subject !== "dossier") return <CategorySelect {...rest} multiple allowClear value={chosen} onChange={onChange} />;
  return (
    <RemoteSelect
      {...rest}
      multiple
      allowClear
      placeholder={t("procedures")}
      value={chosen}
      onChange={onChange}
      source={{
        table: "procedure_list",
        columns: "id, code, name, field_name",
        order: "name",
        labelOf: (row) => String(row.name),
        detailOf: (row) => [row.code, row.field_name].filter(Boolean).join(" · "),
        narrow: (query) => query.eq("state", "current"),
      }}
    />
  );
}
