import { DatePicker, Input, InputNumber, Select, Switch } from "antd";
import type { Rule } from "antd/es/form";
import dayjs from "dayjs";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../agency-select";
import { CategorySelect } from "../category-select";
import { StaffSelect } from "../staff-select";
import type { ResourceDefinition, ResourceField } from "./define-resource";

type Controlled = { id?: string; value?: unknown; onChange?: (value: unknown) => void };
type Props = Controlled & { definition: ResourceDefinition; field: ResourceField; isReadOnly: boolean };

const isPicked = (field: ResourceField): boolean =>
  Boolean(field.control) || ["date", "select", "agency", "staff", "category"].includes(field.type);

/** Required, length and format, told in the reader's language. */
export function fieldRules(t: TFunction, field: ResourceField, label: string): Rule[] {
  const rules: Rule[] = [...(field.rules ?? [])];
  const isText = field.type === "text" || field.type === "longText";
  if (field.isRequired)
    rules.push({
      required: true,
      // Its mere presence would make the rule one about texts, and an id is a number.
      ...(isText ? { whitespace: true } : {}),
      message: t(isPicked(field) ? "common:form.choose" : "common:form.required", { label }),
    });
  if (field.maxLength)
    rules.push({ max: field.maxLength, message: t("common:form.tooLong", { count: field.maxLength }) });
  if (field.type === "email") rules.push({ type: "email", message: t("common:form.email") });
  if (field.type === "url") rules.push({ type: "url", message: t("common:form.url") });
  // Vietnamese numbers with or without spaces and dots: 0225.1022, 1022, (+84) 912 345 678.
  if (field.type === "phone") rules.push({ pattern: /^\+?[\d\s.()-]{3,20}$/, message: t("common:form.phone") });
  return rules;
}

/** A plain date as a column holds it (`2026-11-22`); antd's picker wants dayjs, which stays in here. */
function DateControl({ id, value, onChange, disabled }: Controlled & { disabled: boolean }) {
  return (
    <DatePicker
      id={id}
      style={{ width: "100%" }}
      format={["DD/MM/YYYY", "D/M/YYYY", "DDMMYYYY"]}
      disabled={disabled}
      value={value ? dayjs(String(value)) : null}
      onChange={(day) => onChange?.(day ? day.format("YYYY-MM-DD") : undefined)}
    />
  );
}

/** The control of a declared field. `id`, `value` and `onChange` come from antd's Form.Item. */
export function FieldControl({ definition, field, isReadOnly, ...controlled }: Props) {
  const { t } = useTranslation(definition.name);
  // biome-ignore lint/suspicious/noExplicitAny: every control has a value type of its own; antd hands over what it was given.
  const shared = { ...(controlled as any), disabled: isReadOnly || undefined };
  // Form.Item hands this to the frame of the select, which has no role that could be required.
  const { "aria-required": _required, ...picker } = shared;
  if (field.control) {
    const Control = field.control;
    return <Control {...shared} />;
  }
  switch (field.type) {
    case "longText":
      return <Input.TextArea {...shared} autoSize={{ minRows: field.rows ?? 3, maxRows: 16 }} />;
    case "number":
      return <InputNumber {...shared} style={{ width: "100%" }} />;
    case "date":
      return <DateControl {...shared} />;
    case "boolean":
      return <Switch {...shared} />;
    case "select":
      return (
        <Select
          {...picker}
          mode={field.isMultiple ? "multiple" : undefined}
          allowClear={!field.isRequired}
          showSearch
          optionFilterProp="label"
          options={field.options?.map((value) => ({
            value,
            label: t(`${field.optionTexts ?? `${definition.name}:options.${field.key}`}.${value}`),
          }))}
        />
      );
    case "agency":
      return <AgencySelect {...shared} multiple={field.isMultiple} />;
    case "staff":
      return <StaffSelect {...shared} multiple={field.isMultiple} />;
    case "category":
      return <CategorySelect {...shared} multiple={field.isMultiple} />;
    case "email":
      return <Input {...shared} type="email" inputMode="email" />;
    case "phone":
      return <Input {...shared} type="tel" inputMode="tel" />;
    case "url":
      return <Input {...shared} type="url" inputMode="url" />;
    default:
      return <Input {...shared} />;
  }
}
