import { FileProtectOutlined } from "@ant-design/icons";
import { useList } from "@refinedev/core";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { may } from "../../lib/me";

/** For the Chair: cases that wait for a yes or no. Nothing when there are none. */
export function ApprovalsNotice() {
  const { t } = useTranslation("cases");
  const isChair = may("approve_case");
  const { result } = useList<{ id: number; title: string }>({
    resource: "case_list",
    filters: [{ field: "status", operator: "eq", value: "proposed" }],
    sorters: [{ field: "proposed_at", order: "asc" }],
    pagination: { pageSize: 1 },
    meta: { select: "id, title" },
    errorNotification: false,
    queryOptions: { enabled: isChair },
  });
  const first = result.data[0];
  if (!isChair || !first) return null;
  return (
    <section className="sheet sheet-pad home-approvals" aria-labelledby="home-approvals">
      <div>
        <h2 id="home-approvals" className="sheet-title">
          <FileProtectOutlined aria-hidden="true" /> {t("approvals.waiting", { count: result.total ?? 1 })}
        </h2>
        <p className="muted">{first.title}</p>
      </div>
      <Link to="/cases/approvals">
        <Button type="primary" size="large" tabIndex={-1}>
          {t("approvals.open")}
        </Button>
      </Link>
    </section>
  );
}
