import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useWarnAboutChange } from "@refinedev/core";
import { Alert, Button, Form, Input, Radio } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { AgencySelect } from "../../../components/agency-select";
import { DayPicker } from "../../../components/day-picker";
import { PageHeader } from "../../../components/page-header";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { fieldText } from "../../../lib/field-text";
import { fieldOf } from "../form/procedure-values";
import "../procedures.css";
import { ProcedureSelect } from "./procedure-select";
import { decisionKinds } from "./use-decisions";

type Item = {
  action?: "new" | "amended" | "abolished";
  procedure_id?: number;
  procedure_code?: string;
  procedure_name?: string;
  agency_id?: number;
  electronic_code?: string;
};
type Values = {
  kind: (typeof decisionKinds)[number];
  number: string;
  decided_on: string;
  issuer: string;
  summary?: string;
  items: Item[];
};

function ItemFields({ name, kind }: { name: number; kind: Values["kind"] }) {
  const { t } = useTranslation("procedures");
  const action = Form.useWatch(["items", name, "action"]) as Item["action"];
  const needed = [{ required: true, message: t("needed") }];
  if (kind === "agency_code") {
    return (
      <div className="procedure-pair">
        <Form.Item name={[name, "agency_id"]} label={t("fields.agency")} rules={needed}>
          <AgencySelect />
        </Form.Item>
        <Form.Item name={[name, "electronic_code"]} label={t("decisions.electronicCode")} rules={needed}>
          <Input maxLength={40} placeholder="H24.01" />
        </Form.Item>
      </div>
    );
  }
  return (
    <>
      <Form.Item name={[name, "action"]} label={t("decisions.action")}>
        <Radio.Group
          optionType="button"
          size="small"
          options={(["amended", "new", "abolished"] as const).map((value) => ({
            value,
            label: t(`decisions.actions.${value}`),
          }))}
        />
      </Form.Item>
      {action === "new" ? (
        <div className="procedure-pair">
          <Form.Item name={[name, "procedure_code"]} label={t("fields.code")} rules={needed}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name={[name, "procedure_name"]} label={t("fields.name")}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      ) : (
        <Form.Item name={[name, "procedure_id"]} label={t("decisions.procedure")} rules={needed}>
          <ProcedureSelect />
        </Form.Item>
      )}
    </>
  );
}

/** Enters a decision of the Chair: what it orders of the catalogue, and from when its five working days run. */
export function Page() {
  const { t } = useTranslation(["procedures", "common"]);
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch("kind", form) ?? "procedure";
  const [failure, setFailure] = useState<AppError>();
  const { warnWhen, setWarnWhen } = useWarnAboutChange();
  const [saved, setSaved] = useState<number>();
  useEffect(() => () => setWarnWhen(false), [setWarnWhen]);
  useEffect(() => {
    if (saved !== undefined && !warnWhen) navigate(`/catalogue-decisions/${saved}`, { replace: true });
  }, [saved, warnWhen, navigate]);
  const { run, isPending } = useRpc<number>("register_catalogue_decision", {
    silent: true,
    success: t("decisions.registered"),
    onSuccess: (id) => {
      setWarnWhen(false);
      setSaved(id);
    },
    onError: (error) => {
      const name = fieldOf(error.params);
      if (!name || form.getFieldInstance(name as never) === undefined) return setFailure(error);
      form.setFields([{ name: name as never, errors: [fieldText(t, error)] }]);
      form.scrollToField(name as never, { block: "center", focus: true });
    },
  });
  const needed = [{ required: true, message: t("needed") }];
  return (
    <div className="page page-form procedure-form">
      <PageHeader
        title={t("decisions.register")}
        subtitle={t("decisions.lead")}
        back={{ label: t("decisions.title"), to: "/catalogue-decisions" }}
      />
      {failure ? <Alert type="error" showIcon role="alert" message={fieldText(t, failure)} /> : null}
      <Form<Values>
        form={form}
        name="decision"
        layout="vertical"
        initialValues={{ kind: "procedure", issuer: t("decisions.chair"), items: [{ action: "amended" }] }}
        scrollToFirstError={{ block: "center", focus: true }}
        onValuesChange={(changed: Partial<Values>) => {
          setWarnWhen(true);
          if (changed.kind) form.setFieldValue("items", [changed.kind === "procedure" ? { action: "amended" } : {}]);
        }}
        onFinish={(values) => {
          setFailure(undefined);
          run({ p_decision: values });
        }}
      >
        <section className="sheet sheet-pad">
          <Form.Item name="kind" label={t("decisions.kind")}>
            <Radio.Group options={decisionKinds.map((value) => ({ value, label: t(`decisions.kinds.${value}`) }))} />
          </Form.Item>
          <div className="procedure-pair">
            <Form.Item
              name="number"
              label={t("fields.decision_number")}
              rules={[{ required: true, whitespace: true, message: t("needed") }]}
            >
              <Input maxLength={100} placeholder="123/QĐ-UBND" autoFocus />
            </Form.Item>
            <Form.Item name="decided_on" label={t("fields.decision_on")} extra={t("decisions.runsFrom")} rules={needed}>
              <DayPicker only="past" />
            </Form.Item>
          </div>
          <Form.Item name="issuer" label={t("fields.issuer")} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="summary" label={t("decisions.summary")}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
          </Form.Item>
        </section>
        <section className="sheet sheet-pad">
          <h2 className="sheet-title">{t(`decisions.items.${kind}`)}</h2>
          <Form.List name="items">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key, name }) => (
                  <fieldset key={key} className="procedure-item" aria-label={t("decisions.item", { number: name + 1 })}>
                    <div className="procedure-item-head">
                      <strong>{t("decisions.item", { number: name + 1 })}</strong>
                      {rows.length > 1 ? (
                        <Button
                          type="text"
                          size="small"
                          icon={<DeleteOutlined />}
                          aria-label={t("list.remove", { what: t("decisions.item", { number: name + 1 }) })}
                          onClick={() => remove(name)}
                        />
                      ) : null}
                    </div>
                    <ItemFields name={name} kind={kind} />
                  </fieldset>
                ))}
                <Button
                  type="dashed"
                  icon={<PlusOutlined />}
                  onClick={() => add(kind === "procedure" ? { action: "amended" } : {})}
                >
                  {t("decisions.addItem")}
                </Button>
              </>
            )}
          </Form.List>
        </section>
        <div className="procedure-foot">
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t("decisions.registerAction")}
          </Button>
          <Button onClick={() => navigate("/catalogue-decisions")}>{t("common:cancel")}</Button>
        </div>
      </Form>
    </div>
  );
}
