import { useWarnAboutChange } from "@refinedev/core";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, InputNumber, Radio, Select, type SelectProps } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { AgencySelect } from "../../../components/agency-select";
import { DayPicker } from "../../../components/day-picker";
import { PageHeader } from "../../../components/page-header";
import { type AppError, toAppError } from "../../../lib/app-error";
import { fieldText } from "../../../lib/field-text";
import { rpc } from "../../../lib/rpc";
import "../procedures.css";
import { audiences, levels, type Made, onlineLevels, type ProcedureRow, resultKinds, type Version } from "../types";
import { useFields } from "../use-procedure";
import { DocumentsField } from "./documents-field";
import { FeesField } from "./fees-field";
import { fieldOf, type ProcedureValues, toProcedure } from "./procedure-values";
import { StepsField } from "./steps-field";

/** Form.Item hands `aria-required` to the frame of a select, which has no role that could be required. */
function FieldSelect({ "aria-required": _required, ...rest }: SelectProps) {
  const fields = useFields().data ?? [];
  return (
    <Select
      {...rest}
      showSearch
      optionFilterProp="label"
      options={fields.map((each) => ({ value: each.id, label: each.name }))}
    />
  );
}

type Props = { row?: ProcedureRow; draft?: Version; start: ProcedureValues };

/** A procedure's draft: who it is for, what is handed in, who does what, on which decision it rests. */
export function ProcedureForm({ row, draft, start }: Props) {
  const { t } = useTranslation(["procedures", "common"]);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<ProcedureValues>();
  const [failure, setFailure] = useState<AppError>();
  const [isSaving, setSaving] = useState(false);
  const inFlight = useRef(false);
  const { warnWhen, setWarnWhen } = useWarnAboutChange();
  const [saved, setSaved] = useState<number>();
  const level = Form.useWatch("level", form);
  useEffect(() => () => setWarnWhen(false), [setWarnWhen]);
  // Only once the guard is off, or it would ask whether to leave what is saved.
  useEffect(() => {
    if (saved !== undefined && !warnWhen)
      navigate(`/procedures/${saved}?version=${draft?.number ?? 1}`, { replace: true });
  }, [saved, warnWhen, navigate, draft]);

  const show = (error: AppError) => {
    const name = fieldOf(error.params);
    if (!name || form.getFieldInstance(name as never) === undefined) {
      setFailure(error);
      window.scrollTo({ top: 0, behavior: "smooth" });
      return;
    }
    form.setFields([{ name: name as never, errors: [fieldText(t, error)] }]);
    form.scrollToField(name as never, { block: "center", focus: true });
  };
  const submit = async (values: ProcedureValues) => {
    if (inFlight.current) return;
    inFlight.current = true;
    setSaving(true);
    setFailure(undefined);
    try {
      const sent = toProcedure(values);
      const answer = draft
        ? await rpc<Made>("save_procedure_version", {
            p_version_id: draft.id,
            p_revision: draft.revision,
            p_version: sent,
          })
        : await rpc<Made>("create_procedure", { p_procedure: sent });
      setWarnWhen(false);
      message.success(t("saved"));
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.some((part) => String(part).startsWith("procedure")),
      });
      setSaved(answer.id);
    } catch (error) {
      show(toAppError(error));
    } finally {
      inFlight.current = false;
      setSaving(false);
    }
  };

  const needed = [{ required: true, message: t("needed") }];
  const choice = <Value extends string>(values: readonly Value[], prefix: string) =>
    values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  return (
    <div className="page page-form procedure-form">
      <PageHeader
        title={row ? t("editTitle", { number: draft?.number, code: row.code }) : t("new")}
        subtitle={row ? row.name : t("newHint")}
        back={row ? { label: row.code, to: `/procedures/${row.id}` } : { label: t("title"), to: "/procedures" }}
      />
      {failure ? <Alert type="error" showIcon role="alert" message={fieldText(t, failure)} /> : null}
      <Form<ProcedureValues>
        form={form}
        name="procedure"
        layout="vertical"
        initialValues={start}
        scrollToFirstError={{ block: "center", focus: true }}
        onValuesChange={() => setWarnWhen(true)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          form.submit();
        }}
        onFinish={submit}
      >
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("sections.identity")}</h2>
          <Form.Item
            name="name"
            label={t("fields.name")}
            rules={[{ required: true, whitespace: true, message: t("needed") }]}
          >
            <Input.TextArea autoFocus={!row} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
          </Form.Item>
          <div className="procedure-pair">
            <Form.Item
              name="code"
              label={t("fields.code")}
              extra={t("hints.code")}
              rules={[{ required: true, whitespace: true, message: t("needed") }]}
            >
              <Input maxLength={40} disabled={Boolean(draft && draft.number > 1)} />
            </Form.Item>
            <Form.Item name="field_id" label={t("fields.field")} rules={needed}>
              <FieldSelect />
            </Form.Item>
          </div>
          <div className="procedure-pair">
            <Form.Item name="level" label={t("fields.level")}>
              <Radio.Group options={choice(levels, "level")} />
            </Form.Item>
            {level === "city" ? (
              <Form.Item name="agency_id" label={t("fields.agency")}>
                <AgencySelect kinds={["department", "office", "vertical", "public_service_unit"]} allowClear />
              </Form.Item>
            ) : null}
          </div>
          <div className="procedure-pair">
            <Form.Item name="online_level" label={t("fields.online_level")}>
              <Radio.Group options={choice(onlineLevels, "online")} />
            </Form.Item>
            <Form.Item name="audience" label={t("fields.audience")}>
              <Radio.Group options={choice(audiences, "audience")} />
            </Form.Item>
          </div>
          <div className="procedure-pair">
            <Form.Item name="result_name" label={t("fields.result")}>
              <Input maxLength={500} />
            </Form.Item>
            <Form.Item name="result_kind" label={t("fields.result_kind")}>
              <Radio.Group options={choice(resultKinds, "resultKind")} />
            </Form.Item>
          </div>
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("fields.documents")}</h2>
          <p className="muted procedure-hint">{t("hints.list")}</p>
          <DocumentsField />
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("fields.steps")}</h2>
          <Form.Item name="total_days" label={t("fields.total_days")} extra={t("hints.total_days")}>
            <InputNumber min={0} max={730} step={0.5} decimalSeparator={t("decimal")} />
          </Form.Item>
          <StepsField />
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("fields.fees")}</h2>
          <FeesField />
          <Form.Item name="fee_note" label={t("fields.fee_note")} className="procedure-after-list">
            <Input maxLength={2000} />
          </Form.Item>
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("sections.force")}</h2>
          <div className="procedure-pair">
            <Form.Item name="decision_number" label={t("fields.decision_number")}>
              <Input maxLength={100} placeholder="123/QĐ-UBND" />
            </Form.Item>
            <Form.Item name="decision_on" label={t("fields.decision_on")}>
              <DayPicker only="past" />
            </Form.Item>
          </div>
          <Form.Item name="decision_issuer" label={t("fields.issuer")}>
            <Input maxLength={200} placeholder={t("hints.issuer")} />
          </Form.Item>
          <div className="procedure-pair">
            <Form.Item name="valid_from" label={t("fields.valid_from")}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="valid_to" label={t("fields.valid_to")} extra={t("hints.valid_to")}>
              <DayPicker />
            </Form.Item>
          </div>
          <Form.Item name="legal_basis" label={t("fields.legal_basis")}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
          </Form.Item>
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("sections.words")}</h2>
          <Form.Item name="description" label={t("fields.description")}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={20_000} />
          </Form.Item>
          <Form.Item name="conditions" label={t("fields.conditions")}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={20_000} />
          </Form.Item>
        </section>
        <div className="procedure-foot">
          <Button type="primary" htmlType="submit" loading={isSaving}>
            {t("saveDraft")}
          </Button>
          <Button onClick={() => navigate(row ? `/procedures/${row.id}` : "/procedures")}>{t("common:cancel")}</Button>
          <span className="muted num" aria-hidden="true">
            Ctrl+Enter
          </span>
        </div>
      </Form>
    </div>
  );
}
