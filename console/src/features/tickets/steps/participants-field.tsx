import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import { HandlingAgencyPicker } from "../pickers";
import "../coordination/coordination.css";

/** The agencies that take part: each with what it does and by when. */
export function ParticipantsField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation(["coordination", "tickets"]);
  const required = [{ required: true, message: t("tickets:form.required") }];
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <fieldset className="participants">
          <legend>{label}</legend>
          {rows.length ? null : <p className="muted">{t("noParticipants")}</p>}
          {rows.map((row, index) => (
            <div key={row.key} className="participant">
              <div className="participant-head">
                <Form.Item
                  name={[row.name, "agency_id"]}
                  label={`${index + 1}. ${t("tickets:form.agency_id")}`}
                  rules={required}
                >
                  <HandlingAgencyPicker />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`${t("removeEmpty")} ${index + 1}`}
                  title={t("removeEmpty")}
                  onClick={() => remove(row.name)}
                />
              </div>
              <Form.Item
                name={[row.name, "task"]}
                label={t("tickets:form.task")}
                rules={[{ required: true, whitespace: true, message: t("tickets:form.required") }]}
              >
                <Input.TextArea
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  maxLength={2000}
                  placeholder={t("taskPlaceholder")}
                />
              </Form.Item>
              <Form.Item name={[row.name, "due_at"]} label={t("tickets:form.due_at")}>
                <OfficeDateTimePicker only="future" placeholder={t("duePlaceholder")} />
              </Form.Item>
            </div>
          ))}
          <Button icon={<PlusOutlined />} disabled={rows.length >= 30} onClick={() => add({})}>
            {t("add")}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
