import { CopyOutlined } from "@ant-design/icons";
import { App, Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Row } from "../../components/resource/define-resource";
import "./canned-answers.css";
import { FilledBody } from "./filled-body";

/** The text as it will be sent: its variables marked, or filled from a sample ticket. */
export function AnswerBody({ row }: { row: Row }) {
  const { t } = useTranslation("canned-answers");
  const { message } = App.useApp();
  const [mode, setMode] = useState<"variables" | "sample">("variables");
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
      <Segmented
        size="small"
        value={mode}
        onChange={(value) => setMode(value as typeof mode)}
        options={[
          { value: "variables", label: t("asWritten") },
          { value: "sample", label: t("preview") },
        ]}
      />
      <FilledBody body={String(row.body)} isFilled={mode === "sample"} />
    </section>
  );
}
