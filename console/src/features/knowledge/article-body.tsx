import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { plainArticle } from "../../components/knowledge/article-markdown";
import { ArticleText } from "../../components/knowledge/article-text";
import { recordArticleUse } from "../../components/knowledge/use-knowledge";
import type { Row } from "../../components/resource/define-resource";

/** The article as readers see it, and the questions it answers. */
export function ArticleBody({ row }: { row: Row }) {
  const { t } = useTranslation("knowledge-articles");
  const { message } = App.useApp();
  const questions = String(row.questions ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const copy = async () => {
    await navigator.clipboard.writeText(plainArticle(row.body));
    recordArticleUse(row.id, "inserted");
    message.success(t("knowledge:page.copied"));
  };
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">
        {t("fields.body")}
        <Button type="text" size="small" icon={<CopyOutlined />} onClick={copy}>
          {t("knowledge:page.copy")}
        </Button>
      </h2>
      <ArticleText body={String(row.body)} />
      {questions.length ? (
        <>
          <h2 className="sheet-title" style={{ marginTop: 20 }}>
            {t("fields.questions")}
          </h2>
          <ul style={{ paddingLeft: 20 }}>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
