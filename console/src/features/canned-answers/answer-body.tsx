import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Row } from "../../components/resource/define-resource";
import "./canned-answers.css";

/** The text as it will be sent, its variables marked. */
export function AnswerBody({ row }: { row: Row }) {
  const { t } = useTranslation("canned-answers");
  const { message } = App.useApp();
  const parts = String(row.body).split(/(\{\{[^{}]*\}\})/);
  const copy = async () => {
    await navigator.clipboard.writeText(row.body);
    message.success(t("copied"));
  };
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">
        {t("fields.body")}
        <Button type="text" size="small" icon={<CopyOutlined />} onClick={copy}>
          {t("copy")}
        </Button>
      </h2>
      <p className="answer-body">
        {parts.map((part, index) =>
          part.startsWith("{{") ? (
            <mark key={index}>{t([`variables.${part.slice(2, -2).trim()}`, "unknown"])}</mark>
          ) : (
            part
          ),
        )}
      </p>
    </section>
  );
}
