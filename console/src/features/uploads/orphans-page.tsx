import { useMutation } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { PageHeader } from "../../components/page-header";
import { sizeText } from "../../components/size-text";
import { useRpcQuery } from "../../components/use-rpc";
import { type AppError, toAppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { supabase } from "../../lib/supabase";

/** A row of orphaned_uploads(). */
type Orphan = {
  bucket: string;
  storage_path: string;
  byte_size: number | null;
  media_type: string | null;
  uploaded_at: string;
  uploaded_by: string | null;
};

const keyOf = ({ bucket, storage_path }: Orphan) => `${bucket}/${storage_path}`;

/** Files that went up but belong to no record: the browser was closed in between, a draft expired. An administrator deletes them. */
export function Page() {
  const { t } = useTranslation("uploads");
  const { message, notification } = App.useApp();
  const { data, error, isLoading, refetch } = useRpcQuery<Orphan[]>("orphaned_uploads");
  const [selected, setSelected] = useState<(number | string)[]>([]);
  const { mutate, isPending } = useMutation<number, AppError, Orphan[]>({
    mutationFn: async (orphans) => {
      let count = 0;
      for (const bucket of new Set(orphans.map((each) => each.bucket))) {
        const paths = orphans.filter((each) => each.bucket === bucket).map(({ storage_path }) => storage_path);
        const removed = await supabase().storage.from(bucket).remove(paths);
        if (removed.error) throw toAppError(removed.error);
        count += removed.data.length;
      }
      return count;
    },
    onSuccess: (count) => message.success(t("deleted", { count })),
    onError: (failure) => notification.error({ message: errorText(t, failure), placement: "bottomRight" }),
    onSettled: () => {
      setSelected([]);
      refetch();
    },
  });
  const rows = data ?? [];
  const bytes = rows.reduce((sum, row) => sum + (row.byte_size ?? 0), 0);
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        count={data && rows.length}
        subtitle={rows.length ? t("lead", { size: sizeText(bytes) }) : t("about")}
        actions={
          <Popconfirm
            title={t("confirm", { count: selected.length })}
            okText={t("delete")}
            cancelText={t("common:cancel")}
            onConfirm={() => mutate(rows.filter((row) => selected.includes(keyOf(row))))}
          >
            <Button disabled={!selected.length} loading={isPending}>
              {selected.length ? t("deleteSome", { count: selected.length }) : t("delete")}
            </Button>
          </Popconfirm>
        }
      />
      <DataTable<Orphan>
        label={t("title")}
        rows={rows}
        rowKey={keyOf}
        rowName={(row) => row.storage_path}
        isLoading={isLoading}
        error={data ? undefined : error}
        onRetry={refetch}
        selected={selected}
        onSelect={setSelected}
        empty={<EmptyState title={t("empty.title")} hint={t("empty.hint")} />}
        columns={[
          { key: "path", title: t("path"), render: (row) => row.storage_path },
          { key: "bucket", title: t("bucket"), render: (row) => t(`buckets.${row.bucket}`), width: 150 },
          { key: "type", title: t("type"), render: (row) => row.media_type ?? "", width: 180 },
          { key: "size", title: t("size"), render: (row) => sizeText(row.byte_size ?? 0), width: 110, align: "right" },
          { key: "by", title: t("by"), render: (row) => row.uploaded_by ?? t("citizen"), width: 200 },
          { key: "at", title: t("at"), render: (row) => <DateTime value={row.uploaded_at} />, width: 160 },
        ]}
      />
    </div>
  );
}
