import { useCreate, useUpdate } from "@refinedev/core";
import { useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { codeOf, type Format } from "../../components/bi/types";
import { datasetOf, measureOf, useCatalogue, useNameOf } from "../../components/bi/use-bi";
import { FormDialog } from "../../components/form-dialog";
import type { SavedChart } from "./types";
import type { Alert } from "./use-alerts";

type Values = Pick<Alert, "measure" | "scope" | "comparison" | "threshold" | "sends_email">;
type Props = {
  isOpen: boolean;
  onClose: () => void;
  chart: Pick<SavedChart, "id" | "name" | "query">;
  alert?: Alert;
};

/** People write 20 for 20 % and 8 for eight hours; the database keeps a fraction and seconds. */
const factor: Record<Format, number> = { percent: 100, seconds: 1 / 3600, minutes: 1 / 60, score: 1, number: 1 };
const round = (value: number) => Math.round(value * 1e6) / 1e6;

/** Tell me when a number of this chart passes a threshold. */
export function AlertModal({ isOpen, onClose, chart, alert }: Props) {
  const { t } = useTranslation(["boards", "common"]);
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const catalogue = useCatalogue();
  const { nameOf, unitOf } = useNameOf();
  const create = useCreate();
  const update = useUpdate();
  const dataset = datasetOf(catalogue.data, chart.query.dataset);
  const chosen = Form.useWatch("measure", form) ?? alert?.measure ?? chart.query.measures[0];
  const measure = measureOf(dataset, chosen ?? "");
  const formatOf = (code: string): Format => measureOf(dataset, code)?.format ?? "number";
  // Past months stay beyond a threshold for ever: of a line over time only the whole is watched.
  const hasRows =
    (chart.query.dimensions ?? []).length > 0 && !chart.query.dimensions?.some((each) => codeOf(each) === "time");
  const save = (values: Values) => {
    const row = {
      ...values,
      scope: hasRows ? values.scope : "total",
      threshold: round(values.threshold / factor[formatOf(values.measure)]),
    };
    const done = {
      onSuccess: () => {
        client.invalidateQueries({ queryKey: ["chart_alerts"] });
        onClose();
      },
    };
    const successNotification = () => ({ type: "success" as const, message: t("alerts.saved") });
    if (alert) update.mutate({ resource: "chart_alerts", id: alert.id, values: row, successNotification }, done);
    else create.mutate({ resource: "chart_alerts", values: { ...row, chart_id: chart.id }, successNotification }, done);
  };
  return (
    <FormDialog<Values>
      name="alert"
      title={t("alerts.title1", { chart: chart.name })}
      isOpen={isOpen}
      isPending={create.mutation.isPending || update.mutation.isPending}
      form={form}
      initialValues={{
        measure: alert?.measure ?? chart.query.measures[0],
        scope: alert?.scope ?? "total",
        comparison: alert?.comparison ?? (measure?.better === "higher" ? "below" : "above"),
        threshold: alert ? round(alert.threshold * factor[formatOf(alert.measure)]) : undefined,
        sends_email: alert?.sends_email ?? true,
      }}
      firstField="threshold"
      onSave={save}
      onClose={onClose}
    >
      <Form.Item name="measure" label={t("alerts.measure")} rules={[{ required: true }]}>
        <Select
          options={chart.query.measures.map((code) => {
            const each = measureOf(dataset, code);
            return { value: code, label: each ? nameOf(each) : code };
          })}
        />
      </Form.Item>
      {hasRows ? (
        <Form.Item name="scope" label={t("alerts.scope")}>
          <Select
            options={(["total", "any"] as const).map((value) => ({ value, label: t(`alerts.scopes.${value}`) }))}
          />
        </Form.Item>
      ) : null}
      <div className="builder-pair">
        <Form.Item name="comparison" label={t("alerts.comparison")}>
          <Select
            options={(["above", "below"] as const).map((value) => ({
              value,
              label: t(`alerts.comparisons.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="threshold"
          label={t("alerts.threshold")}
          rules={[{ required: true, message: t("alerts.thresholdNeeded") }]}
        >
          <InputNumber
            style={{ width: "100%" }}
            addonAfter={measure ? unitOf(measure) : undefined}
            decimalSeparator=","
          />
        </Form.Item>
      </div>
      <Form.Item name="sends_email" valuePropName="checked" extra={t("alerts.hint")}>
        <Checkbox>{t("alerts.sendsEmail")}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
