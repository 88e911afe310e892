import { Form, Input, Radio, Rate, Segmented } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { OfficeDateTimePicker } from "../office-date-time-picker";
import { HandlingAgencyPicker } from "../pickers";
import type { TicketRow } from "../types";
import { DuePreview, QuickDue } from "./due-help";
import { LeaderPicker, OfficerPicker } from "./people-pickers";
import type { StepField } from "./step-definitions";

type Props = { field: StepField; ticket: TicketRow; suggestedAgencyId?: number };

type ControlProps = Props & { t: TFunction };

/** antd hands `value`, `onChange` and `id` to whatever this returns. */
function Control({
  field,
  ticket,
  suggestedAgencyId,
  t,
  ...bound
}: ControlProps & { value?: never; onChange?: never; id?: string }) {
  switch (field.kind) {
    case "agency":
      return <HandlingAgencyPicker {...bound} suggestedId={suggestedAgencyId} />;
    case "officer":
      return <OfficerPicker {...bound} agencyId={ticket.agency_id} />;
    case "due":
      return <OfficeDateTimePicker {...bound} only="future" />;
    case "decision":
      return (
        <Radio.Group
          {...bound}
          options={[
            { value: true, label: t("form.approve") },
            { value: false, label: t("form.refuse") },
          ]}
        />
      );
    case "score":
      return (
        <Segmented
          {...bound}
          block
          options={[1, 2, 3, 4, 5].map((value) => ({ value, label: value, title: t(`rating.${value}`) }))}
        />
      );
    case "aspect":
      return <Rate {...bound} />;
    case "leader":
      return <LeaderPicker {...bound} />;
    case "line":
      return (
        <Input
          {...bound}
          maxLength={300}
          placeholder={field.name === "redirect_to" ? t("form.redirect_placeholder") : undefined}
        />
      );
    default:
      return <Input.TextArea {...bound} autoSize={{ minRows: field.rows ?? 4, maxRows: 16 }} maxLength={10_000} />;
  }
}

/** One labelled input of a step, with its rule and its help. */
export function StepFormField({ field, ticket, suggestedAgencyId }: Props) {
  const { t } = useTranslation("tickets");
  Form.useWatch("is_approved");
  const label = t(`form.${field.label ?? field.name}`);
  const isText = field.kind === "text" || field.kind === "line";
  const form = Form.useFormInstance();
  // Refusing a new time without saying why would send the officer to ask.
  const isDecisionNote = field.name === "note" && form.getFieldValue("is_approved") === false;
  const isRequired = field.isRequired || isDecisionNote;
  return (
    <>
      <Form.Item
        name={field.name}
        label={label}
        required={isRequired}
        rules={
          isRequired ? [{ required: true, ...(isText ? { whitespace: true } : {}), message: t("form.required") }] : []
        }
        extra={field.kind === "due" ? <DuePreview name={field.name} /> : undefined}
      >
        <Control field={field} ticket={ticket} suggestedAgencyId={suggestedAgencyId} t={t} />
      </Form.Item>
      {field.kind === "due" ? <QuickDue name={field.name} /> : null}
    </>
  );
}
