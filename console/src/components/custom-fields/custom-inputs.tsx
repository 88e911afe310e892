import { DatePicker, Form, Input, InputNumber, Radio, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { type CustomField, isAsked, isNeeded, useNamed } from "./use-custom-fields";

type Controlled = { id?: string; value?: string; onChange?: (value: string | undefined) => void };

/** A plain day (`2026-11-22`); antd's picker wants dayjs, which stays in here. */
function DayInput({ id, value, onChange }: Controlled) {
  return (
    <DatePicker
      id={id}
      style={{ width: "100%" }}
      format={["DD/MM/YYYY", "D/M/YYYY", "DDMMYYYY"]}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format("YYYY-MM-DD") : undefined)}
    />
  );
}

function Control({ field, ...controlled }: { field: CustomField } & Record<string, unknown>) {
  const { t } = useTranslation("common");
  const named = useNamed();
  // Form.Item hands this to the frame of a select or picker, which has no role that could be required.
  const { "aria-required": _required, ...picker } = controlled;
  switch (field.type) {
    case "number":
      return (
        <InputNumber
          {...controlled}
          style={{ width: "100%" }}
          min={field.min_value ?? undefined}
          max={field.max_value ?? undefined}
          addonAfter={field.unit ?? undefined}
        />
      );
    case "date":
      return <DayInput {...(picker as Controlled)} />;
    case "choice":
      return (
        <Select
          {...picker}
          allowClear
          showSearch
          optionFilterProp="label"
          options={field.choices.map((each) => ({ value: each.value, label: named(each) }))}
        />
      );
    case "boolean":
      return (
        <Radio.Group
          {...picker}
          options={[
            { value: true, label: t("yes") },
            { value: false, label: t("no") },
          ]}
        />
      );
    default:
      return <Input {...controlled} maxLength={2000} />;
  }
}

type Props = {
  fields: CustomField[];
  /** The categories (with the field they belong to) or procedures of the record. */
  scopes: readonly number[];
};

/** The office's own fields inside a form, under `custom`: those asked of such a record, required ones marked. */
export function CustomInputs({ fields, scopes }: Props) {
  const { t } = useTranslation("common");
  const named = useNamed();
  return fields
    .filter((field) => isAsked(field, scopes))
    .map((field) => {
      const label = named(field);
      return (
        <Form.Item
          key={field.code}
          name={["custom", field.code]}
          label={label}
          extra={field.hint ?? undefined}
          rules={
            isNeeded(field, scopes)
              ? [
                  {
                    required: true,
                    ...(field.type === "text" ? { whitespace: true } : {}),
                    message: t(field.type === "text" || field.type === "number" ? "form.required" : "form.choose", {
                      label,
                    }),
                  },
                ]
              : undefined
          }
        >
          <Control field={field} />
        </Form.Item>
      );
    });
}
