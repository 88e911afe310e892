import { ToolOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { isMissingPart } from "../lib/error-boundary";
import "./states.css";

type Props = { error: unknown; onRetry: () => void };

/** In place of a page that broke: what happened, what to do, and the words that support needs. */
export function PageFailure({ error, onRetry }: Props) {
  const { t } = useTranslation("common");
  const isOld = isMissingPart(error);
  return (
    <div className="state" role="alert">
      <span className="state-mark" aria-hidden="true">
        <ToolOutlined />
      </span>
      <h2>{t(isOld ? "failure.oldTitle" : "failure.title")}</h2>
      <p>{t(isOld ? "failure.oldHint" : "failure.hint")}</p>
      {isOld ? null : (
        <p className="state-detail">
          {t("failure.detail")} <code>{String((error as Error | undefined)?.message ?? error).slice(0, 200)}</code>
        </p>
      )}
      <div className="state-actions">
        {isOld ? null : <Button onClick={onRetry}>{t("error.retry")}</Button>}
        <Button type="primary" onClick={() => window.location.reload()}>
          {t("failure.reload")}
        </Button>
      </div>
    </div>
  );
}
