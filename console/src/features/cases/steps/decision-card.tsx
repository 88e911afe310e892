import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Alert, Button, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDateTime } from "../../../lib/date-time";
import { fieldText } from "../../../lib/field-text";
import type { CaseRow } from "../types";
import "../cases.css";

/** The Chair's card: what is proposed, and yes or no. A refusal says why. Nguồn: QĐ3394 Điều 4.2. */
export function DecisionCard({ row }: { row: CaseRow }) {
  const { t } = useTranslation(["cases", "common"]);
  const [form] = Form.useForm<{ note?: string }>();
  const [isRefusing, setRefusing] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  // The decision is about what the reader has seen. A new version is shown first, then decided on.
  const [seen, setSeen] = useState(row.version);
  const { run, isPending, variables } = useRpc<
    { status: string },
    { p_case_id: number; p_is_approved: boolean; p_note: string | null; p_version: number }
  >("decide_case", {
    silent: true,
    success: ({ status }) => t(status === "refused" ? "decide.refused" : "decide.approved", { code: row.code }),
    onError: (error) => {
      if (error.field === "note") form.setFields([{ name: "note", errors: [fieldText(t, error)] }]);
      else setFailure(error);
    },
  });
  useEffect(() => {
    if (isRefusing) form.focusField("note");
  }, [isRefusing, form]);
  const decide = (isApproved: boolean, note?: string) => {
    setFailure(undefined);
    run({ p_case_id: row.id, p_is_approved: isApproved, p_note: note?.trim() || null, p_version: seen });
  };
  const isNewer = row.version !== seen;
  return (
    <section className="sheet sheet-pad case-decision" aria-labelledby={`decide-${row.id}`}>
      <h2 id={`decide-${row.id}`} className="sheet-title">
        {t("decide.title")}
      </h2>
      <p className="case-text">{row.proposal}</p>
      <p className="muted">{t("decide.proposedAt", { when: formatDateTime(row.proposed_at) })} · QĐ3394 Điều 4.2</p>
      {isNewer ? (
        <Alert
          className="case-alert"
          type="warning"
          showIcon
          message={t("decide.changed")}
          action={
            <Button size="small" onClick={() => setSeen(row.version)}>
              {t("decide.seen")}
            </Button>
          }
        />
      ) : null}
      {failure ? (
        <Alert className="case-alert" type="error" showIcon role="alert" message={fieldText(t, failure)} />
      ) : null}
      <Form form={form} layout="vertical" name={`decide-${row.id}`} onFinish={({ note }) => decide(!isRefusing, note)}>
        <Form.Item
          name="note"
          label={t(isRefusing ? "decide.reason" : "decide.note")}
          rules={isRefusing ? [{ required: true, whitespace: true, message: t("decide.reasonRequired") }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        <div className="case-decision-actions">
          {isRefusing ? (
            <>
              <Button type="primary" danger size="large" htmlType="submit" disabled={isNewer} loading={isPending}>
                {t("decide.refuse")}
              </Button>
              <Button size="large" onClick={() => setRefusing(false)}>
                {t("common:cancel")}
              </Button>
            </>
          ) : (
            <>
              <Button
                type="primary"
                size="large"
                icon={<CheckOutlined />}
                htmlType="submit"
                disabled={isNewer}
                loading={isPending && variables?.p_is_approved}
              >
                {t("decide.approve")}
              </Button>
              <Button size="large" icon={<CloseOutlined />} disabled={isPending} onClick={() => setRefusing(true)}>
                {t("decide.refuseOpen")}
              </Button>
            </>
          )}
        </div>
      </Form>
    </section>
  );
}
