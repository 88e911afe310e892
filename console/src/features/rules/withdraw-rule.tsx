import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useRpc } from "../../components/use-rpc";
import { may } from "../../lib/me";

/** Takes back a version that is not in force yet. */
export function WithdrawRule({ row }: { row: { id: number; validity: string; replaces_id: number | null } }) {
  const { t } = useTranslation("rules");
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { run, isPending } = useRpc("withdraw_rule", {
    success: t("withdraw.done"),
    onSuccess: () => navigate(row.replaces_id ? `/rules/${row.replaces_id}` : "/rules"),
  });
  if (row.validity !== "future" || !may("rules.edit")) return null;
  const ask = () =>
    modal.confirm({
      title: t("withdraw.title"),
      content: t("withdraw.text"),
      okText: t("withdraw.action"),
      onOk: () => run({ p_rule_id: row.id }),
    });
  return (
    <Button onClick={ask} loading={isPending}>
      {t("withdraw.action")}
    </Button>
  );
}
