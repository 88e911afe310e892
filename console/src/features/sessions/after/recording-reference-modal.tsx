import { Alert, Form, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { fieldText } from "../../../lib/field-text";

type Values = { place: string; file_name: string; megabytes: number; sha256?: string; note?: string };
const named: Record<string, keyof Values> = {
  place: "place",
  file_name: "file_name",
  byte_size: "megabytes",
  sha256: "sha256",
  note: "note",
};

/** A recording that stays on the device at the point: where it is, how large, its checksum. */
export function RecordingReferenceModal({ sessionId, onClose }: { sessionId: number; onClose: () => void }) {
  const { t } = useTranslation("session_after");
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc("add_recording", {
    silent: true,
    success: t("recordings.entered"),
    onSuccess: onClose,
    onError: (error) => {
      const name = named[error.field ?? ""];
      if (name) form.setFields([{ name, errors: [fieldText(t, error)] }]);
      setFailure(name ? undefined : error);
    },
  });
  const needed = [{ required: true, whitespace: true, message: t("recordings.needed") }];
  return (
    <Modal
      open
      title={t("recordings.refer")}
      okText={t("recordings.enter")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      maskClosable={false}
      onOk={form.submit}
      onCancel={onClose}
    >
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ megabytes, ...rest }: Values) =>
          run({ p_session_id: sessionId, p_recording: { ...rest, byte_size: Math.round(megabytes * 1_048_576) } })
        }
      >
        <Form.Item name="place" label={t("recordings.place")} rules={needed}>
          <Input maxLength={500} placeholder={t("recordings.placePlaceholder")} />
        </Form.Item>
        <Form.Item name="file_name" label={t("recordings.fileName")} rules={needed}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item
          name="megabytes"
          label={t("recordings.size")}
          rules={[{ required: true, message: t("recordings.needed") }]}
        >
          <InputNumber min={0.01} max={10_000_000} addonAfter="MB" style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item
          name="sha256"
          label="SHA-256"
          tooltip={t("recordings.sumHint")}
          rules={[{ pattern: /^[0-9a-fA-F]{64}$/, message: t("recordings.sumWrong") }]}
        >
          <Input maxLength={64} className="recording-sum" />
        </Form.Item>
        <Form.Item name="note" label={t("recordings.note")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
