import { useInvalidate, useUpdate } from "@refinedev/core";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { errorText } from "../../lib/error-text";
import { type ResourceDefinition, type Row, tableOf, writeTableOf } from "./define-resource";

type Props = { definition: ResourceDefinition; row: Row; isArchived: boolean };

/** Takes a record out of use, or back into it. Nothing that was once used is deleted. */
export function ArchiveButton({ definition, row, isArchived }: Props) {
  const { t } = useTranslation([definition.name, "common"]);
  // A resource may call it something else: an account is revoked, not archived.
  const text = (key: string, params = {}) => t([`archive.${key}`, `common:archive.${key}`], params);
  const { modal, message, notification } = App.useApp();
  const invalidate = useInvalidate();
  const { mutateAsync, mutation } = useUpdate();
  const column = definition.archiveColumn ?? "archived_at";

  const change = async () => {
    try {
      if (definition.archive) await definition.archive(row, !isArchived);
      else {
        await mutateAsync({
          resource: writeTableOf(definition),
          id: row.id,
          values: { [column]: isArchived ? null : new Date().toISOString() },
          successNotification: false,
          errorNotification: false,
        });
      }
      await invalidate({ resource: tableOf(definition), invalidates: ["list", "many", "detail"], id: row.id });
      message.success(text(isArchived ? "restored" : "done"));
    } catch (error) {
      notification.error({ message: errorText(t, error), placement: "bottomRight" });
    }
  };
  const ask = () =>
    modal.confirm({
      title: text("ask", { name: definition.titleOf(row) }),
      content: text("askHint"),
      okText: text("action"),
      cancelText: t("common:cancel"),
      onOk: change,
    });

  return (
    <Button onClick={isArchived ? change : ask} loading={mutation.isPending}>
      {text(isArchived ? "restore" : "action")}
    </Button>
  );
}
