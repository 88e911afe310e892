import { Button, Form, Input, type InputRef, Modal } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../lib/app-error";
import { fieldText } from "../lib/field-text";
import { focusOnOpen } from "../lib/focus";

type Props = {
  title: string;
  /** What it is about, in full weight. */
  of?: ReactNode;
  help?: ReactNode;
  label: string;
  submitText: string;
  isDanger?: boolean;
  isPending: boolean;
  /** What the database said of the reason. */
  failure?: AppError;
  /** Reasons given often, one click each. */
  picks?: readonly string[];
  maxLength?: number;
  onSubmit: (reason: string) => void;
  onClose: () => void;
};

/** Asks why, before something that stays on record. */
export function ReasonDialog({ maxLength = 500, picks = [], failure, ...props }: Props) {
  const { t } = useTranslation(["common", "errors"]);
  const [form] = Form.useForm<{ reason: string }>();
  const input = useRef<InputRef>(null);
  useEffect(() => {
    if (failure) form.setFields([{ name: "reason", errors: [fieldText(t, failure)] }]);
  }, [failure, form, t]);
  return (
    <Modal
      open
      title={props.title}
      okText={props.submitText}
      okButtonProps={{ danger: props.isDanger }}
      cancelText={t("cancel")}
      confirmLoading={props.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
      afterOpenChange={focusOnOpen(() => input.current?.focus())}
    >
      {props.of ? (
        <p>
          <strong>{props.of}</strong>
        </p>
      ) : null}
      {props.help ? <p className="muted">{props.help}</p> : null}
      <Form form={form} name="reason" layout="vertical" onFinish={({ reason }) => props.onSubmit(reason)}>
        <Form.Item
          name="reason"
          label={props.label}
          rules={[{ required: true, whitespace: true, message: t("form.reasonRequired") }]}
        >
          <Input ref={input} maxLength={maxLength} onPressEnter={form.submit} />
        </Form.Item>
        {picks.length ? (
          <div className="quick-picks">
            {picks.map((pick) => (
              <Button key={pick} size="small" onClick={() => form.setFieldValue("reason", pick)}>
                {pick}
              </Button>
            ))}
          </div>
        ) : null}
      </Form>
    </Modal>
  );
}
