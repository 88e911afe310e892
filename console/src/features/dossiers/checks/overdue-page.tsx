import { useList } from "@refinedev/core";
import { Alert, Button, Form, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import { DataTable } from "../../../components/data-table";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDate, formatTime, isoDate } from "../../../lib/date-time";
import { fieldText } from "../../../lib/field-text";
import { useMe } from "../../../lib/me";
import { StatusTag } from "../status-tag";
import { type DossierRow, shownState } from "../types";
import { useDossiersLive } from "../use-dossier";
import { CheckState } from "./check-state";
import { type Check, useChecks } from "./use-checks";
import "../dossiers.css";

/** One of today's two reviews: what it is about, and the words with which it is confirmed. */
function ConfirmCard({ check }: { check: Check }) {
  const { t } = useTranslation(["dossiers", "errors"]);
  const [form] = Form.useForm<{ remark?: string }>();
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc("confirm_overdue_check", {
    silent: true,
    invalidates: ["dossiers", "overdue_check_list"],
    success: t("checks.confirmed"),
    onError: (error) => {
      if (error.field === "remark") form.setFields([{ name: "remark", errors: [fieldText(t, error)] }]);
      else setFailure(error);
    },
  });
  const isOpen = check.state === "open" || check.state === "missing";
  const time = formatTime(check.due_at);
  return (
    <section className="sheet sheet-pad check-card" data-state={check.state} aria-labelledby={`check-${check.id}`}>
      <div className="sheet-head">
        <h2 id={`check-${check.id}`} className="sheet-title">
          {t("checks.of", { time })}
        </h2>
        <CheckState state={check.state} />
      </div>
      <p className="muted">{check.agency_name}</p>
      {isOpen && !check.closed_at ? (
        <Form
          form={form}
          name={`check-${check.id}`}
          layout="vertical"
          onFinish={({ remark }) => {
            setFailure(undefined);
            run({ p_check_id: check.id, p_remark: remark?.trim() || null });
          }}
        >
          {failure ? (
            <Alert type="error" showIcon role="alert" className="dossier-gap" message={fieldText(t, failure)} />
          ) : null}
          <Form.Item
            name="remark"
            label={t("checks.remark", { time })}
            extra={t("checks.remarkHint")}
            rules={
              check.overdue_count > 0 ? [{ required: true, whitespace: true, message: t("checks.remarkRequired") }] : []
            }
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t("checks.confirm", { time })}
          </Button>
        </Form>
      ) : (
        <>
          <p className="num">
            {check.confirmed_at
              ? t("checks.confirmedBy", {
                  who: check.confirmed_by_name,
                  at: formatTime(check.confirmed_at),
                  count: check.overdue_count,
                })
              : t("checks.closed")}
          </p>
          {check.remark ? <p className="dossier-text">{check.remark}</p> : null}
        </>
      )}
    </section>
  );
}

const columnsRead =
  "id, number, status, procedure_name, step_name, step_agency_name, officer_name, due_at, clock_state, remaining_seconds, apologised_at";

/** The head of the one-stop desk looks through what is overdue, by 10:30 and by 15:00, and says so. Nguồn: QĐ2926 Điều 16.3. */
export function Page() {
  const { t } = useTranslation("dossiers");
  const me = useMe();
  useDossiersLive();
  const grant = me?.permissions.head_one_stop;
  const own =
    grant?.scope === "own" && grant.agency_ids
      ? [{ field: "agency_id", operator: "in" as const, value: grant.agency_ids }]
      : [];
  const today = isoDate(new Date());
  const checks = useChecks([{ field: "day", operator: "eq", value: today }, ...own]);
  const { query, result } = useList<DossierRow>({
    resource: "dossier_list",
    filters: [{ field: "is_overdue", operator: "eq", value: true }, ...own],
    sorters: [{ field: "due_at", order: "asc" }],
    pagination: { currentPage: 1, pageSize: 200 },
    meta: { select: columnsRead },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { refetchInterval: 60_000, placeholderData: (previous) => previous },
  });
  const ofToday = [...checks.result.data].sort((a, b) => a.due_at.localeCompare(b.due_at));
  return (
    <div className="page">
      <PageHeader
        title={t("checks.overdueTitle")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={`${formatDate(today)} · QĐ2926 Điều 16.3`}
      />
      {checks.query.isError ? <ErrorState error={checks.query.error} onRetry={checks.query.refetch} /> : null}
      {checks.query.isLoading ? <Skeleton active /> : null}
      {checks.query.isSuccess && ofToday.length === 0 ? (
        <Alert type="info" showIcon className="dossier-gap" message={t("checks.noneToday")} />
      ) : null}
      <div className="check-cards">
        {ofToday.map((check) => (
          <ConfirmCard key={check.id} check={check} />
        ))}
      </div>
      <DataTable<DossierRow>
        label={t("checks.overdueTitle")}
        rows={result.data}
        rowName={({ number }) => number}
        rowLink={({ id }) => `/dossiers/${id}`}
        isLoading={query.isLoading}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        columns={[
          {
            key: "number",
            title: t("fields.number"),
            width: 190,
            render: (row) => (
              <Link className="num" to={`/dossiers/${row.id}`}>
                {row.number}
              </Link>
            ),
          },
          {
            key: "due",
            title: t("fields.due"),
            width: 190,
            render: (row) => (
              <ClockBadge
                state={shownState(row.clock_state)}
                dueAt={row.due_at}
                remainingSeconds={row.remaining_seconds}
              />
            ),
          },
          {
            key: "procedure",
            title: t("fields.procedure"),
            width: 300,
            render: (row) => (
              <span className="clip" title={row.procedure_name}>
                {row.procedure_name}
              </span>
            ),
          },
          { key: "status", title: t("fields.status"), width: 140, render: (row) => <StatusTag status={row.status} /> },
          {
            key: "where",
            title: t("fields.step"),
            width: 260,
            render: (row) => {
              const where = [row.step_name, row.officer_name ?? row.step_agency_name].filter(Boolean).join(" · ");
              return (
                <span className="clip" title={where}>
                  {where || "–"}
                </span>
              );
            },
          },
          {
            key: "actions",
            title: t("checks.apology"),
            width: 150,
            render: (row) =>
              row.apologised_at ? (
                <span className="muted">{t("fields.apologised")}</span>
              ) : row.status === "accepted" || row.status === "processing" ? (
                <Link to={`/dossiers/${row.id}?step=apologise_dossier`}>{t("steps.apologise_dossier.label")}</Link>
              ) : (
                <span className="muted">–</span>
              ),
          },
        ]}
        empty={<EmptyState title={t("checks.nothingLate")} hint={t("checks.nothingLateHint")} />}
      />
    </div>
  );
}
