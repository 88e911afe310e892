import { Alert, Button, Checkbox, Form, Table } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { DateTime } from "../../components/date-time";
import type { AppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { rpc } from "../../lib/rpc";
import { toRule } from "./to-rule";

type Touched = {
  clock_id: number;
  subject_type: string;
  subject_id: number;
  code: string;
  old_due_at: string;
  new_due_at: string;
};
type Props = { value?: unknown; onChange?: (value: unknown) => void; id?: string; disabled?: boolean };

/** Which open records the change would move, before it is saved, and whether to move them. */
export function RecomputeChoice({ value, onChange, id, disabled }: Props) {
  const { t } = useTranslation(["rules", "errors"]);
  const form = Form.useFormInstance();
  const values = Form.useWatch([], form);
  const { id: ruleId } = useParams();
  const [touched, setTouched] = useState<Touched[]>();
  const [failure, setFailure] = useState<string>();
  const [isLoading, setLoading] = useState(false);

  // What was looked at is no longer what would be saved.
  useEffect(
    () => setTouched(undefined),
    [values?.target_amount, values?.target_unit, values?.calendar_of, values?.warn_percent, values?.valid_from],
  );

  const preview = async () => {
    setLoading(true);
    setFailure(undefined);
    try {
      const { is_recomputing: _, ...rule } = toRule(form.getFieldsValue());
      setTouched(await rpc<Touched[]>("preview_rule_change", { p_rule: { ...rule, id: Number(ruleId) } }));
    } catch (error) {
      setFailure(errorText(t, error as AppError));
    } finally {
      setLoading(false);
    }
  };

  return (
    <div className="rule-preview">
      <p>{t("preview.lead")}</p>
      <Button onClick={preview} loading={isLoading} disabled={disabled}>
        {t("preview.action")}
      </Button>
      {failure ? <Alert type="error" showIcon message={failure} /> : null}
      {touched ? (
        <>
          <p aria-live="polite">
            <strong>{touched.length ? t("preview.count", { count: touched.length }) : t("preview.none")}</strong>
          </p>
          {touched.length ? (
            <Table<Touched>
              size="small"
              rowKey="clock_id"
              dataSource={touched}
              pagination={{ pageSize: 10, hideOnSinglePage: true, size: "small" }}
              columns={[
                {
                  key: "code",
                  title: t("preview.record"),
                  render: (_, row) =>
                    row.subject_type === "ticket" ? (
                      <Link to={`/tickets/${row.subject_id}`}>{row.code}</Link>
                    ) : (
                      row.code
                    ),
                },
                { key: "old", title: t("preview.old"), render: (_, row) => <DateTime value={row.old_due_at} /> },
                { key: "new", title: t("preview.new"), render: (_, row) => <DateTime value={row.new_due_at} /> },
              ]}
            />
          ) : null}
        </>
      ) : null}
      <Checkbox
        id={id}
        checked={value === true}
        disabled={disabled}
        onChange={(event) => onChange?.(event.target.checked)}
      >
        {t("preview.recompute")}
      </Checkbox>
    </div>
  );
}
