import { EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useRpc } from "../../components/use-rpc";
import { OFFICE_TIME_ZONE } from "../../lib/date-time";
import { normaliseText } from "../../lib/normalise-text";
import "./calendars.css";
import { HoursEditor, isTime } from "./hours-editor";
import { type Calendar, type Hours, shortTime, type WeeklyHours } from "./types";

type Props = { calendar?: Calendar; weekly?: WeeklyHours[]; onSaved?: () => void };
type Values = { name: string; description: string; time_zone: string; week: Record<string, Hours[]> };

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const usualWeek = Object.fromEntries(
  weekdays.map((weekday) => [
    weekday,
    weekday <= 5
      ? [
          { opens: "07:30", closes: "11:30" },
          { opens: "13:30", closes: "17:30" },
        ]
      : [],
  ]),
);

/** A new calendar, or the name and usual week of one. Open deadlines are recomputed as it is saved. */
export function EditCalendar({ calendar, weekly, onSaved }: Props) {
  const { t } = useTranslation("calendars");
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const zones = useMemo(
    () => [...new Set([OFFICE_TIME_ZONE, ...Intl.supportedValuesOf("timeZone")])].map((value) => ({ value })),
    [],
  );
  const { run, isPending } = useRpc("save_calendar", {
    success: t("saved"),
    onSuccess: () => {
      setOpen(false);
      onSaved?.();
      if (!calendar) navigate(`/calendars/${idOf(form.getFieldValue("name"))}`);
    },
  });
  const save = (values: Values) =>
    run({
      p_calendar: {
        id: calendar?.id ?? idOf(values.name),
        is_new: !calendar,
        name: values.name,
        description: values.description ?? "",
        time_zone: values.time_zone,
        hours: weekdays.flatMap((weekday) => (values.week[weekday] ?? []).map((hours) => ({ weekday, ...hours }))),
      },
    });
  const week = weekly
    ? Object.fromEntries(
        weekdays.map((weekday) => [
          weekday,
          weekly
            .filter((each) => each.weekday === weekday)
            .map(({ opens, closes }) => ({ opens: shortTime(opens), closes: shortTime(closes) })),
        ]),
      )
    : usualWeek;

  return (
    <>
      <Button
        type={calendar ? "default" : "primary"}
        icon={calendar ? <EditOutlined /> : <PlusOutlined />}
        onClick={() => setOpen(true)}
      >
        {t(calendar ? "edit" : "new")}
      </Button>
      <Drawer
        open={isOpen}
        width={480}
        destroyOnHidden
        title={calendar?.name ?? t("new")}
        onClose={() => setOpen(false)}
        footer={
          <Button type="primary" loading={isPending} onClick={() => form.submit()}>
            {t("common:save")}
          </Button>
        }
      >
        <Form<Values>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{
            name: calendar?.name,
            description: calendar?.description,
            time_zone: calendar?.time_zone ?? OFFICE_TIME_ZONE,
            week,
          }}
          onFinish={save}
        >
          <Form.Item
            name="name"
            label={t("fields.name")}
            rules={[{ required: true, whitespace: true, message: t("nameRequired") }]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="description" label={t("fields.description")}>
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
          <Form.Item name="time_zone" label={t("fields.time_zone")}>
            <Select showSearch options={zones} />
          </Form.Item>
          <h3>{t("week.title")}</h3>
          <p className="exception-source">{t("week.hint")}</p>
          <div className="week-editor">
            {weekdays.map((weekday) => (
              <div key={weekday} className="week-editor-day">
                <span>{t(`weekday.${weekday}`)}</span>
                <Form.Item
                  noStyle
                  name={["week", String(weekday)]}
                  rules={[
                    {
                      validator: (_, value: Hours[] | undefined) =>
                        (value ?? []).every((each) => isTime(each.opens) && isTime(each.closes))
                          ? Promise.resolve()
                          : Promise.reject(new Error(t("hours.invalid"))),
                    },
                  ]}
                >
                  <HoursEditor label={t(`weekday.${weekday}`)} />
                </Form.Item>
              </div>
            ))}
          </div>
        </Form>
      </Drawer>
    </>
  );
}

/** "Lịch Trung tâm 1022" → `lich-trung-tam-1022`: a calendar's id is text that a person can read. */
const idOf = (name: string): string =>
  normaliseText(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
