import { useInvalidate, useList, useWarnAboutChange } from "@refinedev/core";
import { App, Button, Form, Input, InputNumber, Radio, Switch } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { useRpc } from "../../components/use-rpc";
import { errorText } from "../../lib/error-text";
import { AgenciesChoice } from "./agencies-choice";
import { changedSettings, groupSettings, type Setting, type SettingForm } from "./setting-form";
import "./settings.css";

/** What the office may choose, each with the article that leaves it the choice. */
export function Page() {
  const { query, result } = useList<Setting>({
    resource: "settings",
    pagination: { mode: "off" },
    sorters: [{ field: "key", order: "asc" }],
    meta: { select: "key, value, name, description, name_en, description_en, form", idColumnName: "key" as never },
    // A form must not change under the hands of the person who fills it in.
    liveMode: "off",
    queryOptions: { refetchOnWindowFocus: false },
    errorNotification: false,
  });
  if (query.isLoading) return <PageLoading />;
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  return <SettingsForm settings={result.data} />;
}

function SettingsForm({ settings }: { settings: Setting[] }) {
  const { t, i18n } = useTranslation(["settings", "common", "errors"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const invalidate = useInvalidate();
  const { setWarnWhen } = useWarnAboutChange();
  const groups = useMemo(() => groupSettings(settings), [settings]);
  const save = useRpc<number>("save_settings", {
    silent: true,
    onSuccess: (count) => {
      setWarnWhen(false);
      message.success(t("saved", { count }));
      void invalidate({ resource: "settings", invalidates: ["list"] });
    },
    onError: (error) => {
      if (error.field && form.getFieldInstance(error.field) !== undefined) {
        form.setFields([{ name: error.field, errors: [errorText(t, error)] }]);
        form.scrollToField(error.field, { block: "center", focus: true });
      } else message.error(errorText(t, error));
    },
  });
  const submit = (values: Record<string, unknown>) => {
    const changed = changedSettings(settings, values);
    if (Object.keys(changed).length) return save.run({ p_settings: changed });
    setWarnWhen(false);
    message.info(t("unchanged"));
  };
  const inEnglish = i18n.language === "en";

  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <PageHeader
        title={t("title")}
        subtitle={t("lead")}
        actions={
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {t("common:save")}
          </Button>
        }
      />
      <nav className="settings-elsewhere" aria-label={t("elsewhere.label")}>
        <Link to="/message-delivery">{t("elsewhere.messages")}</Link>
        <Link to="/room-settings">{t("elsewhere.rooms")}</Link>
        <Link to="/audit?table=public.settings">{t("elsewhere.history")}</Link>
      </nav>
      <Form
        form={form}
        layout="vertical"
        initialValues={Object.fromEntries(settings.map(({ key, value }) => [key, value ?? undefined]))}
        onFinish={submit}
        onValuesChange={() => setWarnWhen(true)}
        scrollToFirstError={{ block: "center", focus: true }}
      >
        {groups.map(({ group, settings: members }) => (
          <section key={group} className="sheet sheet-pad" aria-labelledby={`settings-${group}`}>
            <h2 id={`settings-${group}`} className="sheet-title">
              {t(`groups.${group}`)}
            </h2>
            {members.map((setting) => (
              <div key={setting.key} className="setting">
                <div>
                  <label className="setting-name" htmlFor={setting.key} id={`${setting.key}-name`}>
                    {(inEnglish && setting.name_en) || setting.name}
                  </label>
                  <p className="setting-about" id={`${setting.key}-about`}>
                    {(inEnglish && setting.description_en) || setting.description}
                  </p>
                </div>
                <SettingField setting={setting} form={setting.form} />
              </div>
            ))}
          </section>
        ))}
      </Form>
    </div>
  );
}

function SettingField({ setting, form }: { setting: Setting; form: SettingForm }) {
  const { t } = useTranslation(["settings", "errors"]);
  const described = { "aria-describedby": `${setting.key}-about` };
  const wrong = t("errors:setting.invalid");
  if (form.kind === "boolean") {
    return (
      <Form.Item name={setting.key} valuePropName="checked">
        <Switch id={setting.key} {...described} />
      </Form.Item>
    );
  }
  if (form.kind === "integer") {
    const { min = 0, max } = form;
    return (
      <Form.Item
        name={setting.key}
        rules={[
          { required: true, message: wrong },
          { type: "integer", min, max, message: max ? t("between", { min, max }) : wrong },
        ]}
      >
        <InputNumber id={setting.key} {...described} controls={false} inputMode="numeric" style={{ width: 140 }} />
      </Form.Item>
    );
  }
  if (form.kind === "choice") {
    return (
      <Form.Item name={setting.key}>
        <Radio.Group
          id={setting.key}
          aria-labelledby={`${setting.key}-name`}
          {...described}
          style={{ display: "grid", gap: 6 }}
          options={form.options.map((value) => ({
            value,
            label: t(`choices.${setting.key.replace(/\./g, "_")}.${value}`, { defaultValue: value }),
          }))}
        />
      </Form.Item>
    );
  }
  if (form.kind === "agencies") {
    return (
      <Form.Item
        name={setting.key}
        rules={[
          {
            validator: (_, value) =>
              Array.isArray(value) && !value.length
                ? Promise.reject(new Error(t("agencies.needed")))
                : Promise.resolve(),
          },
        ]}
      >
        <AgenciesChoice />
      </Form.Item>
    );
  }
  return (
    <Form.Item
      name={setting.key}
      normalize={(text: string) => text.trim()}
      rules={form.pattern ? [{ pattern: new RegExp(form.pattern), message: wrong }] : undefined}
    >
      <Input id={setting.key} {...described} maxLength={form.max ?? 200} autoComplete="off" spellCheck={false} />
    </Form.Item>
  );
}
