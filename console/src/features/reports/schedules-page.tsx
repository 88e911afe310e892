import { useList } from "@refinedev/core";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../components/data-table";
import { EmptyState } from "../../components/empty-state";
import { PageHeader } from "../../components/page-header";
import { may } from "../../lib/me";
import "./reports.css";
import { ScheduleForm } from "./schedule-form";
import type { ScheduleRow } from "./types";
import { useKinds } from "./use-kinds";

/** Which reports are made by themselves, and for whom. Nguồn: SPEC §9; QĐ583 Điều 13.6. */
export function Page() {
  const { t } = useTranslation("reports");
  const { kinds, nameOf } = useKinds();
  const [editing, setEditing] = useState<ScheduleRow | "new">();
  const { query, result } = useList<ScheduleRow>({
    resource: "report_schedules",
    sorters: [{ field: "id", order: "asc" }],
    pagination: { mode: "off" },
    meta: {
      select:
        "*, agency:agencies(name), recipients:report_recipients(staff_id, display_name), runs:report_runs(status, period_key, due_at, report_id)",
    },
    liveMode: "off",
    errorNotification: false,
  });
  const add = may("reports.issue") ? (
    <Button type="primary" onClick={() => setEditing("new")}>
      {t("schedules.add")}
    </Button>
  ) : null;
  return (
    <div className="page">
      <PageHeader
        title={t("schedules.title")}
        count={query.isSuccess ? result.data.length : undefined}
        subtitle={t("schedules.lead")}
        back={{ label: t("title"), to: "/reports" }}
        actions={add}
      />
      <DataTable<ScheduleRow>
        label={t("schedules.title")}
        rows={result.data}
        rowName={(schedule) => nameOf(schedule.kind_code)}
        isLoading={query.isLoading}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        empty={<EmptyState title={t("schedules.empty")} hint={t("schedules.emptyHint")} actions={add} />}
        columns={[
          {
            key: "kind",
            title: t("choose.kind"),
            render: (schedule) => (
              <Button type="link" className="report-link" onClick={() => setEditing(schedule)}>
                {nameOf(schedule.kind_code)}
              </Button>
            ),
          },
          {
            key: "period",
            title: t("fields.period"),
            width: 100,
            render: (schedule) => t(`periods.${schedule.period}`),
          },
          {
            key: "when",
            title: t("schedules.when"),
            width: 190,
            render: (schedule) =>
              t("schedules.whenText", { count: schedule.day_offset + 1, time: schedule.at_time.slice(0, 5) }),
          },
          {
            key: "about",
            title: t("choose.agency"),
            width: 180,
            render: (schedule) =>
              schedule.agency?.name ?? t(schedule.audience === "heads" ? "schedules.eachOwn" : "choose.wholeCity"),
          },
          {
            key: "who",
            title: t("schedules.recipients"),
            width: 220,
            render: (schedule) =>
              schedule.audience === "heads"
                ? t("schedules.heads")
                : schedule.recipients.map(({ display_name }) => display_name).join(", "),
          },
          {
            key: "state",
            title: t("schedules.state"),
            width: 150,
            render: (schedule) => <ScheduleState schedule={schedule} />,
          },
        ]}
      />
      {editing ? (
        <ScheduleForm
          key={editing === "new" ? "new" : editing.id}
          schedule={editing === "new" ? undefined : editing}
          kinds={kinds}
          nameOf={nameOf}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </div>
  );
}

function ScheduleState({ schedule }: { schedule: ScheduleRow }) {
  const { t } = useTranslation("reports");
  if (!schedule.is_active) return <Tag>{t("schedules.off")}</Tag>;
  const last = [...schedule.runs].sort((a, b) => b.due_at.localeCompare(a.due_at))[0];
  if (!last) return <span className="muted">{t("schedules.notYet")}</span>;
  const troubles = schedule.runs.filter(
    ({ status, due_at }) => due_at === last.due_at && (status === "failed" || status === "refused"),
  ).length;
  return (
    <span>
      <span className="num">{last.period_key}</span>:{" "}
      {troubles > 0 ? t("schedules.troubles", { count: troubles }) : t(`schedules.runs.${last.status}`)}
    </span>
  );
}
