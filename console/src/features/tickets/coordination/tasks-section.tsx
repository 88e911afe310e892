import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ClockBadge } from "../../../components/clock-badge";
import type { ClockState } from "../../../components/clock-states";
import { formatDateTime } from "../../../lib/date-time";
import type { TicketRow } from "../types";
import "./coordination.css";
import { TaskModal, type TaskStep, taskSteps } from "./task-modal";
import { type TicketTask, useTaskActions } from "./use-coordination";

type Props = { ticket: TicketRow; tasks: TicketTask[]; onChanged: () => void };

/** How an ended clock shows: the part was in time, late, or never counted. */
const results: Record<string, ClockState> = { met: "met", missed: "missed" };

/** The parts of a coordination: whose, what, by when, and what came of each; with what this person may do. */
export function TasksSection({ ticket, tasks, onChanged }: Props) {
  const { t } = useTranslation("coordination");
  const isSomeOpen = tasks.some((task) => task.status === "open");
  const actions = useTaskActions(ticket.id, isSomeOpen);
  const [chosen, setChosen] = useState<{ id: number; step: TaskStep }>();
  if (!tasks.length) return null;
  const current = tasks.find((task) => task.id === chosen?.id);
  // What is still owed comes first, by time.
  const ordered = [...tasks].sort(
    (a, b) => Number(a.status !== "open") - Number(b.status !== "open") || a.due_at.localeCompare(b.due_at),
  );
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-tasks">
      <div className="sheet-head">
        <h2 id="ticket-tasks" className="sheet-title">
          {t("section")}
        </h2>
        {ticket.agency_name ? <span className="muted">{t("leads", { agency: ticket.agency_name })}</span> : null}
      </div>
      {ordered.map((task) => {
        const mine = actions[task.id] ?? [];
        const result = task.clock_result ? results[task.clock_result] : undefined;
        return (
          <article key={task.id} className="task">
            <div className="task-head">
              <strong>{task.agency_name}</strong>
              {task.status === "open" ? (
                <ClockBadge
                  state={task.clock_state as ClockState}
                  dueAt={task.due_at}
                  remainingSeconds={task.remaining_seconds}
                  article="QĐ583 Điều 9.5"
                />
              ) : (
                <span>
                  <Tag>{t(`status.${task.status}`)}</Tag>
                  {result ? <ClockBadge state={result} dueAt={task.due_at} /> : null}
                </span>
              )}
            </div>
            <p>{task.task}</p>
            <p className="muted">
              {[
                task.officer_name ? t("officer", { name: task.officer_name }) : t("noOfficer"),
                t("given", { name: task.given_by_name ?? "", time: formatDateTime(task.given_at) }),
              ].join(" · ")}
            </p>
            {task.answer ? (
              <>
                <p className="task-answer">{task.answer}</p>
                <p className="muted">
                  {t("answeredBy", { name: task.ended_by_name ?? "", time: formatDateTime(task.ended_at) })}
                </p>
              </>
            ) : null}
            {task.reason ? (
              <p>
                {task.reason}
                <span className="muted">
                  {" "}
                  {t("endedBy", { name: task.ended_by_name ?? "", time: formatDateTime(task.ended_at) })}
                </span>
              </p>
            ) : null}
            {mine.length ? (
              <div className="task-buttons">
                {taskSteps
                  .filter((step) => mine.includes(step))
                  .map((step) => (
                    <Button
                      key={step}
                      size="small"
                      type={step === "answer_task" ? "primary" : "default"}
                      onClick={() => setChosen({ id: task.id, step })}
                    >
                      {t(`steps.${step}.label`)}
                    </Button>
                  ))}
              </div>
            ) : null}
          </article>
        );
      })}
      {chosen && current ? (
        <TaskModal
          key={`${chosen.id}-${chosen.step}`}
          task={current}
          step={chosen.step}
          onClose={() => setChosen(undefined)}
          onReload={onChanged}
          onDone={() => {
            setChosen(undefined);
            onChanged();
          }}
        />
      ) : null}
    </section>
  );
}
