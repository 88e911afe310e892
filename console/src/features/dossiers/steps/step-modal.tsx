import { Form } from "antd";
import { fieldText } from "../../../lib/field-text";
import type { DossierParts } from "../use-dossier";
import { type Step, type StepDefinition, stepDefinitions } from "./step-definitions";
import type { StepValues } from "./step-draft";
import { StepFormField } from "./step-field";
import { StepFrame } from "./step-frame";
import { type StepProps, useStep } from "./use-step";

type Props = StepProps & { step: Step; parts: DossierParts | undefined };

/** What a form's value is for the function: blank is nothing, ticked documents are documents handed in. */
function argument(step: Step, name: string, value: unknown): unknown {
  if (name === "documents" && step === "supply_supplement") {
    return ((value as number[] | undefined) ?? []).map((id) => ({ id, is_received: true }));
  }
  return value === "" || value === undefined ? null : value;
}

/** One step of a dossier as a form. */
export function StepModal({ step, parts, ...props }: Props) {
  const { dossier, onClose } = props;
  const definition: StepDefinition = stepDefinitions[step];
  const [form] = Form.useForm<StepValues>();
  const own = useStep(step, props, (error) => {
    const field = definition.fields.find(({ name }) => name === error.field)?.name;
    if (!field) return false;
    form.setFields([{ name: field, errors: [fieldText(own.t, error)] }]);
    form.focusField(field);
    return true;
  });
  const documents = parts?.documents ?? [];
  const current = parts?.steps.find(({ status }) => status === "current");
  const next = parts?.steps.find(({ position }) => position > (current?.position ?? Number.POSITIVE_INFINITY));
  const agencyId = Form.useWatch("agency_id", form) as number | undefined;
  const officersOf = step === "forward_dossier" ? (next?.agency_id ?? null) : (agencyId ?? dossier.step_agency_id);
  const first = definition.fields.find(({ kind }) => kind === "text" || kind === "money" || kind === "day")?.name;
  // What was asked for is what most likely came.
  const asked = parts?.supplements.find(({ supplied_at }) => supplied_at === null)?.document_ids;

  const submit = (values: StepValues) =>
    own.send({
      p_dossier_id: dossier.id,
      ...(definition.isVersionless ? {} : { p_version: own.seen.version }),
      ...Object.fromEntries(definition.fields.map(({ name }) => [`p_${name}`, argument(step, name, values[name])])),
    });

  return (
    <StepFrame
      step={step}
      dossier={dossier}
      own={own}
      onSubmit={form.submit}
      onClose={onClose}
      onOpen={() => first && form.focusField(first)}
    >
      {step === "forward_dossier" && next ? (
        <p>{own.t("steps.forward_dossier.next", { step: next.name, agency: next.agency?.name ?? "" })}</p>
      ) : null}
      <Form
        form={form}
        name={`step-${step}`}
        layout="vertical"
        requiredMark
        initialValues={own.kept ?? startOf(step, dossier.fee_left, dossier.fee_due, asked)}
        onFinish={submit}
        onFinishFailed={({ errorFields }) => form.focusField(errorFields[0]?.name ?? [])}
        onValuesChange={() => own.keep(form.getFieldsValue())}
      >
        {definition.fields.map((field) => (
          <StepFormField
            key={field.name}
            step={step}
            field={field}
            dossier={dossier}
            documents={documents}
            officersOf={officersOf}
          />
        ))}
      </Form>
    </StepFrame>
  );
}

function startOf(step: Step, feeLeft: number, feeDue: number, asked: number[] | undefined): StepValues {
  if (step === "record_dossier_payment") return { amount: Math.max(0, feeLeft) || undefined };
  if (step === "set_dossier_fee") return { fee_due: feeDue };
  if (step === "supply_supplement") return { documents: asked };
  return {};
}
