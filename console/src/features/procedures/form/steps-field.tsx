import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../../components/agency-select";
import { sumOf, unitKinds } from "../types";
import { number } from "../words";
import { OrderedList } from "./ordered-list";
import { emptyStep, type StepValues } from "./procedure-values";

/** The steps in order, who does each, and how long each may take; the sum is compared with the whole. */
export function StepsField() {
  const { t } = useTranslation("procedures");
  const form = Form.useFormInstance();
  const steps = (Form.useWatch("steps", form) ?? []) as StepValues[];
  const total = Form.useWatch("total_days", form) as number | null | undefined;
  const units = unitKinds.map((value) => ({ value, label: t(`unit.${value}`) }));
  const sum = sumOf(steps.filter(Boolean));
  const isOff = typeof total === "number" && steps.length > 0 && total !== sum;
  return (
    <>
      <OrderedList name="steps" start={emptyStep}>
        {(name) => (
          <div className="procedure-step">
            <Form.Item
              name={[name, "name"]}
              label={t("fields.step_name")}
              rules={[{ required: true, whitespace: true, message: t("needed") }]}
            >
              <Input maxLength={500} />
            </Form.Item>
            <Form.Item name={[name, "unit_kind"]} label={t("fields.unit")}>
              <Select options={units} />
            </Form.Item>
            <Form.Item
              noStyle
              shouldUpdate={(before, after) => before.steps?.[name]?.unit_kind !== after.steps?.[name]?.unit_kind}
            >
              {({ getFieldValue }) =>
                ["other", "specialist"].includes(getFieldValue(["steps", name, "unit_kind"])) ? (
                  <Form.Item name={[name, "agency_id"]} label={t("fields.step_agency")}>
                    <AgencySelect allowClear placeholder={t("hints.step_agency")} />
                  </Form.Item>
                ) : null
              }
            </Form.Item>
            <Form.Item
              name={[name, "working_days"]}
              label={t("fields.working_days")}
              rules={[{ required: true, message: t("needed") }]}
            >
              <InputNumber min={0} max={365} step={0.5} decimalSeparator={t("decimal")} />
            </Form.Item>
          </div>
        )}
      </OrderedList>
      <p className="procedure-sum" role="status" data-off={isOff || undefined}>
        {isOff
          ? t("list.sumOff", { sum: number(t, sum), total: number(t, total as number) })
          : t("list.sum", { sum: number(t, sum) })}
      </p>
    </>
  );
}
