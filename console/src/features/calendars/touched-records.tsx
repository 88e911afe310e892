import { Alert, Button, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DateTime } from "../../components/date-time";
import { errorText } from "../../lib/error-text";
import { rpc } from "../../lib/rpc";
import type { Touched } from "./types";

type Props = { load: () => Record<string, unknown> };

/** Which open records the change would move, asked before it is saved. Saving moves them, with old and new due time kept. */
export function TouchedRecords({ load }: Props) {
  const { t } = useTranslation(["calendars", "errors"]);
  const [touched, setTouched] = useState<Touched[]>();
  const [failure, setFailure] = useState<string>();
  const [isLoading, setLoading] = useState(false);
  const preview = async () => {
    setLoading(true);
    setFailure(undefined);
    try {
      setTouched(await rpc<Touched[]>("preview_calendar_change", load()));
    } catch (error) {
      setFailure(errorText(t, error));
    } finally {
      setLoading(false);
    }
  };
  return (
    <div className="hours-editor">
      <Button onClick={preview} loading={isLoading}>
        {t("preview.action")}
      </Button>
      {failure ? <Alert type="error" showIcon message={failure} /> : null}
      {touched ? (
        <p aria-live="polite">
          <strong>{touched.length ? t("preview.count", { count: touched.length }) : t("preview.none")}</strong>
        </p>
      ) : null}
      {touched?.length ? (
        <Table<Touched>
          size="small"
          rowKey="clock_id"
          dataSource={touched}
          pagination={{ pageSize: 8, hideOnSinglePage: true, size: "small" }}
          columns={[
            {
              key: "code",
              title: t("preview.record"),
              className: "touched-code",
              render: (_, row) =>
                row.subject_type === "ticket" ? <Link to={`/tickets/${row.subject_id}`}>{row.code}</Link> : row.code,
            },
            { key: "old", title: t("preview.old"), render: (_, row) => <DateTime value={row.old_due_at} /> },
            { key: "new", title: t("preview.new"), render: (_, row) => <DateTime value={row.new_due_at} /> },
          ]}
        />
      ) : null}
    </div>
  );
}
