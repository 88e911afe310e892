import { Button, Input } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { insertText } from "../../components/trigger-area/insert-text";
import { answerVariables } from "../../lib/answer-variables";
import { FilledBody } from "./filled-body";
import "./canned-answers.css";

type Props = { value?: unknown; onChange?: (value: unknown) => void; id?: string; disabled?: boolean };

/** The text with its variables at hand, and how it reads on a sample ticket. */
export function BodyField({ value, onChange, id, disabled }: Props) {
  const { t } = useTranslation("canned-answers");
  const frame = useRef<HTMLDivElement>(null);
  const body = typeof value === "string" ? value : "";
  const insert = (name: string) => {
    const area = frame.current?.querySelector("textarea");
    if (area) insertText(area, `{{${name}}}`, area.selectionStart, area.selectionEnd);
  };
  return (
    <div ref={frame} className="canned-editor">
      <Input.TextArea
        id={id}
        disabled={disabled}
        value={body}
        maxLength={4000}
        autoSize={{ minRows: 6, maxRows: 18 }}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <div className="canned-variables" role="toolbar" aria-label={t("insertVariable")}>
        {answerVariables.map((name) => (
          <Button key={name} size="small" disabled={disabled} title={`{{${name}}}`} onClick={() => insert(name)}>
            {t(`variables.${name}`)}
          </Button>
        ))}
      </div>
      {body.trim() ? (
        <section className="canned-preview" aria-label={t("preview")}>
          <h3>{t("preview")}</h3>
          <FilledBody body={body} isFilled />
        </section>
      ) : null}
    </div>
  );
}
