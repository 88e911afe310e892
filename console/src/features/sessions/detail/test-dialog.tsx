import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../../components/radio-group";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import type { PointRow } from "../types";

/** The result of a test that was done over the phone or on the spot, without the test page. */
export function TestDialog({ point, onClose }: { point: PointRow; onClose: () => void }) {
  const { t } = useTranslation("sessions");
  const [isPassed, setPassed] = useState<boolean>();
  const [note, setNote] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError>();
  const { run, isPending } = useRpc("record_test", {
    success: t("test.saved"),
    silent: true,
    onSuccess: onClose,
    onError: setError,
  });
  const isUndecided = isAsked && isPassed === undefined;
  const needsNote = isAsked && isPassed === false && !note.trim();
  return (
    <Modal
      open
      title={t("test.title", { point: point.point.name })}
      okText={t("test.save")}
      confirmLoading={isPending}
      onCancel={onClose}
      onOk={() => {
        setAsked(true);
        setError(undefined);
        if (isPassed === undefined || (!isPassed && !note.trim())) return;
        run({
          p_session_point_id: point.id,
          p_is_passed: isPassed,
          p_results: { by: "hand" },
          p_note: note.trim() || null,
        });
      }}
    >
      <Form layout="vertical" component="div">
        <Form.Item
          label={t("test.result")}
          required
          validateStatus={isUndecided ? "error" : undefined}
          help={isUndecided ? t("plan.required") : undefined}
        >
          <RadioGroup
            value={isPassed}
            onChange={(event) => setPassed(event.target.value)}
            options={[
              { value: true, label: t("test.passed") },
              { value: false, label: t("test.failed") },
            ]}
          />
        </Form.Item>
        <Form.Item
          label={t("test.note")}
          htmlFor="test-note"
          required={isPassed === false}
          validateStatus={needsNote ? "error" : undefined}
          help={needsNote ? t("test.noteRequired") : undefined}
        >
          <Input.TextArea
            id="test-note"
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Form.Item>
      </Form>
      {error ? <Alert type="error" showIcon message={errorText(t, error)} /> : null}
    </Modal>
  );
}
