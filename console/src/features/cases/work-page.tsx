import { PlusOutlined } from "@ant-design/icons";
import { type CrudFilter, useList } from "@refinedev/core";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockBadge } from "../../components/clock-badge";
import { PageHeader } from "../../components/page-header";
import { TodaySessions } from "../../components/sessions/today-sessions";
import { formatDate, formatTime } from "../../lib/date-time";
import { useMe } from "../../lib/me";
import "./cases.css";
import { StatusTag } from "./status-tag";
import type { CaseRow, CaseStatus, CaseTask } from "./types";

const eq = (field: string, value: unknown): CrudFilter => ({ field, operator: "eq", value });

/** How many rows there are, without reading them. */
function useCount(resource: string, filters: CrudFilter[]): number | undefined {
  const { query, result } = useList({
    resource,
    filters,
    pagination: { currentPage: 1, pageSize: 1 },
    meta: { select: "id" },
    errorNotification: false,
  });
  return query.isSuccess ? result.total : undefined;
}

function Heap({ to, label, count }: { to: string; label: string; count: number | undefined }) {
  const { i18n } = useTranslation();
  return (
    <li>
      <Link to={to}>
        <strong className="num">{count?.toLocaleString(i18n.language) ?? "…"}</strong>
        <span>{label}</span>
      </Link>
    </li>
  );
}

function CaseHeap({ status }: { status: CaseStatus }) {
  const { t } = useTranslation("cases");
  const count = useCount("case_list", [eq("status", status)]);
  return <Heap to={`/cases?status=${status}`} label={t(`work.${status}`)} count={count} />;
}

type Visit = { id: number; code: string; visited_at: string; citizen_name_masked: string | null; content: string };

/** The reception board's day: who is at the counter, what to propose, to plan, to review. */
export function Page() {
  const { t } = useTranslation(["cases", "visits"]);
  const me = useMe();
  const visits = useList<Visit>({
    resource: "visits",
    filters: [eq("result", "open")],
    sorters: [{ field: "visited_at", order: "asc" }],
    pagination: { pageSize: 8 },
    meta: { select: "id, code, visited_at, citizen_name_masked, content" },
    errorNotification: false,
  });
  const tasks = useList<CaseTask & { case_id: number | null; case_code: string | null; session_id: number | null }>({
    resource: "case_task_list",
    filters: [{ field: "status", operator: "in", value: ["open", "reported"] }],
    sorters: [{ field: "due_at", order: "asc" }],
    pagination: { pageSize: 8 },
    errorNotification: false,
  });
  const next = useList<CaseRow>({
    resource: "case_list",
    filters: [{ field: "status", operator: "in", value: ["registered", "refused", "approved"] }],
    sorters: [{ field: "last_event_at", order: "asc" }],
    pagination: { pageSize: 8 },
    meta: { select: "id, code, status, title, last_event_at" },
    errorNotification: false,
  });
  const reported = useCount("case_task_list", [eq("status", "reported")]);
  return (
    <div className="page">
      <PageHeader
        title={t("menu.work")}
        subtitle={[me?.person.display_name, me?.person.agency_name].filter(Boolean).join(" · ")}
        actions={
          <>
            <Link to="/cases/new">
              <Button tabIndex={-1}>{t("new")}</Button>
            </Link>
            <Link to="/visits?new=1">
              <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
                {t("visits:form.title")}
              </Button>
            </Link>
          </>
        }
      />
      <TodaySessions />
      <ul className="case-heaps" aria-label={t("menu.work")}>
        <Heap
          to="/visits?result=open"
          label={t("work.visits")}
          count={visits.query.isSuccess ? visits.result.total : undefined}
        />
        <CaseHeap status="registered" />
        <CaseHeap status="proposed" />
        <CaseHeap status="refused" />
        <CaseHeap status="approved" />
        <CaseHeap status="scheduled" />
        <Heap to="/cases?tasks=true" label={t("work.reported")} count={reported} />
      </ul>
      <div className="case-work">
        <section className="sheet sheet-pad" aria-labelledby="work-next">
          <h2 id="work-next" className="sheet-title">
            {t("work.next")}
          </h2>
          <ul className="plain-list">
            {next.result.data.map((row) => (
              <li key={row.id}>
                <span className="case-linked">
                  <Link to={`/cases/${row.id}`}>{row.title}</Link>
                  <small className="num">
                    {row.code} · {formatDate(row.last_event_at)}
                  </small>
                </span>
                <StatusTag status={row.status} />
              </li>
            ))}
          </ul>
          {next.query.isSuccess && !next.result.data.length ? <p className="muted">{t("work.noNext")}</p> : null}
        </section>
        <div>
          <section className="sheet sheet-pad" aria-labelledby="work-tasks">
            <h2 id="work-tasks" className="sheet-title">
              {t("work.tasks")}
            </h2>
            <ul className="plain-list">
              {tasks.result.data.map((task) => (
                <li key={task.id}>
                  <span className="case-linked">
                    <Link
                      to={task.case_id ? `/cases/${task.case_id}` : `/sessions/${task.session_id}`}
                      className="case-clamp"
                    >
                      {task.task}
                    </Link>
                    <small>{[task.case_code, task.agency_name].filter(Boolean).join(" · ")}</small>
                  </span>
                  {task.clock_state === "none" ? (
                    <span className="muted">{t(`tasks.status.${task.status}`)}</span>
                  ) : (
                    <ClockBadge
                      state={task.clock_state}
                      dueAt={task.due_at}
                      remainingSeconds={task.remaining_seconds}
                    />
                  )}
                </li>
              ))}
            </ul>
            {tasks.query.isSuccess && !tasks.result.data.length ? <p className="muted">{t("tasks.none")}</p> : null}
          </section>
          <section className="sheet sheet-pad" aria-labelledby="work-visits">
            <h2 id="work-visits" className="sheet-title">
              {t("work.visits")}
            </h2>
            <ul className="plain-list">
              {visits.result.data.map((visit) => (
                <li key={visit.id}>
                  <span className="case-linked">
                    <Link className="case-clamp" to={`/visits/${visit.id}`}>
                      {visit.content}
                    </Link>
                    <small className="num">
                      {visit.citizen_name_masked} · {formatTime(visit.visited_at)} {formatDate(visit.visited_at)}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
            {visits.query.isSuccess && !visits.result.data.length ? (
              <p className="muted">{t("work.noVisits")}</p>
            ) : null}
          </section>
        </div>
      </div>
    </div>
  );
}
