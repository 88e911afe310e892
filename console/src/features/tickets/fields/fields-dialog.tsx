import { Form } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CustomInputs } from "../../../components/custom-fields/custom-inputs";
import type { CustomValues } from "../../../components/custom-fields/custom-values";
import { problemsByField } from "../../../components/custom-fields/problems";
import { useCustomFields } from "../../../components/custom-fields/use-custom-fields";
import { StepFrame } from "../steps/step-frame";
import { type OwnStepProps, useOwnStep } from "../steps/use-own-step";
import type { StepResult } from "../types";

type Values = { custom?: CustomValues };

/** The office's own fields of a ticket: filled in or corrected. */
export function FieldsDialog(props: OwnStepProps) {
  const { ticket, onClose } = props;
  const { t } = useTranslation("tickets");
  const [form] = Form.useForm<Values>();
  const fields = useCustomFields("ticket");
  const scopes = useMemo(
    () => [ticket.category_id, ticket.field_id].filter((id): id is number => id !== null),
    [ticket.category_id, ticket.field_id],
  );
  const values = () => ({ custom: form.getFieldsValue(true).custom ?? {} });
  const own = useOwnStep<StepResult>("save_ticket_fields", props, {
    values,
    success: () => t("steps.save_ticket_fields.done"),
    placeError: (error) => {
      const problems = problemsByField(t, error);
      form.setFields(problems as never);
      if (problems[0]) form.focusField(problems[0].name as never);
      return problems.length > 0;
    },
  });
  const submit = (entered: Values) => {
    // A field that was emptied is cleared; what the form does not ask stays as it is.
    const sent = Object.fromEntries(Object.entries(entered.custom ?? {}).map(([code, value]) => [code, value ?? null]));
    own.send({ p_values: sent });
  };
  return (
    <StepFrame
      step="save_ticket_fields"
      ticket={ticket}
      own={own}
      isLost={props.isLost}
      width={640}
      values={values}
      onSubmit={form.submit}
      onClose={onClose}
      onOpen={() => form.focusField(["custom", fields.find((field) => !field.archived_at)?.code ?? ""] as never)}
    >
      <Form<Values>
        form={form}
        name="ticket-fields"
        layout="vertical"
        initialValues={own.draft ?? { custom: ticket.custom ?? {} }}
        onValuesChange={own.keep}
        onFinish={submit}
      >
        <CustomInputs fields={fields} scopes={scopes} />
      </Form>
    </StepFrame>
  );
}
