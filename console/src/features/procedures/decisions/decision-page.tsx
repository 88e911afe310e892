import { CheckCircleOutlined, ClockCircleOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import { fieldText } from "../../../lib/field-text";
import { may } from "../../../lib/me";
import "../procedures.css";
import { type DecisionItem, type DecisionRow, useDecision } from "./use-decisions";

function CancelModal({ row, onClose }: { row: DecisionRow; onClose: () => void }) {
  const { t } = useTranslation(["procedures", "common"]);
  const [form] = Form.useForm<{ reason: string }>();
  const { run, isPending } = useRpc("cancel_catalogue_decision", {
    silent: true,
    success: t("decisions.cancelled"),
    onSuccess: onClose,
    onError: (error: AppError) => form.setFields([{ name: "reason", errors: [fieldText(t, error)] }]),
  });
  return (
    <Modal
      open
      title={t("decisions.cancelTitle", { number: row.number })}
      okText={t("decisions.cancel")}
      okButtonProps={{ danger: true }}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={({ reason }) => run({ p_decision_id: row.id, p_reason: reason })}>
        <Form.Item
          name="reason"
          label={t("decisions.cancelReason")}
          rules={[{ required: true, whitespace: true, message: t("needed") }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** What is still to be done for an item, as a way to the place where it is done. */
function NextStep({ row, item }: { row: DecisionRow; item: DecisionItem }) {
  const { t } = useTranslation("procedures");
  const { modal } = App.useApp();
  const apply = useRpc("apply_agency_code", { success: t("decisions.codeSet") });
  if (item.action === "code") {
    if (!may("agencies.edit")) return null;
    return (
      <Button
        size="small"
        loading={apply.isPending}
        onClick={() =>
          modal.confirm({
            title: t("decisions.setCode"),
            content: t("decisions.setCodeText", {
              agency: item.agency?.name,
              old: item.agency?.electronic_code ?? "–",
              code: item.electronic_code,
            }),
            okText: t("decisions.setCode"),
            onOk: () => apply.run({ p_item_id: item.id }),
          })
        }
      >
        {t("decisions.setCode")}
      </Button>
    );
  }
  const handed = new URLSearchParams({ decision: row.number, on: row.decided_on, issuer: row.issuer });
  if (!item.procedure_id) {
    handed.set("code", item.procedure_code ?? "");
    handed.set("name", item.procedure_name ?? "");
    return <Link to={`/procedures/new?${handed}`}>{t("decisions.enter")}</Link>;
  }
  if (item.action === "abolished") return <Link to={`/procedures/${item.procedure_id}`}>{t("decisions.abolish")}</Link>;
  return <Link to={`/procedures/${item.procedure_id}/edit?${handed}`}>{t("decisions.amend")}</Link>;
}

function DecisionView({ row, items }: { row: DecisionRow; items: DecisionItem[] }) {
  const { t } = useTranslation("procedures");
  const [isCancelling, setCancelling] = useState(false);
  const isOpen = row.status === "open";
  return (
    <div className="page">
      <PageHeader
        title={t("decisionOf", { number: row.number, day: formatDate(row.decided_on) })}
        subtitle={row.summary ?? row.issuer}
        back={{ label: t("decisions.title"), to: "/catalogue-decisions" }}
        tags={
          <span className="procedure-state" data-state={isOpen ? "coming" : "current"}>
            {t(`decisions.statuses.${row.status}`)}
          </span>
        }
        actions={isOpen ? <Button onClick={() => setCancelling(true)}>{t("decisions.cancel")}</Button> : undefined}
      />
      <div className="detail">
        <div className="detail-main">
          <section className="sheet sheet-pad">
            <h2 className="sheet-title">
              {t(`decisions.items.${row.kind}`)}{" "}
              <span className="muted num">
                {row.done_count}/{row.item_count}
              </span>
            </h2>
            <ol className="procedure-lines">
              {items.map((item) => (
                <li key={item.id}>
                  <span className="procedure-line-main">
                    {item.action === "code" ? (
                      <>
                        <Link to={`/agencies/${item.agency_id}`}>{item.agency?.name}</Link>
                        <small className="num">
                          {item.agency?.electronic_code ?? "–"} → {item.electronic_code}
                        </small>
                      </>
                    ) : (
                      <>
                        {item.procedure_id ? (
                          <Link to={`/procedures/${item.procedure_id}`}>{item.procedure_name}</Link>
                        ) : (
                          (item.procedure_name ?? item.procedure_code)
                        )}
                        <small>
                          <span className="num">{item.procedure_code}</span> · {t(`decisions.actions.${item.action}`)}
                        </small>
                      </>
                    )}
                  </span>
                  <span className="procedure-line-side">
                    {item.done_at ? (
                      <span className="procedure-done">
                        <CheckCircleOutlined aria-hidden="true" />{" "}
                        {t("decisions.doneAt", { time: formatDateTime(item.done_at) })}
                        {item.done_by_name ? ` · ${item.done_by_name}` : ""}
                      </span>
                    ) : isOpen ? (
                      <>
                        <span className="muted">
                          <ClockCircleOutlined aria-hidden="true" /> {t("decisions.notYet")}
                        </span>{" "}
                        <NextStep row={row} item={item} />
                      </>
                    ) : null}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        </div>
        <aside className="detail-side" aria-label={t("common:facts")}>
          <section className="sheet sheet-pad">
            <dl className="facts facts-stacked">
              <div>
                <dt>{t("decisions.clock")}</dt>
                <dd>
                  {row.clock_state === "none" ? (
                    t("decisions.noClock")
                  ) : (
                    <ClockBadge
                      state={row.clock_state}
                      dueAt={row.due_at}
                      remainingSeconds={row.remaining_seconds}
                      article={t(`decisions.article.${row.kind}`)}
                    />
                  )}
                </dd>
              </div>
              {row.due_at ? (
                <div>
                  <dt>{t("decisions.due")}</dt>
                  <dd className="num">{formatDateTime(row.due_at)}</dd>
                </div>
              ) : null}
              <div>
                <dt>{t("decisions.basis")}</dt>
                <dd>{t(`decisions.article.${row.kind}`)}</dd>
              </div>
              <div>
                <dt>{t("fields.issuer")}</dt>
                <dd>{row.issuer}</dd>
              </div>
              <div>
                <dt>{t("decisions.registeredBy")}</dt>
                <dd>
                  {row.registered_by_name} · <span className="num">{formatDateTime(row.registered_at)}</span>
                </dd>
              </div>
              {row.completed_at ? (
                <div>
                  <dt>{t("decisions.statuses.completed")}</dt>
                  <dd className="num">{formatDateTime(row.completed_at)}</dd>
                </div>
              ) : null}
              {row.cancel_reason ? (
                <div>
                  <dt>{t("decisions.cancelReason")}</dt>
                  <dd>{row.cancel_reason}</dd>
                </div>
              ) : null}
            </dl>
          </section>
        </aside>
      </div>
      {isCancelling ? <CancelModal row={row} onClose={() => setCancelling(false)} /> : null}
    </div>
  );
}

/** One decision: what it orders, what is done, how much of its five working days is left. */
export function Page() {
  const { t } = useTranslation("procedures");
  const id = Number(useParams().id);
  const query = useDecision(id);
  if (query.data) return <DecisionView key={id} {...query.data} />;
  return (
    <div className="page">
      {query.isLoading ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : (
        <EmptyState title={t("decisions.notFound")} hint={t("notFoundHint")} />
      )}
    </div>
  );
}
