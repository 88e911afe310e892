import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import { formatDateTime } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import "./after.css";
import { ReportTaskModal } from "./report-task-modal";
import { type Decision, ReviewTaskModal } from "./review-task-modal";
import type { TaskRow } from "./use-after";

type Props = { task: TaskRow; isInSession?: boolean };

/** A follow-up task with its clock, its report, and what this person may do about it. */
export function TaskCard({ task, isInSession }: Props) {
  const { t } = useTranslation("session_after");
  const [dialog, setDialog] = useState<"report" | Decision>();
  const mayReport = task.status === "open" && may("cases.supply", task.agency_id);
  const mayReview = may("cases.edit") && (task.status === "open" || task.status === "reported");
  return (
    <article className="sheet sheet-pad task-card" aria-labelledby={`task-${task.id}`}>
      <header>
        <h3 id={`task-${task.id}`}>{task.agency_name}</h3>
        <Tag>{t(`tasks.status.${task.status}`)}</Tag>
        {task.clock_state === "none" ? (
          <span className="muted num">{t("tasks.due", { at: formatDateTime(task.due_at) })}</span>
        ) : (
          <ClockBadge state={task.clock_state} dueAt={task.due_at} remainingSeconds={task.remaining_seconds} />
        )}
      </header>
      <p className="whole-text">{task.task}</p>
      <p className="muted num">
        {task.case_id && task.case_code ? <Link to={`/cases/${task.case_id}`}>{task.case_code}</Link> : null}
        {!isInSession && task.session_id && task.session_code ? (
          <>
            {task.case_code ? " · " : null}
            <Link to={`/sessions/${task.session_id}?tab=tasks`}>{task.session_code}</Link>
          </>
        ) : null}
        {task.case_code || (!isInSession && task.session_code) ? " · " : null}
        {t("tasks.assigned", { name: task.assigned_by_name ?? "", at: formatDateTime(task.assigned_at) })}
      </p>
      {task.report ? (
        <blockquote className="task-report">
          <strong>{t("tasks.report")}</strong> <span className="muted num">{formatDateTime(task.reported_at)}</span>
          <p className="whole-text">{task.report}</p>
        </blockquote>
      ) : null}
      {mayReport || mayReview ? (
        <footer className="after-actions">
          {mayReport ? (
            <Button type="primary" onClick={() => setDialog("report")}>
              {t("tasks.doReport")}
            </Button>
          ) : null}
          {mayReview && task.status === "reported" ? (
            <>
              <Button type="primary" onClick={() => setDialog("accept")}>
                {t("tasks.accept")}
              </Button>
              <Button onClick={() => setDialog("return")}>{t("tasks.return")}</Button>
            </>
          ) : null}
          {mayReview ? (
            <Button type="text" onClick={() => setDialog("cancel")}>
              {t("tasks.cancel")}
            </Button>
          ) : null}
        </footer>
      ) : null}
      {dialog === "report" ? <ReportTaskModal task={task} onClose={() => setDialog(undefined)} /> : null}
      {dialog && dialog !== "report" ? (
        <ReviewTaskModal task={task} decision={dialog} onClose={() => setDialog(undefined)} />
      ) : null}
    </article>
  );
}
