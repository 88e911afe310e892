import { Form, Input, Radio, Rate, Segmented } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import type { CannedValues } from "../canned-text";
import { CategoryPicker, CommunePicker, HandlingAgencyPicker } from "../pickers";
import type { TicketRow } from "../types";
import { CannedArea } from "./canned-area";
import { DuePreview, QuickDue } from "./due-help";
import { ParticipantsField } from "./participants-field";
import { PastDayPicker } from "./past-day-picker";
import { LeaderPicker, OfficerPicker } from "./people-pickers";
import type { CannedPurpose, StepField } from "./step-definitions";

type Props = {
  field: StepField;
  ticket: TicketRow;
  suggestedAgencyId?: number;
  /** The text that canned answers go into. */
  canned?: { purpose: CannedPurpose; values: CannedValues };
};

type ControlProps = Props & { t: TFunction };

/** As note_agency_publication() takes it. */
const webAddress = /^\s*https?:\/\/[^\s/]+\.\S+\s*$/i;

const linePlaceholder = (t: TFunction, name: string): string | undefined =>
  name === "redirect_to" ? t("form.redirect_placeholder") : name === "url" ? t("form.urlPlaceholder") : undefined;

/** antd hands `value`, `onChange` and `id` to whatever this returns. */
function Control({
  field,
  ticket,
  suggestedAgencyId,
  canned,
  t,
  ...bound
}: ControlProps & { value?: never; onChange?: never; id?: string }) {
  switch (field.kind) {
    case "agency":
      return <HandlingAgencyPicker {...bound} suggestedId={suggestedAgencyId} />;
    case "category":
      return <CategoryPicker {...bound} allowClear />;
    case "commune":
      return <CommunePicker {...bound} allowClear />;
    case "officer":
      return <OfficerPicker {...bound} agencyId={ticket.agency_id} />;
    case "due":
      return <OfficeDateTimePicker {...bound} only="future" />;
    case "pastDay":
      return <PastDayPicker {...bound} />;
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
        <Input {...bound} maxLength={field.name === "url" ? 500 : 300} placeholder={linePlaceholder(t, field.name)} />
      );
    default:
      if (canned) {
        return <CannedArea {...bound} {...canned} categoryId={ticket.category_id} rows={field.rows} />;
      }
      return <Input.TextArea {...bound} autoSize={{ minRows: field.rows ?? 4, maxRows: 16 }} maxLength={10_000} />;
  }
}

/** One labelled input of a step, with its rule and its help. */
export function StepFormField({ field, ticket, suggestedAgencyId, canned }: Props) {
  const { t } = useTranslation("tickets");
  Form.useWatch("is_approved");
  const label = t(`form.${field.label ?? field.name}`);
  const isText = field.kind === "text" || field.kind === "line";
  const form = Form.useFormInstance();
  // Refusing a new time without saying why would send the officer to ask.
  const isDecisionNote = field.name === "note" && form.getFieldValue("is_approved") === false;
  const isRequired = field.isRequired || isDecisionNote;
  if (field.kind === "participants") return <ParticipantsField name={field.name} label={label} />;
  return (
    <>
      <Form.Item
        name={field.name}
        label={label}
        required={isRequired}
        rules={[
          ...(isRequired
            ? [{ required: true, ...(isText ? { whitespace: true } : {}), message: t("form.required") }]
            : []),
          ...(field.name === "url" ? [{ pattern: webAddress, message: t("form.urlInvalid") }] : []),
        ]}
        extra={field.kind === "due" ? <DuePreview name={field.name} /> : undefined}
      >
        <Control field={field} ticket={ticket} suggestedAgencyId={suggestedAgencyId} canned={canned} t={t} />
      </Form.Item>
      {field.kind === "due" ? <QuickDue name={field.name} /> : null}
    </>
  );
}
