import { CheckCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../components/empty-state";
import type { Outcome } from "./import-wizard";
import { OnTimeShare } from "./on-time-share";
import type { ImportTarget } from "./targets";

type Props = { target: ImportTarget; outcome: Outcome; onAgain: () => void };

/** What came in, and where to go on. */
export function DoneStep({ target, outcome, onAgain }: Props) {
  const { t } = useTranslation("imports");
  return (
    <EmptyState
      icon={<CheckCircleOutlined />}
      title={t(`${target.key}.done`, { count: outcome.imported })}
      hint={
        <>
          {outcome.rejected > 0 ? t("done.rejected", { count: outcome.rejected }) : t("done.all")}{" "}
          {target.hasTimes ? <OnTimeShare batchId={outcome.batchId} /> : null}
        </>
      }
      actions={
        <>
          <Link to={target.listPath(outcome.batchId, outcome.kind)}>
            <Button type="primary">{t(`${target.key}.open`)}</Button>
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
