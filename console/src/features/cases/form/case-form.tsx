import { useWarnAboutChange } from "@refinedev/core";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Form, Input, InputNumber } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { AgencySelect } from "../../../components/agency-select";
import { CategorySelect } from "../../../components/category-select";
import { problemsByField } from "../../../components/custom-fields/problems";
import { FileDrop } from "../../../components/file-drop";
import { PageHeader } from "../../../components/page-header";
import { RadioGroup } from "../../../components/radio-group";
import { useFileRules } from "../../../components/use-file-rules";
import { type AppError, toAppError } from "../../../lib/app-error";
import { fieldText } from "../../../lib/field-text";
import { rpc } from "../../../lib/rpc";
import "../cases.css";
import { type CaseRow, matters } from "../types";
import { caseUploads } from "../uploads";
import { type CaseValues, fieldOf, toCase } from "./case-values";
import { CitizensField } from "./citizens-field";
import { CollisionNotice } from "./collision-notice";
import { CriteriaField } from "./criteria-field";
import { DecisionsField } from "./decisions-field";
import { OwnSection } from "./own-section";

type Props = { row?: CaseRow; start: CaseValues };
type Saved = { id: number; code: string; version: number };

/** The form of a case, for registering and for editing. */
export function CaseForm({ row, start }: Props) {
  const { t } = useTranslation(["cases", "common"]);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const rules = useFileRules();
  const [form] = Form.useForm<CaseValues>();
  const [files, setFiles] = useState<File[]>([]);
  const [failure, setFailure] = useState<AppError>();
  const [isSaving, setSaving] = useState(false);
  const inFlight = useRef(false);
  const version = useRef(row?.version);
  // One per form: a second click, or a try after a lost answer, is the same case.
  const requestId = useRef(crypto.randomUUID());
  const { warnWhen, setWarnWhen } = useWarnAboutChange();
  const [saved, setSaved] = useState<number>();
  const isGroup = Form.useWatch("is_group", form);
  useEffect(() => () => setWarnWhen(false), [setWarnWhen]);
  // Only once the guard is off, or it would ask whether to leave what is saved.
  useEffect(() => {
    if (saved !== undefined && !warnWhen) navigate(`/cases/${saved}`, { replace: Boolean(row) });
  }, [saved, warnWhen, navigate, row]);

  const show = (error: AppError) => {
    const own = problemsByField(t, error);
    if (own[0]) {
      form.setFields(own as never);
      form.scrollToField(own[0].name as never, { block: "center", focus: true });
      return;
    }
    const name = fieldOf(error.params);
    if (!name || form.getFieldInstance(name as never) === undefined) {
      setFailure(error);
      window.scrollTo({ top: 0, behavior: "smooth" });
      return;
    }
    form.setFields([{ name: name as never, errors: [fieldText(t, error)] }]);
    form.scrollToField(name as never, { block: "center", focus: true });
  };

  const submit = async (values: CaseValues) => {
    if (inFlight.current) return;
    inFlight.current = true;
    setSaving(true);
    setFailure(undefined);
    try {
      const answer = row
        ? await rpc<Saved>("save_case", { p_case_id: row.id, p_case: toCase(values), p_version: version.current })
        : await rpc<Saved>("register_case", { p_case: { ...toCase(values), request_id: requestId.current } });
      if (files.length) caseUploads.start({ caseId: answer.id }, files, rules);
      setWarnWhen(false);
      message.success(t(row ? "common:saved" : "form.registered", { code: answer.code }));
      await client.invalidateQueries({ queryKey: ["cases"] });
      setSaved(answer.id);
    } catch (error) {
      show(toAppError(error));
    } finally {
      inFlight.current = false;
      setSaving(false);
    }
  };

  return (
    <div className="page page-form case-form">
      <PageHeader
        title={row ? t("form.editTitle", { code: row.code }) : t("new")}
        back={row ? { label: row.code, to: `/cases/${row.id}` } : { label: t("title"), to: "/cases" }}
      />
      {failure?.key === "case.changed" && row ? (
        <CollisionNotice
          row={row}
          onTaken={(current) => {
            version.current = current;
            setFailure(undefined);
            form.submit();
          }}
        />
      ) : failure ? (
        <Alert className="case-alert" type="error" showIcon role="alert" message={fieldText(t, failure)} />
      ) : null}
      <Form<CaseValues>
        form={form}
        name="case"
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
          <h2 className="sheet-title">{t("sections.matter")}</h2>
          <Form.Item
            name="matter"
            label={t("fields.matter")}
            extra={t("form.matterHint")}
            rules={[{ required: true, message: t("form.matterRequired") }]}
          >
            <RadioGroup options={matters.map((value) => ({ value, label: t(`matter.${value}`) }))} />
          </Form.Item>
          <Form.Item
            name="title"
            label={t("fields.title")}
            rules={[{ required: true, whitespace: true, message: t("form.titleRequired") }]}
          >
            <Input autoFocus={!row} maxLength={300} />
          </Form.Item>
          <Form.Item
            name="content"
            label={t("fields.content")}
            rules={[{ required: true, whitespace: true, message: t("form.contentRequired") }]}
          >
            <Input.TextArea autoSize={{ minRows: 5, maxRows: 20 }} maxLength={20_000} />
          </Form.Item>
          <div className="case-pair">
            <Form.Item name="category_id" label={t("fields.category")}>
              <CategorySelect level="leaves" allowClear />
            </Form.Item>
            <Form.Item name="commune_id" label={t("fields.commune")}>
              <AgencySelect kinds={["commune"]} placeholder={t("form.commune")} allowClear />
            </Form.Item>
          </div>
        </section>
        <OwnSection />
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("sections.citizens")}</h2>
          <div className="case-group">
            <Form.Item name="is_group" valuePropName="checked" noStyle>
              <Checkbox>{t("fields.is_group")}</Checkbox>
            </Form.Item>
            <Form.Item name="head_count" label={t("fields.head_count")} layout="horizontal" hidden={!isGroup}>
              <InputNumber min={1} max={100_000} precision={0} />
            </Form.Item>
          </div>
          <CitizensField />
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("sections.agencies")}</h2>
          <div className="case-pair">
            <Form.Item name="lead_id" label={t("fields.lead")} extra={t("form.leadHint")}>
              <AgencySelect allowClear />
            </Form.Item>
            <Form.Item name="related_ids" label={t("fields.related")} extra={t("form.relatedHint")}>
              <AgencySelect multiple allowClear />
            </Form.Item>
          </div>
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("sections.criteria")}</h2>
          <p className="muted">{t("form.criteriaHint")}</p>
          <CriteriaField />
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t("sections.decisions")}</h2>
          <DecisionsField />
        </section>
        {row ? null : (
          <section className="sheet sheet-pad">
            <h2 className="sheet-title">{t("sections.files")}</h2>
            <FileDrop value={files} onChange={setFiles} />
          </section>
        )}
        <div className="case-form-foot">
          <Button type="primary" htmlType="submit" loading={isSaving}>
            {t(row ? "common:save" : "form.register")}
          </Button>
          <Button onClick={() => navigate(row ? `/cases/${row.id}` : "/cases")}>{t("common:cancel")}</Button>
          <span className="muted num" aria-hidden="true">
            Ctrl+Enter
          </span>
        </div>
      </Form>
    </div>
  );
}
