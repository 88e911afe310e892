import { type CrudFilter, useList } from "@refinedev/core";
import { Tree } from "antd";
import type { DataNode } from "antd/es/tree";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { agencyKinds } from "./kinds";

type Agency = { id: number; name: string; code: string; kind: string; parent_id: number | null };

/** Below a parent with many units of one kind (114 communes), a level by kind keeps the tree readable. */
const GROUP_FROM = 8;

function nodesBelow(
  parentId: number | null,
  byParent: Map<number | null, Agency[]>,
  nameOfKind: (kind: string) => string,
): DataNode[] {
  const rank = (agency: Agency) => agencyKinds.indexOf(agency.kind as (typeof agencyKinds)[number]);
  // The city before the central bodies; inside a kind the order of the query (by name) stays.
  const units = [...(byParent.get(parentId) ?? [])].sort((a, b) => rank(a) - rank(b));
  const leaf = (agency: Agency): DataNode => ({
    key: agency.id,
    title: (
      <span>
        {agency.name} <small className="muted num">{agency.code}</small>
      </span>
    ),
    children: nodesBelow(agency.id, byParent, nameOfKind),
  });
  if (units.length < GROUP_FROM) return units.map(leaf);
  return agencyKinds.flatMap((kind): DataNode[] => {
    const ofKind = units.filter((agency) => agency.kind === kind);
    if (ofKind.length < GROUP_FROM) return ofKind.map(leaf);
    return [
      {
        key: `${parentId}-${kind}`,
        selectable: false,
        title: (
          <span>
            {nameOfKind(kind)} <small className="muted num">{ofKind.length}</small>
          </span>
        ),
        children: ofKind.map(leaf),
      },
    ];
  });
}

/** The agencies as a tree; with filters on, units whose parent is filtered away stand at the top. */
export function AgencyTree({ filters }: { filters: CrudFilter[] }) {
  const { t } = useTranslation("agencies");
  const navigate = useNavigate();
  const { query, result } = useList<Agency>({
    resource: "agencies",
    filters,
    sorters: [{ field: "name", order: "asc" }],
    pagination: { mode: "off" },
    meta: { select: "id, name, code, kind, parent_id" },
    errorNotification: false,
  });
  const nodes = useMemo(() => {
    const present = new Set(result.data.map((agency) => agency.id));
    const byParent = new Map<number | null, Agency[]>();
    for (const agency of result.data) {
      const parent = agency.parent_id && present.has(agency.parent_id) ? agency.parent_id : null;
      byParent.set(parent, [...(byParent.get(parent) ?? []), agency]);
    }
    return nodesBelow(null, byParent, (kind) => t(`common:agencyKind.${kind}`));
  }, [result.data, t]);

  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (query.isSuccess && !nodes.length) {
    return (
      <div className="sheet">
        <EmptyState title={t("common:table.nothingFound")} hint={t("common:table.nothingFoundHint")} />
      </div>
    );
  }
  return (
    <div className="sheet sheet-pad">
      {query.isSuccess ? (
        <Tree
          aria-label={t("views.tree")}
          treeData={nodes}
          showLine
          blockNode
          defaultExpandedKeys={nodes.filter((node) => node.children?.length).map((node) => node.key)}
          onSelect={([key]) => typeof key === "number" && navigate(`/agencies/${key}`)}
        />
      ) : null}
    </div>
  );
}
