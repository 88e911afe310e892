import { Alert, Form, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";

type Props = {
  rpc: string;
  args: (text: string) => Record<string, unknown>;
  title: string;
  action: string;
  label: string;
  success: string;
  isRequired?: boolean;
  isDanger?: boolean;
  children?: ReactNode;
  onClose: () => void;
};

/** A step that needs a sentence: why, or what was said. */
export function ReasonDialog({
  rpc,
  args,
  title,
  action,
  label,
  success,
  isRequired,
  isDanger,
  children,
  onClose,
}: Props) {
  const { t } = useTranslation("sessions");
  const [text, setText] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError>();
  const { run, isPending } = useRpc(rpc, { success, silent: true, onSuccess: onClose, onError: setError });
  const isMissing = isRequired && isAsked && !text.trim();
  return (
    <Modal
      open
      title={title}
      okText={action}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={isPending}
      onCancel={onClose}
      onOk={() => {
        setAsked(true);
        setError(undefined);
        if (!isRequired || text.trim()) run(args(text.trim()));
      }}
    >
      {children}
      <Form layout="vertical" component="div">
        <Form.Item
          label={label}
          htmlFor="step-reason"
          required={isRequired}
          validateStatus={isMissing ? "error" : undefined}
          help={isMissing ? t("plan.required") : undefined}
        >
          <Input.TextArea
            id="step-reason"
            autoFocus
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
      </Form>
      {error ? <Alert type="error" showIcon message={errorText(t, error)} /> : null}
    </Modal>
  );
}
