import { type CrudFilter, useList } from "@refinedev/core";
import { Tree } from "antd";
import type { DataNode } from "antd/es/tree";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { EmptyState } from "../../components/empty-state";
import "../../components/tree.css";
import { ErrorState } from "../../components/error-state";

type Category = {
  id: number;
  name: string;
  parent_id: number | null;
  suggests_commune: boolean;
  suggested_agency: { name: string } | null;
};

/** The five content fields (QĐ583 Đ5) with their sub-categories. */
export function CategoryTree({ filters }: { filters: CrudFilter[] }) {
  const { t } = useTranslation("categories");
  const navigate = useNavigate();
  const { query, result } = useList<Category>({
    resource: "categories",
    filters,
    sorters: [{ field: "position", order: "asc" }],
    pagination: { mode: "off" },
    meta: { select: "id, name, parent_id, suggests_commune, suggested_agency:suggested_agency_id(name)" },
    errorNotification: false,
  });
  const nodes = useMemo(() => {
    const present = new Set(result.data.map((category) => category.id));
    const isTop = (category: Category) => category.parent_id === null || !present.has(category.parent_id);
    const node = (category: Category): DataNode => {
      const below = result.data.filter((each) => each.parent_id === category.id);
      const count = below.length ? <small className="muted num"> {below.length}</small> : null;
      return {
        key: category.id,
        title: (
          <span className="tree-row">
            <span>
              {category.name}
              {count}
            </span>
            <small className="muted">
              {category.suggests_commune ? t("subs.commune") : category.suggested_agency?.name}
            </small>
          </span>
        ),
        children: below.map(node),
      };
    };
    return result.data.filter(isTop).map(node);
  }, [result.data, t]);

  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.isSuccess) return null;
  return (
    <div className="sheet sheet-pad">
      {nodes.length ? (
        <Tree
          aria-label={t("views.tree")}
          treeData={nodes}
          showLine
          blockNode
          defaultExpandAll
          onSelect={([key]) => key !== undefined && navigate(`/categories/${key}`)}
        />
      ) : (
        <EmptyState title={t("common:table.nothingFound")} hint={t("common:table.nothingFoundHint")} />
      )}
    </div>
  );
}
