import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageLoading } from "../../../components/page-loading";
import type { SessionPartProps } from "../session-part";
import "./after.css";
import { AssignTaskModal } from "./assign-task-modal";
import { useAfterRights } from "./rights";
import { TaskCard } from "./task-card";
import { useSessionTasks } from "./use-after";

/** What the session left to do: each decision as a task of an agency. */
export function TasksTab({ session, onChanged }: SessionPartProps) {
  const { t } = useTranslation("session_after");
  const { mayAssign } = useAfterRights(session);
  const [isAssigning, setAssigning] = useState(false);
  const { query, result } = useSessionTasks(session.id);
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (query.isLoading) return <PageLoading />;
  const add = mayAssign ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAssigning(true)}>
      {t("tasks.add")}
    </Button>
  ) : null;
  return (
    <section className="after" aria-label={t("tab.tasks")}>
      {result.data.length ? (
        <>
          {add ? <div className="after-actions">{add}</div> : null}
          {result.data.map((task) => (
            <TaskCard key={task.id} task={task} isInSession />
          ))}
        </>
      ) : (
        <div className="sheet">
          <EmptyState title={t("tasks.none")} hint={t("tasks.noneHint")} actions={add} />
        </div>
      )}
      {isAssigning ? (
        <AssignTaskModal
          sessionId={session.id}
          onClose={() => {
            setAssigning(false);
            onChanged();
          }}
        />
      ) : null}
    </section>
  );
}
