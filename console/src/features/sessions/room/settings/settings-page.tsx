import { useList } from "@refinedev/core";
import { Alert, App, Button, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ErrorState } from "../../../../components/error-state";
import { PageHeader } from "../../../../components/page-header";
import { PageLoading } from "../../../../components/page-loading";
import { useRpc, useRpcQuery } from "../../../../components/use-rpc";
import { formatDateTime } from "../../../../lib/date-time";
import { errorText } from "../../../../lib/error-text";

const names = ["mode", "domain", "app_id", "xmpp_domain", "allowance_minutes"] as const;
type Values = Record<(typeof names)[number], string | number>;
type Setting = { key: string; value: string | number };
const secretName = "jitsi_secret";

/** Where the meeting rooms are and how one joins them. */
export function Page() {
  const { query, result } = useList<Setting>({
    resource: "settings",
    filters: [{ field: "key", operator: "in", value: names.map((name) => `jitsi.${name}`) }],
    pagination: { mode: "off" },
    meta: { select: "key, value", idColumnName: false as never },
    liveMode: "off",
    errorNotification: false,
  });
  if (query.isLoading) return <PageLoading />;
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const values = Object.fromEntries(result.data.map(({ key, value }) => [key.replace("jitsi.", ""), value])) as Values;
  return <Settings values={{ ...values, allowance_minutes: Number(values.allowance_minutes) }} />;
}

function Settings({ values }: { values: Values }) {
  const { t } = useTranslation(["room", "common", "errors"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const mode = Form.useWatch("mode", form) ?? values.mode;
  const save = useRpc("save_room_settings", {
    silent: true,
    success: t("settings.saved"),
    onError: (error) => {
      const name = error.field?.replace("jitsi.", "") as keyof Values | undefined;
      if (name && names.includes(name)) form.setFields([{ name, errors: [errorText(t, error)] }]);
      else message.error(errorText(t, error));
    },
  });
  return (
    <div className="page" style={{ maxWidth: 760 }}>
      <PageHeader title={t("settings.title")} subtitle={t("settings.lead")} />
      <Form<Values>
        form={form}
        layout="vertical"
        className="sheet sheet-pad"
        initialValues={values}
        scrollToFirstError
        onFinish={(next) =>
          save.run({
            p_settings: Object.fromEntries(
              names
                .filter((name) => next[name] !== undefined)
                .map((name) => [`jitsi.${name}`, typeof next[name] === "string" ? next[name].trim() : next[name]]),
            ),
          })
        }
      >
        <Form.Item name="mode" label={t("settings.mode")} extra={t(`settings.modeHint.${mode}`)}>
          <Select
            options={["token", "open", "demo"].map((value) => ({ value, label: t(`settings.modes.${value}`) }))}
          />
        </Form.Item>
        {mode === "demo" ? <Alert type="info" showIcon style={{ marginBottom: 16 }} message={t("demo.text")} /> : null}
        <Form.Item
          name="domain"
          label={t("settings.domain")}
          extra={t("settings.domainHint")}
          normalize={(text) => text?.toLowerCase()}
        >
          <Input placeholder="hop.haiphong.gov.vn" maxLength={253} autoComplete="off" />
        </Form.Item>
        <Form.Item name="app_id" label={t("settings.appId")} hidden={mode !== "token"}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="xmpp_domain"
          label={t("settings.xmpp")}
          extra={t("settings.xmppHint")}
          hidden={mode !== "token"}
        >
          <Input placeholder="meet.jitsi" maxLength={253} autoComplete="off" />
        </Form.Item>
        {mode === "token" ? <SecretField /> : null}
        <Form.Item name="allowance_minutes" label={t("settings.allowance")}>
          <InputNumber min={0} max={720} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("common:save")}
        </Button>{" "}
        <Link to="/connection-test">{t("settings.try")}</Link>
      </Form>
    </div>
  );
}

/** The key can be set and never be read. */
function SecretField() {
  const { t } = useTranslation("room");
  const [value, setValue] = useState("");
  const { data } = useRpcQuery<{ name: string; is_set: boolean; updated_at: string | null }[]>("secret_names");
  const known = data?.find(({ name }) => name === secretName);
  const save = useRpc("set_secret", { success: t("settings.secretSaved"), onSuccess: () => setValue("") });
  const isBad = /[/\\"'\s]/.test(value) || (value.length > 0 && value.length < 32);
  return (
    <Form.Item
      label={t("settings.secret")}
      htmlFor="room-secret"
      extra={t("settings.secretHint")}
      validateStatus={isBad ? "error" : undefined}
      help={isBad ? t("settings.invalid") : undefined}
    >
      <div style={{ display: "flex", gap: 8 }}>
        <Input.Password
          id="room-secret"
          value={value}
          maxLength={200}
          autoComplete="new-password"
          placeholder={
            known?.is_set
              ? t("settings.secretSet", { time: formatDateTime(known.updated_at) })
              : t("settings.secretUnset")
          }
          onChange={(event) => setValue(event.target.value)}
        />
        <Button
          disabled={!value || isBad}
          loading={save.isPending}
          onClick={() => save.run({ p_name: secretName, p_value: value })}
        >
          {t("settings.secretSave")}
        </Button>
      </div>
    </Form.Item>
  );
}
