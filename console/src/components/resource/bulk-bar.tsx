import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { BulkArchive } from "./bulk-archive";
import type { ResourceDefinition, Row } from "./define-resource";

type Props = { definition: ResourceDefinition; rows: Row[]; mayArchive: boolean; onDone: () => void };

/** What can be done with the selected rows. */
export function BulkBar({ definition, rows, mayArchive, onDone }: Props) {
  const { t } = useTranslation("common");
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t("bulk.title")}>
      <strong>{t("bulk.selected", { count: rows.length })}</strong>
      {definition.bulk?.map((Action, index) => (
        <Action key={index} rows={rows} onDone={onDone} />
      ))}
      {mayArchive ? <BulkArchive definition={definition} rows={rows} onDone={onDone} /> : null}
      <Button type="text" size="small" onClick={onDone}>
        {t("bulk.none")}
      </Button>
    </div>
  );
}
