import { DisconnectOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { errorText } from "../lib/error-text";
import "./states.css";

type Props = { error: unknown; onRetry?: () => void };

/** What went wrong in the reader's language, with a way to try again. */
export function ErrorState({ error, onRetry }: Props) {
  const { t } = useTranslation("common");
  return (
    <div className="state" role="alert">
      <span className="state-mark" aria-hidden="true">
        <DisconnectOutlined />
      </span>
      <h2>{t("error.title")}</h2>
      <p>{errorText(t, error)}</p>
      {onRetry ? (
        <div className="state-actions">
          <Button onClick={onRetry}>{t("error.retry")}</Button>
        </div>
      ) : null}
    </div>
  );
}
