import { ReadOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticleFacts } from "./article-facts";
import { plainArticle } from "./article-markdown";
import { ArticleText } from "./article-text";
import { HitList, onListKey, optionId } from "./hit-list";
import { recordArticleUse, useKnowledge } from "./use-knowledge";
import "./knowledge.css";

type Props = {
  categoryId?: number | null;
  /** What the search starts with, e.g. the words of the report. */
  initial?: string;
  /** Puts the article into the text being written. */
  onInsert: (text: string, title: string) => void;
  insertLabel?: string;
  autoFocus?: boolean;
};

/** Search, preview and insert an answer from the knowledge base, beside whatever is being written. */
export function KnowledgeFinder({ categoryId, initial = "", onInsert, insertLabel, autoFocus }: Props) {
  const { t } = useTranslation("knowledge");
  const listId = useId();
  const [typed, setTyped] = useState(initial);
  const [active, setActive] = useState(0);
  const [openId, setOpenId] = useState<number>();
  // Without a question or a category there is nothing to suggest.
  const isOff = !typed.trim() && !categoryId;
  const found = useKnowledge(typed, { categoryId, limit: 6, isOff });
  const hits = isOff ? [] : (found.data ?? []);
  const shown = hits.find((hit) => hit.id === openId);
  useEffect(() => setActive(0), [typed, categoryId]);
  const insert = () => {
    if (!shown) return;
    recordArticleUse(shown.id, "inserted");
    onInsert(plainArticle(shown.body), shown.title);
  };
  return (
    <div className="finder">
      <Input
        size="small"
        allowClear
        autoFocus={autoFocus}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits.length ? optionId(listId, active) : undefined}
        aria-label={t("finder.search")}
        placeholder={t("finder.search")}
        prefix={<SearchOutlined aria-hidden="true" />}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpenId(undefined);
        }}
        onKeyDown={(event) => {
          // Enter shows the article, Enter again inserts it.
          onListKey(event, {
            count: hits.length,
            active,
            onActive: (index) => {
              setActive(index);
              if (shown) setOpenId(hits[index]?.id);
            },
            onEnter: () => (shown ? insert() : setOpenId(hits[active]?.id)),
          });
          if (event.key === "Escape" && (shown || typed)) {
            event.stopPropagation();
            if (shown) setOpenId(undefined);
            else setTyped("");
          }
        }}
      />
      {shown ? (
        <article className="finder-article" aria-label={shown.title}>
          <header>
            <strong>{shown.title}</strong>
            <Button size="small" type="text" onClick={() => setOpenId(undefined)}>
              {t("finder.back")}
            </Button>
          </header>
          <ArticleText body={shown.body} />
          <ArticleFacts hit={shown} />
          <div className="finder-actions">
            <Button size="small" type="primary" onClick={insert}>
              {insertLabel ?? t("finder.insert")}
            </Button>
            <Button
              size="small"
              icon={<ReadOutlined />}
              onClick={() => {
                recordArticleUse(shown.id, "read");
                setOpenId(undefined);
              }}
            >
              {t("finder.read")}
            </Button>
          </div>
        </article>
      ) : hits.length ? (
        <HitList id={listId} hits={hits} active={active} onActive={setActive} onOpen={(hit) => setOpenId(hit.id)} />
      ) : (
        <p className="muted" aria-live="polite">
          {found.isError
            ? t("finder.failed")
            : isOff
              ? t("finder.hint")
              : found.isFetching
                ? t("common:loading")
                : t("finder.none")}
        </p>
      )}
    </div>
  );
}
