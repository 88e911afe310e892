import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import type { CaseRow } from "../types";
import { useCase, useCaseParts } from "../use-case";

/** Somebody else changed the case meanwhile: who and when, look at theirs, or save one's own over it. */
export function CollisionNotice({ row, onTaken }: { row: CaseRow; onTaken: (version: number) => void }) {
  const { t } = useTranslation("cases");
  const current = useCase(row.id);
  const parts = useCaseParts(row.id);
  const [isTaking, setTaking] = useState(false);
  const last = parts.data?.events.filter(({ kind }) => kind !== "contact_revealed").at(-1);
  return (
    <Alert
      className="case-alert"
      type="warning"
      showIcon
      role="alert"
      message={
        last
          ? t("collision.title", { who: last.actor_name ?? t("common:timeline.system"), when: formatDateTime(last.at) })
          : t("errors:case.changed")
      }
      description={t("collision.text")}
      action={
        <div className="case-alert-actions">
          <Button size="small" href={`/cases/${row.id}`} target="_blank">
            {t("collision.look")}
          </Button>
          <Button
            size="small"
            loading={isTaking}
            onClick={async () => {
              setTaking(true);
              const { data } = await current.refetch();
              setTaking(false);
              if (data) onTaken(data.version);
            }}
          >
            {t("collision.mine")}
          </Button>
        </div>
      }
    />
  );
}
