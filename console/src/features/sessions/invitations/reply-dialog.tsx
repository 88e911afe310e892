import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";

type Props = { sessionId: number; reply: "declined" | "substituted"; onClose: () => void };

/** Declining says why, sending somebody says whom. */
export function ReplyDialog({ sessionId, reply, onClose }: Props) {
  const { t } = useTranslation("sessions");
  const [values, setValues] = useState({ name: "", title: "", note: "" });
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError>();
  const { run, isPending } = useRpc("reply_to_invitation", {
    success: t("mine.replied"),
    silent: true,
    onSuccess: onClose,
    onError: setError,
  });
  const needed = reply === "declined" ? "note" : "name";
  const field = (key: "name" | "title" | "note", label: string, isArea = false) => {
    const isMissing = isAsked && key === needed && !values[key].trim();
    const props = {
      id: `reply-${key}`,
      maxLength: key === "note" ? 1000 : 200,
      value: values[key],
      onChange: (event: { target: { value: string } }) => setValues({ ...values, [key]: event.target.value }),
    };
    return (
      <Form.Item
        label={label}
        htmlFor={`reply-${key}`}
        required={key === needed}
        validateStatus={isMissing ? "error" : undefined}
        help={isMissing ? t("plan.required") : undefined}
      >
        {isArea ? <Input.TextArea rows={3} {...props} /> : <Input {...props} />}
      </Form.Item>
    );
  };
  return (
    <Modal
      open
      title={t(`mine.${reply}`)}
      okText={t("mine.send")}
      confirmLoading={isPending}
      onCancel={onClose}
      onOk={() => {
        setAsked(true);
        setError(undefined);
        if (!values[needed].trim()) return;
        run({
          p_session_id: sessionId,
          p_reply: reply,
          p_note: values.note.trim() || null,
          p_substitute_name: reply === "substituted" ? values.name.trim() : null,
          p_substitute_title: reply === "substituted" ? values.title.trim() || null : null,
        });
      }}
    >
      <Form layout="vertical" component="div">
        {reply === "substituted" ? (
          <>
            {field("name", t("mine.substituteName"))}
            {field("title", t("mine.substituteTitle"))}
          </>
        ) : null}
        {field("note", t(reply === "declined" ? "mine.why" : "mine.note"), true)}
      </Form>
      {error ? <Alert type="error" showIcon message={errorText(t, error)} /> : null}
    </Modal>
  );
}
