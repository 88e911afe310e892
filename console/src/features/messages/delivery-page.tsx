import { useList } from "@refinedev/core";
import { App, Button, Form, Input, InputNumber, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../components/error-state";
import { MessageAlarm, useMessageHealth } from "../../components/message-alarm";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { useRpc } from "../../components/use-rpc";
import { errorText } from "../../lib/error-text";
import { type DeliveryForm, fromSettings, type Setting, toSettings } from "./delivery-form";
import "./messages.css";
import { SecretRows } from "./secret-rows";
import { SmsFields } from "./sms-fields";
import { TestSend } from "./test-send";

/** How messages leave the house: mail server, SMS gateway, hours. */
export function Page() {
  const { query, result } = useList<Setting>({
    resource: "settings",
    filters: [{ field: "key", operator: "in", value: Object.values(settingKeys) }],
    pagination: { mode: "off" },
    meta: { select: "key, value, name, description", idColumnName: false as never },
    liveMode: "off",
    errorNotification: false,
  });
  if (query.isLoading) return <PageLoading />;
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  return <Settings settings={result.data} />;
}

export const settingKeys = {
  baseUrl: "public.base_url",
  smtp: "messages.smtp",
  sms: "messages.sms",
  withoutAccents: "messages.sms_without_accents",
  hours: "messages.citizen_hours",
  digests: "messages.digest_times",
  attempts: "messages.max_attempts",
  age: "messages.max_age_days",
  office: "messages.office_name",
  hotline: "messages.hotline",
};

function Settings({ settings }: { settings: Setting[] }) {
  const { t } = useTranslation(["messages", "errors", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<DeliveryForm>();
  const { data: health } = useMessageHealth();
  const save = useRpc("save_message_settings", {
    silent: true,
    onSuccess: () => void message.success(t("delivery.saved")),
    onError: (error) => {
      const name = error.field?.split(".");
      const known = name && form.getFieldInstance(name);
      if (known) {
        form.setFields([{ name: name as never, errors: [errorText(t, error)] }]);
        form.scrollToField(name as never, { focus: true });
      } else message.error(errorText(t, error));
    },
  });
  const way = (channel: "sms" | "email") => t(`delivery.way.${health?.channels[channel] ?? "unknown"}`);
  return (
    <div className="page">
      <PageHeader
        title={t("delivery.title")}
        subtitle={t("delivery.lead")}
        actions={
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {t("common:save")}
          </Button>
        }
      />
      <MessageAlarm />
      <Form<DeliveryForm>
        form={form}
        layout="vertical"
        className="delivery"
        initialValues={fromSettings(settings)}
        onFinish={(values) => save.run({ p_settings: toSettings(values) })}
        // What the server refused is no longer said of what stands there now.
        onValuesChange={() =>
          form.setFields(
            form
              .getFieldsError()
              .filter(({ errors }) => errors.length)
              .map(({ name }) => ({ name: name as never, errors: [] })),
          )
        }
        scrollToFirstError
      >
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("delivery.smtp")}</h2>
          <p className="delivery-lead">
            {t("delivery.now")}: {way("email")}
          </p>
          <div className="delivery-grid">
            <Form.Item
              className="span-3"
              name={["smtp", "host"]}
              label={t("delivery.host")}
              extra={t("delivery.hostHint")}
            >
              <Input placeholder="mail.haiphong.gov.vn" maxLength={253} />
            </Form.Item>
            <Form.Item className="span-2" name={["smtp", "security"]} label={t("delivery.security")}>
              <Select
                options={["tls", "starttls", "none"].map((value) => ({
                  value,
                  label: t(`delivery.securities.${value}`),
                }))}
                onChange={(value) =>
                  form.setFieldValue(["smtp", "port"], { tls: 465, starttls: 587, none: 25 }[value as string])
                }
              />
            </Form.Item>
            <Form.Item className="span-1" name={["smtp", "port"]} label={t("delivery.port")}>
              <InputNumber min={1} max={65_535} controls={false} style={{ width: "100%" }} />
            </Form.Item>
            <Form.Item className="span-3" name={["smtp", "from"]} label={t("delivery.from")}>
              <Input placeholder="Tổng đài 1022 <tongdai1022@haiphong.gov.vn>" maxLength={200} />
            </Form.Item>
            <Form.Item className="span-3" name={["smtp", "user"]} label={t("delivery.user")}>
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
          </div>
          <SecretRows prefix="smtp_" />
          <TestSend channel="email" />
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("delivery.sms")}</h2>
          <p className="delivery-lead">
            {t("delivery.now")}: {way("sms")}
          </p>
          <SmsFields />
          <SecretRows prefix="sms_" />
          <TestSend channel="sms" />
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("delivery.when")}</h2>
          <div className="delivery-grid">
            <Form.Item className="span-2" name="from" label={t("delivery.hoursFrom")} extra={t("delivery.hoursHint")}>
              <Input placeholder="07:00" maxLength={5} />
            </Form.Item>
            <Form.Item className="span-2" name="citizen_hours" label={t("delivery.hoursTo")}>
              <Input placeholder="21:00" maxLength={5} />
            </Form.Item>
            <Form.Item
              className="span-2"
              name="digest_times"
              label={t("delivery.digests")}
              extra={t("delivery.digestsHint")}
            >
              <Select mode="tags" tokenSeparators={[" ", ","]} open={false} suffixIcon={null} />
            </Form.Item>
            <Form.Item className="span-2" name="max_attempts" label={t("delivery.attempts")}>
              <InputNumber min={1} max={100} style={{ width: "100%" }} />
            </Form.Item>
            <Form.Item className="span-2" name="max_age_days" label={t("delivery.age")}>
              <InputNumber min={1} max={365} style={{ width: "100%" }} />
            </Form.Item>
            <Form.Item
              className="span-2"
              name="withoutAccents"
              label={t("delivery.withoutAccents")}
              valuePropName="checked"
              extra={t("delivery.accentsHint")}
            >
              <Switch />
            </Form.Item>
          </div>
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("delivery.words")}</h2>
          <div className="delivery-grid">
            <Form.Item
              className="span-3"
              name="office"
              label={t("variables.office_name")}
              rules={[{ required: true, message: t("common:form.required") }]}
            >
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item
              className="span-3"
              name="hotline"
              label={t("variables.hotline")}
              rules={[{ required: true, message: t("common:form.required") }]}
            >
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item
              className="span-6"
              name="baseUrl"
              label={t("delivery.baseUrl")}
              extra={t("delivery.baseUrlHint")}
              rules={[{ pattern: /^(https?:\/\/\S+)?$/, message: t("errors:message.invalid") }]}
            >
              <Input placeholder={window.location.origin} maxLength={200} />
            </Form.Item>
          </div>
        </section>
        <div>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t("common:save")}
          </Button>
        </div>
      </Form>
    </div>
  );
}
