import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useList } from "@refinedev/core";
import { Button, Popconfirm, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTime } from "../../components/date-time";
import type { Row } from "../../components/resource/define-resource";
import { useRpc } from "../../components/use-rpc";
import { isoDate } from "../../lib/date-time";
import { may, mayRight, useMe } from "../../lib/me";
import { LeaveForm } from "./leave-form";

type Leave = {
  id: number;
  starts_on: string;
  ends_on: string;
  reason: string | null;
  deputy_id: number;
  deputy: { display_name: string } | null;
};

/** Leaves of a person; during each the deputy gets the work and its reminders (SPEC §1). */
export function LeaveList({ row }: { row: Row }) {
  const { t } = useTranslation("staff");
  const me = useMe();
  const [edited, setEdited] = useState<Leave | "new">();
  const { query, result } = useList<Leave>({
    resource: "staff_leaves",
    filters: [{ field: "staff_id", operator: "eq", value: row.id }],
    sorters: [{ field: "starts_on", order: "desc" }],
    pagination: { pageSize: 50 },
    meta: { select: "id, starts_on, ends_on, reason, deputy_id, deputy:deputy_id(display_name)" },
    errorNotification: false,
  });
  const { run: remove } = useRpc("delete_leave", { success: t("leave.deleted") });
  const today = isoDate(new Date());
  const mayEdit =
    me?.person.id === row.id ||
    may("tickets.head", row.agency_id) ||
    mayRight(["staff.edit", "administer_agency"], row.agency_id);
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("leave.title")}</h2>
      {result.data.length ? (
        <ul className="plain-list">
          {result.data.map((leave) => (
            <li key={leave.id}>
              <span>
                <DateTime value={leave.starts_on} dateOnly /> – <DateTime value={leave.ends_on} dateOnly />{" "}
                {leave.starts_on <= today && today <= leave.ends_on ? <Tag>{t("leave.now")}</Tag> : null}
                <small>
                  {[t("leave.deputyIs", { name: leave.deputy?.display_name ?? "–" }), leave.reason]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
              {mayEdit ? (
                <span>
                  <Button type="link" size="small" onClick={() => setEdited(leave)}>
                    {t("common:edit")}
                  </Button>
                  <Popconfirm
                    title={t("leave.askDelete")}
                    okText={t("leave.delete")}
                    cancelText={t("common:cancel")}
                    onConfirm={() => remove({ p_leave_id: leave.id })}
                  >
                    <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t("leave.delete")} />
                  </Popconfirm>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : query.isSuccess ? (
        <p className="muted">{t("leave.none")}</p>
      ) : null}
      {mayEdit ? (
        <Button icon={<PlusOutlined />} onClick={() => setEdited("new")} style={{ marginTop: 12 }}>
          {t("leave.add")}
        </Button>
      ) : null}
      {edited ? (
        <LeaveForm
          staffId={row.id}
          agencyId={row.agency_id}
          leave={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </section>
  );
}
