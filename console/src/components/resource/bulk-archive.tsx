import { useInvalidate, useUpdateMany } from "@refinedev/core";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { errorText } from "../../lib/error-text";
import { type ResourceDefinition, type Row, tableOf, writeTableOf } from "./define-resource";

type Props = { definition: ResourceDefinition; rows: Row[]; onDone: () => void };

/** Archives the selected records in one request; when all of them are archived already, brings them back. */
export function BulkArchive({ definition, rows, onDone }: Props) {
  const { t } = useTranslation("common");
  const { modal, message, notification } = App.useApp();
  const invalidate = useInvalidate();
  const { mutateAsync } = useUpdateMany();
  const column = definition.archiveColumn ?? "archived_at";
  const isRestoring = rows.every((row) => row[column]);
  const concerned = rows.filter((row) => Boolean(row[column]) === isRestoring);

  const change = async () => {
    try {
      await mutateAsync({
        resource: writeTableOf(definition),
        ids: concerned.map((row) => row.id),
        values: { [column]: isRestoring ? null : new Date().toISOString() },
        successNotification: false,
        errorNotification: false,
      });
      message.success(t(isRestoring ? "archive.restored" : "archive.done"));
      onDone();
    } catch (error) {
      notification.error({ message: errorText(t, error) });
    } finally {
      await invalidate({ resource: tableOf(definition), invalidates: ["list", "many"] });
    }
  };
  const ask = () =>
    modal.confirm({
      title: t("archive.askMany", { count: concerned.length }),
      content: t("archive.askHint"),
      okText: t("archive.action"),
      cancelText: t("cancel"),
      onOk: change,
    });
  return (
    <Button size="small" onClick={isRestoring ? change : ask}>
      {t(isRestoring ? "archive.restore" : "archive.action")}
    </Button>
  );
}
