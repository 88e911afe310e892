import { CopyOutlined, EditOutlined, PlusOutlined, ReadOutlined, SearchOutlined } from "@ant-design/icons";
import { App, Button, Grid, Input, type InputRef, Skeleton } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { CategorySelect } from "../../components/category-select";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { ArticleFacts } from "../../components/knowledge/article-facts";
import { plainArticle } from "../../components/knowledge/article-markdown";
import { ArticleText } from "../../components/knowledge/article-text";
import { HitList, onListKey, optionId } from "../../components/knowledge/hit-list";
import { type KnowledgeHit, recordArticleUse, useKnowledge } from "../../components/knowledge/use-knowledge";
import { PageHeader } from "../../components/page-header";
import { useKeys } from "../../components/use-keys";
import { may } from "../../lib/me";
import "./knowledge-page.css";

/** The chosen article, ready to be read out. */
function Reader({ hit, onCopy }: { hit: KnowledgeHit; onCopy: () => void }) {
  const { t } = useTranslation("knowledge");
  const { message } = App.useApp();
  const navigate = useNavigate();
  return (
    <article className="sheet sheet-pad knowledge-reader" aria-label={hit.title}>
      <h2>{hit.title}</h2>
      <ArticleText body={hit.body} />
      <ArticleFacts hit={hit} />
      <div className="knowledge-actions">
        <Button icon={<CopyOutlined />} onClick={onCopy}>
          {t("page.copy")}
        </Button>
        <Button
          icon={<ReadOutlined />}
          onClick={() => {
            recordArticleUse(hit.id, "read");
            message.success(t("page.counted"));
          }}
        >
          {t("finder.read")}
        </Button>
        <Button type="text" onClick={() => navigate(`/knowledge/articles/${hit.id}`)}>
          {t("page.open")}
        </Button>
        {may("templates.edit") ? (
          <Button type="text" icon={<EditOutlined />} onClick={() => navigate(`/knowledge/articles/${hit.id}/edit`)}>
            {t("page.edit")}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

/** The knowledge base for somebody with a caller on the line: type, arrows, read. */
export function Page() {
  const { t } = useTranslation("knowledge");
  const { message } = App.useApp();
  const { lg } = Grid.useBreakpoint();
  const navigate = useNavigate();
  const listId = useId();
  const input = useRef<InputRef>(null);
  const [params, setParams] = useSearchParams();
  const typed = params.get("q") ?? "";
  const categoryId = Number(params.get("category")) || undefined;
  const [active, setActive] = useState(0);
  const found = useKnowledge(typed, { categoryId, onlyCategory: true, limit: 20 });
  const hits = found.data ?? [];
  const hit = hits[active];
  useEffect(() => setActive(0), [typed, categoryId]);

  const keep = (changes: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(changes)) value ? next.set(key, value) : next.delete(key);
    setParams(next, { replace: true });
  };
  const copy = async () => {
    if (!hit) return;
    await navigator.clipboard.writeText(plainArticle(hit.body));
    recordArticleUse(hit.id, "inserted");
    message.success(t("page.copied"));
  };
  useKeys(t("title"), [
    { keys: "/", label: t("finder.search"), run: () => input.current?.focus({ cursor: "all" }) },
    { keys: "Ctrl+Enter", label: t("page.copy"), evenTyping: true, isOff: !hit, run: () => void copy() },
  ]);
  const mayEdit = may("templates.edit");
  const write = (title: string) =>
    navigate(`/knowledge/articles/new${title ? `?title=${encodeURIComponent(title)}` : ""}`);
  const reader = hit ? (
    <Reader key={hit.id} hit={hit} onCopy={copy} />
  ) : (
    <p className="muted knowledge-pick">{t("page.pick")}</p>
  );

  return (
    <div className="page knowledge-page">
      <PageHeader
        title={t("title")}
        subtitle={t("page.lead")}
        actions={
          mayEdit ? (
            <>
              <Button onClick={() => navigate("/knowledge/articles")}>{t("manage")}</Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => write("")}>
                {t("new")}
              </Button>
            </>
          ) : undefined
        }
      />
      <div className="knowledge-bar">
        <Input
          ref={input}
          size="large"
          allowClear
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits.length ? optionId(listId, active) : undefined}
          aria-label={t("finder.search")}
          placeholder={t("finder.search")}
          prefix={<SearchOutlined aria-hidden="true" />}
          value={typed}
          onChange={(event) => keep({ q: event.target.value })}
          onKeyDown={(event) =>
            onListKey(event, {
              count: hits.length,
              active,
              onActive: setActive,
              onEnter: () => hit && navigate(`/knowledge/articles/${hit.id}`),
            })
          }
        />
        <CategorySelect
          size="large"
          value={categoryId}
          allowClear
          aria-label={t("page.onlyCategory")}
          placeholder={t("page.onlyCategory")}
          onChange={(value) => keep({ category: value ? String(value) : "" })}
        />
      </div>
      {found.isError && !found.data ? <ErrorState error={found.error} onRetry={found.refetch} /> : null}
      {found.isLoading ? <Skeleton active /> : null}
      {found.data && !hits.length ? (
        <EmptyState
          title={t("finder.none")}
          actions={
            mayEdit && typed.trim() ? (
              <Button onClick={() => write(typed.trim())}>{t("page.write", { query: typed.trim() })}</Button>
            ) : undefined
          }
        />
      ) : null}
      {hits.length ? (
        <div className="knowledge-panes">
          <section className="sheet knowledge-hits">
            {typed.trim() ? null : <h2 className="sheet-title">{t("page.mostUsed")}</h2>}
            <HitList
              id={listId}
              hits={hits}
              active={active}
              onActive={setActive}
              onOpen={(each) => lg === false && navigate(`/knowledge/articles/${each.id}`)}
            />
          </section>
          {lg === false ? null : <div className="knowledge-read">{reader}</div>}
        </div>
      ) : null}
      <p className="muted knowledge-keys" aria-hidden="true">
        {t("page.keys")}
      </p>
    </div>
  );
}
