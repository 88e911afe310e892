import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Modal, Progress } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpcQuery } from "../../../components/use-rpc";
import { type AppError, toAppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { rpc } from "../../../lib/rpc";
import { HandlingAgencyPicker } from "../pickers";
import { OfficersPicker } from "../steps/people-pickers";
import "./bulk.css";
import { focusOnOpen } from "../../../lib/focus";
import { BulkResult, useReason } from "./bulk-result";
import type { BulkStep } from "./bulk-steps";
import { type BulkPart, type BulkRow, partsOf, runBulk } from "./run-bulk";

export type Chosen = { id: number; code: string; agency_id: number | null };

type Props = {
  step: BulkStep;
  tickets: readonly Chosen[];
  /** The tickets that are still to be done. */
  onClose: (left: number[] | undefined) => void;
};

/** One step for many tickets: what is not possible is said first, then each ticket's own result; failed ones again. */
export function BulkModal({ step, tickets, onClose }: Props) {
  const { t } = useTranslation(["tickets", "common"]);
  const client = useQueryClient();
  const reason = useReason();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [rows, setRows] = useState<BulkRow[]>();
  const [isRunning, setRunning] = useState(false);
  const [asked, setAsked] = useState(0);
  const [failure, setFailure] = useState<AppError>();
  const isBusy = useRef(false);
  const lost = useRef<BulkPart[]>([]);
  const ids = tickets.map((ticket) => ticket.id);
  const codeOf = (id: number) => tickets.find((ticket) => ticket.id === id)?.code ?? String(id);
  const { data: impossible, isLoading } = useRpcQuery<BulkRow[]>(
    "bulk_preview",
    { p_step: step.step, p_ticket_ids: ids },
    { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false },
  );
  const possible = ids.filter((id) => !impossible?.some((row) => row.id === id));
  const agencies = [...new Set(tickets.map((ticket) => ticket.agency_id))];

  const send = async (parts: BulkPart[], kept: BulkRow[]) => {
    // State comes a moment late for the second click of a double one.
    if (isBusy.current) return;
    isBusy.current = true;
    setRunning(true);
    setFailure(undefined);
    setAsked(parts.reduce((sum, part) => sum + part.ids.length, 0));
    const entered = form.getFieldsValue();
    const args = Object.fromEntries(step.fields.map(({ name }) => [`p_${name}`, entered[name] ?? null]));
    try {
      const outcome = await runBulk(
        parts,
        (part) => rpc<BulkRow[]>(step.rpc, { ...args, p_ticket_ids: part.ids, p_request_id: part.requestId }),
        (done) => setRows([...kept, ...done]),
      );
      lost.current = outcome.lost;
    } catch (raw) {
      const error = toAppError(raw);
      const field = step.fields.find((each) => each.name === error.field);
      if (field) form.setFields([{ name: field.name, errors: [errorText(t, error)] }]);
      setFailure(field ? undefined : error);
    } finally {
      isBusy.current = false;
      setRunning(false);
      void client.invalidateQueries();
    }
  };
  const again = () => {
    const failed = (rows ?? []).filter((row) => !row.ok);
    const unanswered = lost.current;
    const isUnanswered = (id: number) => unanswered.some((part) => part.ids.includes(id));
    const fresh = partsOf(failed.map((row) => row.id).filter((id) => !isUnanswered(id)));
    void send(
      [...unanswered, ...fresh],
      (rows ?? []).filter((row) => row.ok),
    );
  };

  const failed = (rows ?? []).filter((row) => !row.ok);
  const isDone = rows !== undefined && !isRunning;
  const close = () => {
    if (isRunning) return;
    // What could not be done stays chosen, so that nobody has to find it again.
    const doneIds = new Set((rows ?? []).filter((row) => row.ok).map((row) => row.id));
    onClose(rows ? ids.filter((id) => !doneIds.has(id)) : undefined);
  };
  const doneOfThese = rows ? rows.length : 0;

  return (
    <Modal
      open
      width={640}
      title={t(`steps.${step.step}.title`)}
      onCancel={close}
      maskClosable={false}
      closable={!isRunning}
      keyboard={!isRunning}
      className="bulk-modal"
      afterOpenChange={focusOnOpen(() => form.focusField(step.fields[0]?.name ?? ""))}
      footer={
        isDone ? (
          <>
            {failed.length ? <Button onClick={again}>{t("bulk.again", { count: failed.length })}</Button> : null}
            <Button type="primary" autoFocus onClick={close}>
              {t("common:close")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={close} disabled={isRunning}>
              {t("form.cancel")}
            </Button>
            <Button
              type="primary"
              loading={isRunning}
              disabled={isLoading || possible.length === 0}
              onClick={form.submit}
            >
              {t("bulk.submit", { action: t(`steps.${step.step}.submit`), count: possible.length })}
            </Button>
          </>
        )
      }
    >
      {rows || isRunning ? (
        <>
          {isRunning ? (
            <Progress
              percent={Math.round((100 * doneOfThese) / Math.max(1, asked + (rows ?? []).length - doneOfThese))}
              format={() => `${doneOfThese}/${Math.max(asked, doneOfThese)}`}
              aria-label={t("bulk.progress")}
            />
          ) : null}
          {rows ? <BulkResult rows={rows} codeOf={codeOf} /> : null}
        </>
      ) : null}
      <div hidden={rows !== undefined || isRunning}>
        <p className="muted step-help">{t(`steps.${step.step}.help`)}</p>
        {impossible?.length ? (
          <Alert
            type="warning"
            showIcon
            message={
              possible.length
                ? t("bulk.impossible", { count: impossible.length, all: ids.length })
                : t("bulk.noneChosen", { count: ids.length })
            }
            description={
              <ul className="bulk-rows bulk-rows-few">
                {impossible.map((row) => (
                  <li key={row.id}>
                    <span className="num">{row.code}</span>
                    <span>{reason(row)}</span>
                  </li>
                ))}
              </ul>
            }
          />
        ) : null}
        {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
        <Form
          form={form}
          layout="vertical"
          name="bulk"
          requiredMark
          onFinish={() => send(partsOf(possible), [])}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
          }}
        >
          {step.fields.map((field) => (
            <Form.Item
              key={field.name}
              name={field.name}
              label={t(field.kind === "officers" ? "bulk.staff_ids" : `form.${field.label}`)}
              extra={field.kind === "officers" ? t("bulk.staffHint") : undefined}
              rules={
                field.isRequired
                  ? [
                      {
                        required: true,
                        ...(field.kind === "text" ? { whitespace: true } : {}),
                        message: t("form.required"),
                      },
                    ]
                  : []
              }
            >
              {field.kind === "agency" ? (
                <HandlingAgencyPicker />
              ) : field.kind === "officers" ? (
                <OfficersPicker agencyIds={agencies.filter((id) => id !== null)} />
              ) : (
                <Input.TextArea autoSize={{ minRows: field.rows ?? 3, maxRows: 12 }} maxLength={2000} />
              )}
            </Form.Item>
          ))}
        </Form>
      </div>
    </Modal>
  );
}
