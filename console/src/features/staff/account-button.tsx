import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Row } from "../../components/resource/define-resource";
import { useRpc } from "../../components/use-rpc";
import { mayRight } from "../../lib/me";
import { accountOf } from "./account";

/** Issues a login; the person sets the password through "forgotten password", so none ever changes hands. */
export function AccountButton({ row }: { row: Row }) {
  const { t } = useTranslation("staff");
  const { modal } = App.useApp();
  const { run, isPending } = useRpc("issue_account", { success: t("account.issued", { email: row.email }) });
  if (accountOf(row) !== "none" || !mayRight(["staff.edit", "administer_agency"], row.agency_id)) return null;
  const ask = () =>
    modal.confirm({
      title: t("account.ask", { name: row.display_name }),
      content: row.email ? t("account.askHint", { email: row.email }) : t("account.emailMissing"),
      okText: t("account.issue"),
      cancelText: t("common:cancel"),
      okButtonProps: { disabled: !row.email },
      onOk: () => run({ p_staff_id: row.id }),
    });
  return (
    <Button onClick={ask} loading={isPending}>
      {t("account.issue")}
    </Button>
  );
}
