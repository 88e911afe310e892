import type { PeriodKind } from "@city-office/reports/periods";
import { Button, Drawer, Form, InputNumber, Radio, Select, Switch, TimePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../components/agency-select";
import { StaffSelect } from "../../components/staff-select";
import { useRpc } from "../../components/use-rpc";
import { errorText } from "../../lib/error-text";
import { useMe } from "../../lib/me";
import type { ReportKind, ScheduleRow } from "./types";

type Values = {
  kind_code: string;
  period: PeriodKind;
  audience: "people" | "heads";
  agency_id?: number | null;
  recipients?: number[];
  day_offset: number;
  at_time: Dayjs;
  is_active: boolean;
};

type Props = {
  schedule: ScheduleRow | undefined;
  kinds: readonly ReportKind[];
  nameOf: (code: string) => string;
  onClose: () => void;
};

export function ScheduleForm({ schedule, kinds, nameOf, onClose }: Props) {
  const { t } = useTranslation("reports");
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const code = Form.useWatch("kind_code", form) ?? schedule?.kind_code ?? kinds[0]?.code;
  const kind = kinds.find((each) => each.code === code);
  const audience = Form.useWatch("audience", form) ?? schedule?.audience ?? "people";
  const seesAll = me?.permissions["reports.issue"]?.scope === "all";
  const { run, isPending } = useRpc("save_report_schedule", {
    success: t("schedules.saved"),
    silent: true,
    onSuccess: onClose,
    onError: (error) => {
      const name = error.field && form.getFieldInstance(error.field) ? error.field : "kind_code";
      form.setFields([{ name: name as keyof Values, errors: [errorText(t, error)] }]);
      form.scrollToField(name, { focus: true });
    },
  });
  const save = (values: Values) =>
    run({
      p_id: schedule?.id ?? null,
      p_version: schedule?.version ?? null,
      p_values: {
        ...values,
        audience,
        agency_id: audience === "people" ? (values.agency_id ?? null) : null,
        recipients: values.recipients ?? [],
        at_time: values.at_time.format("HH:mm"),
      },
    });
  return (
    <Drawer
      open
      width={460}
      title={t(schedule ? "schedules.edit" : "schedules.add")}
      onClose={onClose}
      footer={
        <div className="report-drawer-foot">
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button type="primary" loading={isPending} onClick={form.submit}>
            {t("common:save")}
          </Button>
        </div>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={save}
        scrollToFirstError={{ focus: true }}
        initialValues={{
          kind_code: schedule?.kind_code ?? kinds[0]?.code,
          period: schedule?.period ?? "month",
          audience: schedule?.audience ?? "people",
          agency_id: schedule?.agency_id ?? (seesAll ? null : me?.person.agency_id),
          recipients: schedule?.recipients.map(({ staff_id }) => staff_id) ?? (me ? [me.person.id] : []),
          day_offset: schedule?.day_offset ?? 0,
          at_time: dayjs(`2026-01-01T${schedule?.at_time ?? "07:30"}`),
          is_active: schedule?.is_active ?? true,
        }}
      >
        <Form.Item name="kind_code" label={t("choose.kind")} rules={[{ required: true }]}>
          <Select options={kinds.map((each) => ({ value: each.code, label: nameOf(each.code) }))} />
        </Form.Item>
        <Form.Item name="period" label={t("choose.grain")} rules={[{ required: true }]}>
          <Select options={kind?.periods.map((each) => ({ value: each, label: t(`periods.${each}`) }))} />
        </Form.Item>
        {kind && kind.reach !== "city" && seesAll ? (
          <Form.Item name="audience" label={t("schedules.audience")}>
            <Radio.Group
              options={(["people", "heads"] as const).map((value) => ({ value, label: t(`schedules.${value}`) }))}
            />
          </Form.Item>
        ) : null}
        {kind && kind.reach !== "city" && audience === "people" ? (
          <Form.Item name="agency_id" label={t("choose.agency")} required={kind.reach === "agency"}>
            <AgencySelect allowClear placeholder={kind.reach === "both" ? t("choose.wholeCity") : undefined} />
          </Form.Item>
        ) : null}
        {audience === "people" ? (
          <Form.Item name="recipients" label={t("schedules.recipients")} extra={t("schedules.recipientsHint")} required>
            <StaffSelect multiple />
          </Form.Item>
        ) : null}
        <Form.Item name="day_offset" label={t("schedules.offset")} extra={t("schedules.offsetHint")}>
          <InputNumber min={0} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="at_time" label={t("schedules.time")} rules={[{ required: true }]}>
          <TimePicker format="HH:mm" minuteStep={5} allowClear={false} />
        </Form.Item>
        <Form.Item name="is_active" label={t("schedules.active")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
