import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ClockBadge } from "../../../components/clock-badge";
import { formatDateTime } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import { AssignModal, ReportModal, ReviewModal } from "../steps/task-modals";
import { type CaseRow, type CaseTask, isPossible } from "../types";

type Dialog = { kind: "assign" } | { kind: "report" | "review"; task: CaseTask };

/** What agencies still have to do about a case, each with its clock. */
export function TasksSection({ row, tasks }: { row: CaseRow; tasks: CaseTask[] }) {
  const { t } = useTranslation("cases");
  const [dialog, setDialog] = useState<Dialog>();
  const mayEdit = may("cases.edit") && isPossible("supply", row.status);
  if (!tasks.length && !mayEdit) return null;
  const close = () => setDialog(undefined);
  const action = (task: CaseTask): ReactNode => {
    if (task.status === "open" && may("cases.supply", task.agency_id)) {
      return (
        <Button type="primary" size="small" onClick={() => setDialog({ kind: "report", task })}>
          {t("tasks.report")}
        </Button>
      );
    }
    if (may("cases.edit") && (task.status === "reported" || task.status === "open")) {
      return (
        <Button
          size="small"
          type={task.status === "reported" ? "primary" : "default"}
          onClick={() => setDialog({ kind: "review", task })}
        >
          {t(task.status === "reported" ? "tasks.review" : "tasks.cancelOpen")}
        </Button>
      );
    }
    return null;
  };
  return (
    <section className="sheet sheet-pad" aria-labelledby="case-tasks">
      <div className="case-section-head">
        <h2 id="case-tasks" className="sheet-title">
          {t("sections.tasks")}
        </h2>
        {mayEdit ? <Button onClick={() => setDialog({ kind: "assign" })}>{t("tasks.assign")}</Button> : null}
      </div>
      {tasks.length ? (
        <ul className="case-tasks">
          {tasks.map((task) => (
            <li key={task.id}>
              <div className="case-task-head">
                <strong>{task.agency_name}</strong>
                {task.status === "open" && task.clock_state !== "none" ? (
                  <ClockBadge state={task.clock_state} dueAt={task.due_at} remainingSeconds={task.remaining_seconds} />
                ) : (
                  <span className="muted">{t(`tasks.status.${task.status}`)}</span>
                )}
              </div>
              <p className="case-text">{task.task}</p>
              {task.report ? <blockquote className="case-quote">{task.report}</blockquote> : null}
              <div className="case-task-foot">
                <span className="muted num">
                  {t("tasks.dueAt", { when: formatDateTime(task.due_at) })}
                  {task.reported_at ? ` · ${t("tasks.reportedAt", { when: formatDateTime(task.reported_at) })}` : ""}
                </span>
                {action(task)}
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t("tasks.none")}</p>
      )}
      {dialog?.kind === "assign" ? <AssignModal caseId={row.id} agencyId={row.agency_id} onClose={close} /> : null}
      {dialog?.kind === "report" ? <ReportModal task={dialog.task} onClose={close} /> : null}
      {dialog?.kind === "review" ? <ReviewModal task={dialog.task} onClose={close} /> : null}
    </section>
  );
}
