import { CheckCircleFilled, SwapRightOutlined, WarningFilled } from "@ant-design/icons";
import { Alert, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useKeys } from "../../../components/use-keys";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import "../dossiers.css";

type Chosen = { id: number; number: string };
type Outcome = { done: number; failed: { id: number; number: string | null; error: string }[] };
type Props = { dossiers: readonly Chosen[]; onSelect: (ids: number[]) => void };

/** What can be done with the chosen dossiers at once: each goes on to its next step by itself. */
export function BulkForward({ dossiers, onSelect }: Props) {
  const { t } = useTranslation(["dossiers", "common", "errors"]);
  const [isOpen, setOpen] = useState(false);
  useKeys(t("bulk.title"), [{ keys: "f", label: t("bulk.forward"), run: () => setOpen(true), isCommand: true }]);
  return (
    <div className="dossier-bulk" role="toolbar" aria-label={t("bulk.title")}>
      <strong className="num">{t("bulk.chosen", { count: dossiers.length })}</strong>
      <Button icon={<SwapRightOutlined />} onClick={() => setOpen(true)}>
        {t("bulk.forward")}{" "}
        <span aria-hidden="true">
          <kbd>F</kbd>
        </span>
      </Button>
      <Button type="text" onClick={() => onSelect([])}>
        {t("bulk.clear")}
      </Button>
      {isOpen ? (
        <ForwardModal
          dossiers={dossiers}
          onClose={(left) => {
            setOpen(false);
            if (left) onSelect(left);
          }}
        />
      ) : null}
    </div>
  );
}

type ModalProps = { dossiers: readonly Chosen[]; onClose: (left?: number[]) => void };

function ForwardModal({ dossiers, onClose }: ModalProps) {
  const { t } = useTranslation(["dossiers", "common", "errors"]);
  const [form] = Form.useForm<{ note?: string }>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc<Outcome>("bulk_forward_dossiers", {
    silent: true,
    onSuccess: setOutcome,
    onError: setFailure,
  });
  // What could not be done stays chosen, so that nobody has to find it again.
  const close = () => onClose(outcome?.failed.map(({ id }) => id));
  return (
    <Modal
      open
      width={600}
      title={t("bulk.forwardTitle", { count: dossiers.length })}
      onCancel={isPending ? undefined : close}
      maskClosable={false}
      footer={
        outcome ? (
          <Button type="primary" autoFocus onClick={close}>
            {t("common:close")}
          </Button>
        ) : (
          <>
            <Button onClick={() => onClose()} disabled={isPending}>
              {t("common:cancel")}
            </Button>
            <Button type="primary" loading={isPending} onClick={form.submit}>
              {t("bulk.forward")}
            </Button>
          </>
        )
      }
    >
      {outcome ? (
        <>
          <p role="status" className="bulk-outcome">
            {outcome.done ? (
              <span className="bulk-done">
                <CheckCircleFilled aria-hidden="true" /> {t("bulk.done", { count: outcome.done })}
              </span>
            ) : null}
            {outcome.failed.length ? (
              <span className="bulk-failed">
                <WarningFilled aria-hidden="true" /> {t("bulk.failed", { count: outcome.failed.length })}
              </span>
            ) : null}
          </p>
          <ul className="plain-list">
            {outcome.failed.map(({ id, number, error }) => (
              <li key={id}>
                <Link className="num" to={`/dossiers/${id}`} target="_blank">
                  {number ?? id}
                </Link>
                <span>{t([`errors:${error}`, "errors:unknown"], {}) as string}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="muted">{t("bulk.forwardHelp")}</p>
          {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
          <Form
            form={form}
            name="bulk-forward"
            layout="vertical"
            onFinish={({ note }) =>
              run({ p_dossier_ids: dossiers.map(({ id }) => id), p_note: note?.trim() || null, p_officer_id: null })
            }
          >
            <Form.Item name="note" label={t("form.note")}>
              <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
            </Form.Item>
          </Form>
        </>
      )}
    </Modal>
  );
}
