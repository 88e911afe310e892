import { useOne, useWarnAboutChange } from "@refinedev/core";
import { Alert, App, Button, Input, Tag } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { AuditTimeline } from "../../components/audit-timeline";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { RemoteSelect } from "../../components/remote-select";
import { useRpc } from "../../components/use-rpc";
import type { AppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { may } from "../../lib/me";
import { MessageText, SmsCounter } from "./message-text";
import "./messages.css";
import { commonVariables, type Template } from "./types";
import { usePreview } from "./use-preview";

export function Page() {
  const { id = "" } = useParams();
  const { query, result } = useOne<Template>({
    resource: "message_templates",
    id,
    liveMode: "off",
    errorNotification: false,
  });
  if (query.isLoading) return <PageLoading />;
  if (!result) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  return <Editor key={`${result.id}-${result.version}`} template={result} />;
}

/** A text and beside it how it will be read. */
function Editor({ template }: { template: Template }) {
  const { t } = useTranslation(["messages", "errors", "common"]);
  const { message } = App.useApp();
  const { setWarnWhen } = useWarnAboutChange();
  const [subject, setSubject] = useState(template.subject ?? "");
  const [body, setBody] = useState(template.body);
  const [ticketId, setTicketId] = useState<number>();
  const [failure, setFailure] = useState<AppError>();
  const area = useRef<TextAreaRef>(null);
  const mayEdit = may("templates.edit");
  const isChanged = body !== template.body || subject !== (template.subject ?? "");
  const isShipped = body === template.default_body && subject === (template.default_subject ?? "");
  useEffect(() => {
    setWarnWhen(isChanged);
    return () => setWarnWhen(false);
  }, [isChanged, setWarnWhen]);
  const preview = usePreview(mayEdit ? { template, subject, body, ticketId } : undefined);
  const save = useRpc("save_message_template", {
    silent: true,
    onSuccess: () => {
      setWarnWhen(false);
      setFailure(undefined);
      message.success(t("templates.saved"));
    },
    onError: setFailure,
  });
  const insert = (name: string) => {
    const field = area.current?.resizableTextArea?.textArea;
    const from = field?.selectionStart ?? body.length;
    const to = field?.selectionEnd ?? body.length;
    const text = `{{${name}}}`;
    setBody(body.slice(0, from) + text + body.slice(to));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + text.length, from + text.length);
    });
  };
  const errorAt = (field: string) => (failure?.field === field ? errorText(t, failure) : undefined);
  const isEmail = template.channel === "email";

  return (
    <div className="page">
      <PageHeader
        back={{ label: t("templates.title"), to: "/message-templates" }}
        title={template.name}
        tags={<Tag bordered={false}>{t(`channel.${template.channel}`)}</Tag>}
        subtitle={template.description}
        actions={
          mayEdit ? (
            <>
              <Button
                disabled={isShipped}
                onClick={() => {
                  setSubject(template.default_subject ?? "");
                  setBody(template.default_body);
                }}
              >
                {t("templates.restore")}
              </Button>
              <Button
                type="primary"
                disabled={!isChanged}
                loading={save.isPending}
                onClick={() =>
                  save.run({
                    p_id: template.id,
                    p_subject: isEmail ? subject : null,
                    p_body: body,
                    p_version: template.version,
                  })
                }
              >
                {t("common:save")}
              </Button>
            </>
          ) : undefined
        }
      />
      {failure && !failure.field ? (
        <Alert type="error" showIcon message={errorText(t, failure)} className="message-why" />
      ) : null}
      <p className="template-when">
        {template.relevant_while
          ? t("templates.relevant", {
              statuses: template.relevant_while.map((status) => t(`tickets:status.${status}`)).join(", "),
            })
          : t("templates.always")}
      </p>
      <div className="template-editor">
        <section className="sheet sheet-pad">
          {isEmail ? (
            <label className="template-field" htmlFor="template-subject">
              <span>{t("fields.subject")}</span>
              <Input
                id="template-subject"
                value={subject}
                maxLength={200}
                readOnly={!mayEdit}
                status={errorAt("subject") ? "error" : undefined}
                onChange={(event) => setSubject(event.target.value)}
              />
              {errorAt("subject") ? (
                <div className="template-error" role="alert">
                  {errorAt("subject")}
                </div>
              ) : null}
            </label>
          ) : null}
          <label className="template-field" htmlFor="template-body">
            <span>{t("fields.body")}</span>
            <Input.TextArea
              id="template-body"
              ref={area}
              value={body}
              maxLength={isEmail ? 10_000 : 1000}
              readOnly={!mayEdit}
              autoSize={{ minRows: isEmail ? 14 : 6, maxRows: 28 }}
              status={errorAt("body") ? "error" : undefined}
              onChange={(event) => setBody(event.target.value)}
            />
            {errorAt("body") ? (
              <div className="template-error" role="alert">
                {errorAt("body")}
              </div>
            ) : null}
          </label>
          {mayEdit ? (
            <>
              <span className="muted">{t("templates.insert")}</span>
              <ul className="template-variables">
                {[...template.variables, ...commonVariables].map((name) => (
                  <li key={name}>
                    <Button size="small" onClick={() => insert(name)} title={`{{${name}}}`}>
                      {t([`variables.${name}`, "variables.unknown"], { name })}
                    </Button>
                  </li>
                ))}
              </ul>
              <p className="muted" style={{ marginTop: 12 }}>
                {t("templates.parts", { open: "{{#due_at}}", close: "{{/due_at}}" })}
              </p>
            </>
          ) : null}
        </section>
        {mayEdit ? (
          <section className="sheet sheet-pad">
            <h2 className="sheet-title">{t("templates.preview")}</h2>
            {may("tickets.read") ? (
              <div className="template-field">
                <span>{t("templates.ticket")}</span>
                <RemoteSelect
                  aria-label={t("templates.ticket")}
                  style={{ width: "100%" }}
                  value={ticketId}
                  onChange={(id) => setTicketId(id as number | undefined)}
                  placeholder={t("templates.madeUp")}
                  source={{
                    table: "tickets",
                    columns: "id, code, content",
                    order: "id",
                    labelOf: (row) => String(row.code),
                    detailOf: (row) => String(row.content).slice(0, 60),
                  }}
                />
              </div>
            ) : null}
            {preview.data ? (
              <>
                {preview.data.unknown.length ? (
                  <Alert
                    type="error"
                    showIcon
                    className="message-why"
                    message={t("errors:message.unknown_variable", { names: preview.data.unknown.join(", ") })}
                  />
                ) : null}
                <MessageText channel={template.channel} subject={preview.data.subject} body={preview.data.body} />
                {preview.data.sms ? <SmsCounter sms={preview.data.sms} /> : null}
              </>
            ) : preview.error ? (
              <Alert type="error" showIcon message={errorText(t, preview.error)} />
            ) : (
              <p className="muted">{t("common:loading")}</p>
            )}
          </section>
        ) : null}
      </div>
      {mayEdit ? (
        <section className="sheet sheet-pad" style={{ marginTop: 16 }}>
          <h2 className="sheet-title">{t("history")}</h2>
          <AuditTimeline table="public.message_templates" rowId={template.id} namespace="messages" />
        </section>
      ) : null}
    </div>
  );
}
