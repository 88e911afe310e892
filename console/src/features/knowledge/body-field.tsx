import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { ArticleText } from "../../components/knowledge/article-text";

type Props = { value?: unknown; onChange?: (value: unknown) => void; id?: string; disabled?: boolean };

/** Writing and seeing what readers will see, side by side. */
export function BodyField({ value, onChange, id, disabled }: Props) {
  const { t } = useTranslation("knowledge-articles");
  const body = typeof value === "string" ? value : "";
  return (
    <div className="article-editor">
      <Input.TextArea
        id={id}
        disabled={disabled}
        value={body}
        maxLength={20_000}
        autoSize={{ minRows: 12, maxRows: 28 }}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <section className="article-editor-preview" aria-label={t("preview")}>
        {body.trim() ? <ArticleText body={body} /> : <p className="muted">{t("preview")}</p>}
      </section>
    </div>
  );
}
