import { useTranslation } from "react-i18next";
import { RemoteSelect, type RemoteSelectProps } from "../../../components/remote-select";

/** Picks a procedure by name or code, with or without accents. */
export function ProcedureSelect(props: RemoteSelectProps) {
  const { t } = useTranslation("procedures");
  return (
    <RemoteSelect
      placeholder={t("decisions.pickProcedure")}
      {...props}
      source={{
        table: "procedures",
        columns: "id, code, name",
        order: "name",
        labelOf: (row) => `${row.name}`,
        detailOf: (row) => String(row.code),
      }}
    />
  );
}
