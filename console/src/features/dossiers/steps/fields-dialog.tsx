import { Form } from "antd";
import type { CustomValues } from "../../../components/custom-fields/custom-values";
import { problemsByField } from "../../../components/custom-fields/problems";
import { useCustomFields } from "../../../components/custom-fields/use-custom-fields";
import { OwnFields } from "../own-fields";
import { StepFrame } from "./step-frame";
import { type StepProps, useStep } from "./use-step";

type Values = { custom?: CustomValues };

/** The office's own fields of a dossier: filled in or corrected. */
export function FieldsDialog(props: StepProps) {
  const { dossier, onClose } = props;
  const [form] = Form.useForm<Values>();
  const fields = useCustomFields("dossier");
  const own = useStep("save_dossier_fields", props, (error) => {
    const problems = problemsByField(own.t, error);
    form.setFields(problems as never);
    return problems.length > 0;
  });
  return (
    <StepFrame
      step="save_dossier_fields"
      dossier={dossier}
      own={own}
      onSubmit={form.submit}
      onClose={onClose}
      onOpen={() => form.focusField(["custom", fields.find((field) => !field.archived_at)?.code ?? ""] as never)}
    >
      <Form<Values>
        form={form}
        name="step-save_dossier_fields"
        layout="vertical"
        initialValues={own.kept ?? { custom: dossier.custom }}
        onValuesChange={() => own.keep(form.getFieldsValue(true))}
        onFinish={(values) =>
          own.send({
            p_dossier_id: dossier.id,
            p_version: own.seen.version,
            // A field that was emptied is cleared; what the form does not ask stays as it is.
            p_values: Object.fromEntries(
              Object.entries(values.custom ?? {}).map(([code, value]) => [code, value ?? null]),
            ),
          })
        }
      >
        <OwnFields procedureId={dossier.procedure_id} />
      </Form>
    </StepFrame>
  );
}
