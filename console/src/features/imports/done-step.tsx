import { CheckCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../components/empty-state";
import type { Outcome } from "./import-wizard";
import { OnTimeShare } from "./on-time-share";

type Props = { outcome: Outcome; onAgain: () => void };

/** What came in, and where to go on. */
export function DoneStep({ outcome, onAgain }: Props) {
  const { t } = useTranslation("imports");
  return (
    <EmptyState
      icon={<CheckCircleOutlined />}
      title={t("done.title", { count: outcome.imported })}
      hint={
        <>
          {outcome.rejected > 0 ? t("done.rejected", { count: outcome.rejected }) : t("done.all")}{" "}
          <OnTimeShare batchId={outcome.batchId} />
        </>
      }
      actions={
        <>
          <Link to={`/tickets?import_batch=${outcome.batchId}`}>
            <Button type="primary">{t("action.openTickets")}</Button>
          </Link>
          <Link to="/imports">
            <Button>{t("action.history")}</Button>
          </Link>
          <Button onClick={onAgain}>{t("action.another")}</Button>
        </>
      }
    />
  );
}
