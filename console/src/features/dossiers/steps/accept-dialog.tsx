import { useQuery } from "@tanstack/react-query";
import { Alert, Checkbox, Form, Input, InputNumber } from "antd";
import { Link } from "react-router";
import type { CustomValues } from "../../../components/custom-fields/custom-values";
import { problemsByField } from "../../../components/custom-fields/problems";
import type { AppError } from "../../../lib/app-error";
import { formatDate } from "../../../lib/date-time";
import { fieldText } from "../../../lib/field-text";
import { rpc } from "../../../lib/rpc";
import { Checklist, type ChecklistValue } from "../checklist";
import { OwnFields } from "../own-fields";
import type { DossierParts } from "../use-dossier";
import { StepFrame } from "./step-frame";
import { type StepProps, useStep } from "./use-step";

type Values = {
  documents: ChecklistValue;
  fee_due: number;
  fee_note?: string;
  note?: string;
  is_forwarded?: boolean;
  custom?: CustomValues;
};
type Duplicate = { id: number; number: string; agency_name: string; received_at: string };

/** The desk takes a submitted dossier in: the checklist, the fee, and on to the first unit. Nguồn: QĐ2926 Điều 19.2a. */
export function AcceptDialog({ parts, ...props }: StepProps & { parts: DossierParts | undefined }) {
  const { dossier, onClose } = props;
  const [form] = Form.useForm<Values>();
  const own = useStep("accept_dossier", props, (error: AppError) => {
    const ofOffice = problemsByField(own.t, error);
    if (ofOffice.length) {
      form.setFields(ofOffice as never);
      return true;
    }
    if (error.field !== "documents" && error.field !== "fee_due") return false;
    form.setFields([{ name: error.field, errors: [fieldText(own.t, error)] }]);
    return true;
  });
  const { t } = own;
  const duplicates = useQuery({
    queryKey: ["dossiers", "duplicates", dossier.id],
    queryFn: () =>
      rpc<Duplicate[]>("find_dossier_duplicates", { p_procedure_id: dossier.procedure_id, p_except_id: dossier.id }),
  });
  const documents = parts?.documents ?? [];
  return (
    <StepFrame
      step="accept_dossier"
      dossier={dossier}
      own={own}
      width={760}
      onSubmit={form.submit}
      onClose={onClose}
      onOpen={() => form.focusField("note")}
    >
      {duplicates.data?.length ? (
        <Alert
          type="warning"
          showIcon
          message={t("intake.duplicates", { count: duplicates.data.length })}
          description={
            <ul className="plain-list">
              {duplicates.data.map(({ id, number, agency_name, received_at }) => (
                <li key={id}>
                  <Link className="num" to={`/dossiers/${id}`} target="_blank">
                    {number}
                  </Link>
                  <span>
                    {agency_name} · {formatDate(received_at)}
                  </span>
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      <Form<Values>
        form={form}
        name="step-accept_dossier"
        layout="vertical"
        requiredMark
        initialValues={{
          documents: Object.fromEntries(
            documents.map((each) => [
              each.id,
              { is_received: each.is_received, is_digitised: each.is_digitised, note: each.note ?? "" },
            ]),
          ),
          fee_due: dossier.fee_due,
          fee_note: dossier.fee_note ?? undefined,
          is_forwarded: true,
          custom: dossier.custom,
          ...(own.kept as Partial<Values> | undefined),
        }}
        onValuesChange={() => own.keep(form.getFieldsValue())}
        onFinish={(values) =>
          own.send({
            p_dossier_id: dossier.id,
            p_version: own.seen.version,
            p_details: {
              documents: documents.map(({ id }) => ({ id, ...values.documents[id] })),
              fee_due: values.fee_due,
              fee_note: values.fee_note,
              note: values.note,
              custom: values.custom ?? {},
              is_forwarded: values.is_forwarded ?? false,
            },
          })
        }
      >
        {documents.length ? (
          <Form.Item name="documents" label={t("intake.documents")}>
            <Checklist items={documents} />
          </Form.Item>
        ) : null}
        <div className="dossier-pair">
          <Form.Item name="fee_due" label={t("form.fee_due")}>
            <InputNumber<number> min={0} step={1000} style={{ width: "100%" }} addonAfter="đ" />
          </Form.Item>
          <Form.Item name="fee_note" label={t("form.fee_note")}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
        <OwnFields procedureId={dossier.procedure_id} />
        <Form.Item name="note" label={t("form.note")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="is_forwarded" valuePropName="checked">
          <Checkbox>{t("intake.forwardAtOnce")}</Checkbox>
        </Form.Item>
      </Form>
    </StepFrame>
  );
}
