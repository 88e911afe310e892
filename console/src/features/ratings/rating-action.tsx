import { Alert, Form, Input, Modal } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../components/use-rpc";
import type { AppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { focusOnOpen } from "../../lib/focus";
import type { RatingRow } from "./types";

type Props = { row: RatingRow; action: "review" | "reopen"; onClose: () => void };

/** Notes that a rating has been looked at, or re-opens its ticket with the rating as the reason. */
export function RatingAction({ row, action, onClose }: Props) {
  const { t } = useTranslation("ratings");
  const [form] = Form.useForm<{ text: string }>();
  const [failure, setFailure] = useState<AppError>();
  const input = useRef<TextAreaRef>(null);
  const isReopening = action === "reopen";
  const { run, isPending } = useRpc(isReopening ? "reopen_ticket" : "review_rating", {
    success: t(`dialog.${action}.done`, { code: row.code }),
    silent: true,
    onSuccess: onClose,
    onError: (error) => {
      const isText = error.field === "reason" || error.field === "remark";
      if (isText) form.setFields([{ name: "text", errors: [errorText(t, error)] }]);
      setFailure(isText ? undefined : error);
    },
  });
  const submit = ({ text }: { text: string }) =>
    run(
      isReopening
        ? { p_ticket_id: row.ticket_id, p_reason: text, p_version: row.version, p_rating_id: row.id }
        : { p_rating_id: row.id, p_remark: text },
    );
  const start = isReopening
    ? t(row.comment ? "dialog.reopen.reasonComment" : "dialog.reopen.reason", {
        score: row.score,
        comment: row.comment ?? "",
      })
    : "";
  return (
    <Modal
      open
      title={t(`dialog.${action}.title`, { code: row.code })}
      okText={t(`dialog.${action}.submit`)}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      maskClosable={false}
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={focusOnOpen(() => input.current?.focus({ cursor: "end" }))}
    >
      <p className="muted">{t(`dialog.${action}.help`)}</p>
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <Form form={form} layout="vertical" initialValues={{ text: start }} onFinish={submit}>
        <Form.Item
          name="text"
          label={t(`dialog.${action}.label`)}
          rules={[{ required: true, whitespace: true, message: t("dialog.required") }]}
        >
          <Input.TextArea
            ref={input}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={2000}
            onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.submit()}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
