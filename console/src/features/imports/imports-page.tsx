import { PlusOutlined } from "@ant-design/icons";
import { useList } from "@refinedev/core";
import { App, Button, Dropdown, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { PageHeader } from "../../components/page-header";
import { useRpc } from "../../components/use-rpc";
import { may } from "../../lib/me";
import "./imports.css";
import { OnTimeShare } from "./on-time-share";
import { type ImportTarget, targetOf, targets } from "./targets";

type ImportBatch = {
  id: number;
  target: ImportTarget["key"];
  file_name: string;
  mapping: { kind: string };
  imported_count: number;
  rejected_count: number;
  status: "open" | "done" | "undone";
  finished_at: string | null;
  undone_at: string | null;
};

/** What came in by file, and the way back out. */
export function Page() {
  const { t } = useTranslation("imports");
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const [page, setPage] = useState(1);
  const { query, result } = useList<ImportBatch>({
    resource: "import_batches",
    filters: [{ field: "status", operator: "ne", value: "open" }],
    sorters: [{ field: "id", order: "desc" }],
    pagination: { currentPage: page, pageSize: 25 },
  });
  const { run: undo, isPending } = useRpc<number>("undo_import", { success: (count) => t("undone", { count }) });
  const ask = (batch: ImportBatch) =>
    modal.confirm({
      title: t("undo.title", { file: batch.file_name }),
      content: t(`${batch.target}.undo`, { count: batch.imported_count }),
      okText: t("action.undo"),
      okButtonProps: { danger: true },
      onOk: () => undo({ p_batch_id: batch.id }),
    });
  const mine = targets.filter(({ permission }) => may(permission));
  const start =
    mine.length > 1 ? (
      <Dropdown
        trigger={["click"]}
        menu={{
          items: mine.map(({ key }) => ({
            key,
            label: t(`${key}.title`),
            onClick: () => navigate(`/imports/new?target=${key}`),
          })),
        }}
      >
        <Button type="primary" icon={<PlusOutlined />}>
          {t("action.new")}
        </Button>
      </Dropdown>
    ) : (
      <Link to="/imports/new">
        <Button type="primary" icon={<PlusOutlined />}>
          {t("action.new")}
        </Button>
      </Link>
    );

  return (
    <div className="page">
      <PageHeader title={t("title")} count={result.total} actions={start} />
      <DataTable<ImportBatch>
        label={t("title")}
        rows={result.data}
        isLoading={query.isLoading}
        error={query.error}
        onRetry={() => query.refetch()}
        total={result.total}
        page={page}
        onPage={setPage}
        empty={<EmptyState title={t("empty.title")} hint={t("empty.hint")} actions={start} />}
        columns={[
          {
            key: "file_name",
            title: t("column.file"),
            render: (batch) =>
              batch.status === "done" ? (
                <Link to={targetOf(batch.target).listPath(batch.id, batch.mapping.kind)}>{batch.file_name}</Link>
              ) : (
                batch.file_name
              ),
          },
          { key: "kind", title: t("column.kind"), render: (batch) => t(`kindShort.${batch.mapping.kind}`) },
          {
            key: "imported",
            title: t("column.imported"),
            align: "right",
            render: (batch) => <span className="num">{batch.imported_count}</span>,
          },
          {
            key: "rejected",
            title: t("column.rejected"),
            align: "right",
            render: (batch) => <span className="num">{batch.rejected_count}</span>,
          },
          {
            key: "onTime",
            title: t("column.onTime"),
            render: (batch) =>
              batch.status === "done" && targetOf(batch.target).hasTimes ? <OnTimeShare batchId={batch.id} /> : null,
          },
          { key: "finished", title: t("column.finished"), render: (batch) => <DateTime value={batch.finished_at} /> },
          {
            key: "status",
            title: t("column.status"),
            render: (batch) =>
              batch.status === "undone" ? (
                <Space size="small">
                  {t("status.undone")} <DateTime value={batch.undone_at} />
                </Space>
              ) : (
                <Button size="small" disabled={isPending} onClick={() => ask(batch)}>
                  {t("action.undo")}
                </Button>
              ),
          },
        ]}
      />
    </div>
  );
}
