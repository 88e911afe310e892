import { Alert, Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../components/use-rpc";
import type { AppError } from "../../lib/app-error";
import { fieldText } from "../../lib/field-text";
import type { VisitRow } from "./types";
import { VisitFields } from "./visit-fields";

const fields = ["classification", "content", "commune_id", "head_count"] as const;
type Values = Pick<VisitRow, (typeof fields)[number]>;

/** A slip of the pen is put right as long as the visit has not been dealt with. */
export function EditModal({ visit, onClose }: { visit: VisitRow; onClose: () => void }) {
  const { t } = useTranslation(["visits", "common"]);
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc("save_visit", {
    silent: true,
    success: t("common:saved"),
    onSuccess: onClose,
    onError: (error) => {
      const field = fields.find((each) => each === error.field);
      if (field) form.setFields([{ name: field, errors: [fieldText(t, error)] }]);
      else setFailure(error);
    },
  });
  return (
    <Modal
      open
      width={600}
      title={t("form.editTitle", { code: visit.code })}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
      maskClosable={false}
    >
      {failure ? <Alert type="error" showIcon role="alert" message={fieldText(t, failure)} /> : null}
      <Form<Values>
        form={form}
        name="edit-visit"
        layout="vertical"
        initialValues={visit}
        onFinish={(values) => {
          setFailure(undefined);
          run({ p_visit_id: visit.id, p_visit: values });
        }}
      >
        <VisitFields withFocus />
      </Form>
    </Modal>
  );
}
