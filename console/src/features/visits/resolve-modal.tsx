import { Alert, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CategorySelect } from "../../components/category-select";
import { RadioGroup } from "../../components/radio-group";
import { StepDialog } from "../../components/steps/step-dialog";
import { useRpc } from "../../components/use-rpc";
import type { AppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { fieldText } from "../../lib/field-text";
import type { VisitRow } from "./types";
import "./visits.css";

const outcomes = ["explained", "redirected", "ticket", "case"] as const;
type Outcome = (typeof outcomes)[number];
type Values = {
  result: Outcome;
  note?: string;
  redirect_to?: string;
  category_id?: number;
  phone?: string;
  address?: string;
  title?: string;
};
type Resolved = { id: number; result: Outcome; made: { id: number; code: string } | null };
const fields = ["result", "note", "redirect_to", "category_id", "phone", "address", "title"] as const;

/** What becomes of a walk-in: explained, sent on, taken down as a ticket, or registered as a case. */
export function ResolveModal({ visit, onClose }: { visit: VisitRow; onClose: () => void }) {
  const { t } = useTranslation(["visits", "common"]);
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const isDenunciation = visit.classification === "denunciation";
  const result = Form.useWatch("result", form);
  // What the ticket still lacks turns up as fields once the server has said so.
  const [lacking, setLacking] = useState<string[]>([]);

  const { run, isPending } = useRpc<Resolved>("resolve_visit", {
    silent: true,
    success: (answer) => t(`resolve.done.${answer.result}`, { code: answer.made?.code ?? "" }),
    onSuccess: (answer) => {
      onClose();
      if (answer.result === "case" && answer.made) navigate(`/cases/${answer.made.id}/edit`);
    },
    onError: (error) => {
      const several = error.params.fields as Record<string, string> | undefined;
      const wrong = several ? Object.keys(several) : error.field ? [error.field] : [];
      const known = fields.filter((each) => wrong.includes(each));
      if (!known.length) return setFailure(error);
      setLacking((before) => [...new Set([...before, ...known])]);
      setTimeout(() => {
        form.setFields(
          known.map((name) => ({
            name,
            errors: [several ? t("errors:case.field_required") : fieldText(t, error)],
          })),
        );
        form.scrollToField(known[0] as keyof Values, { block: "center", focus: true });
      });
    },
  });

  return (
    <StepDialog
      width={600}
      title={t("resolve.title", { code: visit.code })}
      onClose={onClose}
      cancelText={t("resolve.later")}
      submitText={t("resolve.save")}
      isPending={isPending}
      onSubmit={form.submit}
    >
      <p className="muted visit-text visit-matter">
        {visit.content.length > 240 ? `${visit.content.slice(0, 240)}…` : visit.content}
      </p>
      {isDenunciation ? (
        <Alert type="info" showIcon message={t("resolve.denunciation")} style={{ marginBottom: 16 }} />
      ) : null}
      {failure ? (
        <Alert type="error" showIcon role="alert" message={errorText(t, failure)} style={{ marginBottom: 16 }} />
      ) : null}
      <Form<Values>
        form={form}
        name="resolve-visit"
        layout="vertical"
        initialValues={{ result: isDenunciation ? "redirected" : "explained" }}
        onFinish={({ result: chosen, ...details }) => {
          setFailure(undefined);
          run({ p_visit_id: visit.id, p_result: chosen, p_details: details });
        }}
        onFinishFailed={({ errorFields }) => {
          const name = errorFields[0]?.name;
          if (name) form.scrollToField(name, { block: "center", focus: true });
        }}
      >
        <Form.Item name="result" label={t("resolve.result")}>
          <RadioGroup className="visit-outcomes">
            {outcomes.map((value) => (
              <Radio key={value} value={value} disabled={isDenunciation && (value === "ticket" || value === "case")}>
                {t(`resolve.${value}`)}
              </Radio>
            ))}
          </RadioGroup>
        </Form.Item>
        {result === "redirected" ? (
          <Form.Item
            name="redirect_to"
            label={t("fields.redirect_to")}
            extra={t("resolve.redirectHint")}
            rules={[{ required: true, whitespace: true, message: t("resolve.redirectRequired") }]}
          >
            <Input maxLength={500} />
          </Form.Item>
        ) : null}
        {result === "ticket" ? (
          <>
            <Form.Item name="category_id" label={t("fields.category")}>
              <CategorySelect level="leaves" allowClear />
            </Form.Item>
            {visit.citizen_phone_masked && !lacking.includes("phone") ? null : (
              <Form.Item
                name="phone"
                label={t("fields.phone")}
                rules={[{ required: true, whitespace: true, message: t("resolve.phoneRequired") }]}
              >
                <Input inputMode="tel" maxLength={30} />
              </Form.Item>
            )}
            {lacking.includes("address") ? (
              <Form.Item name="address" label={t("fields.address")}>
                <Input maxLength={500} />
              </Form.Item>
            ) : null}
          </>
        ) : null}
        {result === "case" ? (
          <Form.Item name="title" label={t("fields.title")} extra={t("resolve.titleHint")}>
            <Input maxLength={300} />
          </Form.Item>
        ) : null}
        <Form.Item name="note" label={t("fields.note")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </StepDialog>
  );
}
