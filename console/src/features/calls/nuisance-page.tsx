import { useList } from "@refinedev/core";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { type BarFilter, FilterBar } from "../../components/filter-bar";
import { toCrudFilters } from "../../components/list-filters";
import { PageHeader } from "../../components/page-header";
import { useListState } from "../../components/use-list-state";
import { useRpc } from "../../components/use-rpc";
import { formatDate } from "../../lib/date-time";
import { may, useMe } from "../../lib/me";
import { CallsTabs } from "./calls-tabs";
import type { NuisanceMark } from "./types";

function LiftModal({ mark, onClose }: { mark: NuisanceMark; onClose: () => void }) {
  const { t } = useTranslation(["calls", "tickets"]);
  const [reason, setReason] = useState("");
  const { run, isPending } = useRpc("unmark_nuisance", { success: t("nuisance.lifted"), onSuccess: onClose });
  return (
    <Modal
      open
      title={t("nuisance.liftTitle", { phone: mark.phone_masked })}
      okText={t("nuisance.lift")}
      cancelText={t("tickets:form.cancel")}
      onCancel={onClose}
      onOk={() => run({ p_mark_id: mark.id, p_reason: reason })}
      okButtonProps={{ disabled: !reason.trim(), loading: isPending }}
    >
      <p className="muted">{mark.reason}</p>
      <Input.TextArea
        autoFocus
        aria-label={t("fields.reason")}
        placeholder={t("nuisance.liftHelp")}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}

/** Numbers that pester the line: why, who marked them, who lifted the mark. */
export function Page() {
  const { t } = useTranslation("calls");
  const me = useMe();
  const list = useListState({ pageSize: 50 });
  const [lifting, setLifting] = useState<NuisanceMark>();
  const filters: BarFilter[] = [
    {
      key: "standing",
      type: "boolean",
      label: t("nuisance.standing"),
      initial: ["true"],
      toFilters: ([value]) =>
        value === undefined ? [] : [{ field: "lifted_at", operator: value === "true" ? "null" : "nnull", value: true }],
    },
  ];
  const { query, result } = useList<NuisanceMark>({
    resource: "nuisance_marks",
    filters: toCrudFilters(filters, list, null),
    sorters: [{ field: "marked_at", order: "desc" }],
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    errorNotification: false,
  });
  const mayLift = (mark: NuisanceMark) =>
    !mark.lifted_at && may("tickets.receive") && (mark.marked_by_id === me?.person.id || may("lead_shift"));
  return (
    <div className="page">
      <PageHeader title={t("nuisance.title")} count={query.isSuccess ? result.total : undefined} />
      <CallsTabs />
      <FilterBar list={list} filters={filters} />
      <DataTable<NuisanceMark>
        label={t("nuisance.title")}
        rows={result.data}
        rowName={(row) => row.phone_masked}
        isLoading={query.isLoading}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        columns={[
          {
            key: "phone",
            title: t("fields.phone"),
            width: 150,
            render: (row) => <span className="num">{row.phone_masked}</span>,
          },
          {
            key: "reason",
            title: t("fields.reason"),
            render: (row) => (
              <span className="clip" title={row.reason}>
                {row.reason}
              </span>
            ),
          },
          {
            key: "marked",
            title: t("fields.marked"),
            width: 260,
            render: (row) => (
              <>
                {row.marked_by_name} · <DateTime value={row.marked_at} />
              </>
            ),
          },
          {
            key: "lifted",
            title: t("fields.lifted"),
            width: 320,
            render: (row) =>
              row.lifted_at ? (
                <span className="clip">
                  {t("nuisance.liftedBy", {
                    name: row.lifted_by_name,
                    date: formatDate(row.lifted_at),
                    reason: row.lift_reason,
                  })}
                </span>
              ) : mayLift(row) ? (
                <Button size="small" onClick={() => setLifting(row)}>
                  {t("nuisance.lift")}
                </Button>
              ) : null,
          },
        ]}
        empty={<EmptyState title={t("nuisance.empty")} hint={t("nuisance.emptyHint")} />}
      />
      {lifting ? <LiftModal mark={lifting} onClose={() => setLifting(undefined)} /> : null}
    </div>
  );
}
