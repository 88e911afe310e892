import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRpc } from "../../components/use-rpc";

type Result = { id: number; is_done: boolean; key?: string; params?: Record<string, unknown> };

/** Sends several messages again and tells, row by row, which could not be. */
export function ResendBar({ ids, onDone }: { ids: number[]; onDone: () => void }) {
  const { t } = useTranslation(["messages", "common", "errors"]);
  const { message, modal } = App.useApp();
  const { run, isPending } = useRpc<Result[]>("resend_messages", {
    onSuccess: (results) => {
      const done = results.filter((each) => each.is_done).length;
      const failed = results.filter((each) => !each.is_done);
      if (failed.length === 0) message.success(t("resentCount", { count: done }));
      else
        modal.warning({
          title: t("resentSome", { done, total: results.length }),
          content: (
            <ul className="message-results">
              {failed.map((each) => (
                <li key={each.id}>
                  <Link to={`/messages/${each.id}`}>#{each.id}</Link> {t(`errors:${each.key}`, each.params)}
                </li>
              ))}
            </ul>
          ),
        });
      onDone();
    },
  });
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t("common:bulk.title")}>
      <strong>{t("common:bulk.selected", { count: ids.length })}</strong>
      <Button type="primary" size="small" loading={isPending} onClick={() => run({ p_ids: ids })}>
        {t("action.resend")}
      </Button>
      <Button type="text" size="small" onClick={onDone}>
        {t("common:bulk.none")}
      </Button>
    </div>
  );
}
