import { Alert, App, Button, Checkbox, Drawer, Form, Input, Radio, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../components/use-rpc";
import { formatDate } from "../../lib/date-time";
import { HoursEditor, isTime } from "./hours-editor";
import { TouchedRecords } from "./touched-records";
import { type CalendarException, type ExceptionHours, type Hours, shortTime } from "./types";

type Props = {
  calendarId: string;
  day: string;
  exception?: CalendarException;
  hours: ExceptionHours[];
  onClose: () => void;
};

type Values = {
  kind: "holiday" | "working";
  name: string;
  source: string;
  confirmed: boolean;
  as_weekday: number;
  hours: Hours[];
};

/** One dated exception: what it is, its source, whether it counts yet, and whose due times it would move. */
export function ExceptionDrawer({ calendarId, day, exception, hours, onClose }: Props) {
  const { t } = useTranslation("calendars");
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [isChanged, setChanged] = useState(false);
  const kind = Form.useWatch("kind", form);
  const confirmed = Form.useWatch("confirmed", form);
  const saved = { success: t("saved"), onSuccess: onClose };
  const save = useRpc("save_calendar_exception", saved);
  const remove = useRpc("delete_calendar_exception", { ...saved, success: t("exception.removed") });
  const isBusy = save.isPending || remove.isPending;

  const args = (values: Values) => ({
    p_calendar_id: calendarId,
    p_day: day,
    p_kind: values.kind,
    p_name: values.name ?? "",
    p_source: values.source ?? "",
    p_confirmed: values.confirmed,
    p_as_weekday: values.as_weekday,
    p_hours: values.hours?.length ? values.hours : null,
  });
  const ask = () =>
    modal.confirm({
      title: t("exception.removeTitle", { day: formatDate(day) }),
      content: t("exception.removeText"),
      okText: t("exception.remove"),
      onOk: () => remove.run({ p_calendar_id: calendarId, p_day: day }),
    });

  return (
    <Drawer
      open
      width={500}
      title={t("exception.title", { day: formatDate(day) })}
      onClose={onClose}
      footer={
        <Space style={{ width: "100%", justifyContent: "space-between" }}>
          {exception ? (
            <Button onClick={ask} disabled={isBusy}>
              {t("exception.remove")}
            </Button>
          ) : (
            <span />
          )}
          <Button type="primary" loading={save.isPending} disabled={isBusy} onClick={() => form.submit()}>
            {t("common:save")}
          </Button>
        </Space>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          kind: exception?.kind ?? "holiday",
          name: exception?.name ?? "",
          source: exception?.source ?? "",
          confirmed: exception?.confirmed ?? true,
          as_weekday: exception?.as_weekday ?? 1,
          hours: hours.map((each) => ({ opens: shortTime(each.opens), closes: shortTime(each.closes) })),
        }}
        onValuesChange={() => setChanged(true)}
        onFinish={(values) => save.run(args(values))}
      >
        <Form.Item name="kind" label={t("exception.kind")}>
          <Radio.Group
            options={(["holiday", "working"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="name"
          label={t("exception.name")}
          rules={[{ required: true, message: t("exception.nameRequired") }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="source" label={t("exception.source")} extra={t("exception.sourceHint")}>
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        {kind === "working" ? (
          <Form.Item name="as_weekday" label={t("exception.asWeekday")}>
            <Select options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: t(`weekday.${value}`) }))} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="hours"
          label={t("exception.hours")}
          extra={t("exception.hoursHint")}
          rules={[
            {
              validator: (_, value: Hours[] | undefined) =>
                (value ?? []).every((each) => isTime(each.opens) && isTime(each.closes))
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("hours.invalid"))),
            },
          ]}
        >
          <HoursEditor label={t("exception.hours")} />
        </Form.Item>
        <Form.Item name="confirmed" valuePropName="checked">
          <Checkbox>{t("exception.confirmed")}</Checkbox>
        </Form.Item>
        {confirmed === false ? <Alert type="info" showIcon message={t("exception.unconfirmedHint")} /> : null}
      </Form>
      {isChanged ? (
        <TouchedRecords
          load={() => ({ p_calendar_id: calendarId, p_exceptions: [previewOf(day, form.getFieldsValue())] })}
        />
      ) : null}
    </Drawer>
  );
}

/** The exception as `preview_calendar_change` reads it. */
const previewOf = (day: string, values: Values) => ({
  day,
  ...values,
  hours: values.hours?.length ? values.hours : null,
});
