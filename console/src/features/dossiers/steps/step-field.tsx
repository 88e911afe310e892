import { Checkbox, Form, Input, InputNumber, Radio, Rate, Segmented } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../../components/agency-select";
import { DayPicker } from "../../../components/day-picker";
import type { DossierDocument, DossierRow } from "../types";
import { OfficerSelect } from "./officer-select";
import type { Step, StepField } from "./step-definitions";

type Props = {
  step: Step;
  field: StepField;
  dossier: DossierRow;
  documents: readonly DossierDocument[];
  /** Whose officers are offered: of the step that follows, or of this one. */
  officersOf: number | null;
};

/** antd hands `value`, `onChange` and `id` to whatever this returns. */
function Control({
  step,
  field,
  documents,
  officersOf,
  t,
  dossier: _,
  ...bound
}: Props & { t: TFunction; id?: string }) {
  switch (field.kind) {
    case "agency":
      return <AgencySelect {...bound} />;
    case "officer":
      return <OfficerSelect {...bound} agencyId={officersOf} />;
    case "day":
      return <DayPicker {...bound} only="future" />;
    case "documents":
      return (
        <Checkbox.Group
          {...bound}
          className="dossier-checks"
          options={documents.map(({ id, name, is_received }) => ({
            value: id,
            label: is_received ? `${name} (${t("document.received")})` : name,
          }))}
        />
      );
    case "choice":
      return (
        <Radio.Group
          {...bound}
          options={(field.options ?? []).map((value) => ({
            value,
            label: t(`options.${step}.${field.name}.${value}`),
          }))}
        />
      );
    case "money":
      return (
        <InputNumber<number>
          {...bound}
          style={{ width: "100%" }}
          step={1000}
          addonAfter="đ"
          formatter={(value) => (value === undefined || value === null ? "" : Number(value).toLocaleString("vi-VN"))}
          parser={(typed) => Number((typed ?? "").replace(/[^\d-]/g, ""))}
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
    case "line":
      return <Input {...bound} maxLength={300} />;
    default:
      return <Input.TextArea {...bound} autoSize={{ minRows: field.rows ?? 4, maxRows: 16 }} maxLength={4000} />;
  }
}

/** One labelled input of a step, with its rule and its help. */
export function StepFormField(props: Props) {
  const { t, i18n } = useTranslation("dossiers");
  const { field, step } = props;
  const isText = field.kind === "text" || field.kind === "line";
  const help = `steps.${step}.fieldHelp.${field.name}`;
  if (field.kind === "documents" && props.documents.length === 0) return null;
  return (
    <Form.Item
      name={field.name}
      label={t([`steps.${step}.fields.${field.name}`, `form.${field.name}`])}
      extra={i18n.exists(`dossiers:${help}`) ? t(help) : undefined}
      initialValue={field.initial}
      rules={
        field.isRequired
          ? [{ required: true, ...(isText ? { whitespace: true } : {}), message: t("form.required") }]
          : []
      }
    >
      <Control {...props} t={t} />
    </Form.Item>
  );
}
