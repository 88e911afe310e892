import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BarFilter } from "../../components/filter-bar";

const kinds = [
  "ticket_transferred",
  "ticket_forwarded",
  "ticket_escalated",
  "ticket_overdue",
  "ticket_directed",
  "ticket_urged",
  "agency_urged",
  "ticket_reopened",
  "ticket_marked_urgent",
  "ticket_coordinated",
  "task_given",
  "task_changed",
  "ticket_briefed",
  "digest",
  "citizen_clarification",
  "citizen_refused",
  "citizen_committed",
  "citizen_result",
  "citizen_merged",
  "citizen_split",
  "report_ready",
  "session_invited",
  "session_moved",
  "session_cancelled",
  "session_reported",
  "session_conclusion_ready",
  "session_concluded",
  "session_rate",
  "case_task_assigned",
  "case_task_overdue",
  "dossier_submitted",
  "dossier_accepted",
  "dossier_supplement",
  "dossier_refused",
  "dossier_suspended",
  "dossier_apology",
  "dossier_result",
  "dossier_returned",
  "dossier_overdue",
  "test",
] as const;

export function useMessageFilters(): BarFilter[] {
  const { t } = useTranslation("messages");
  return useMemo(() => {
    const options = (keys: readonly string[], group: string) =>
      keys.map((value) => ({ value, label: t(`${group}.${value}`) }));
    return [
      {
        key: "channel",
        type: "select",
        label: t("fields.channel"),
        isMultiple: false,
        options: options(["sms", "email"], "channel"),
      },
      {
        key: "audience",
        type: "select",
        label: t("fields.audience"),
        isMultiple: false,
        options: options(["staff", "citizen", "other"], "audience"),
      },
      { key: "template", type: "select", label: t("fields.template"), options: options(kinds, "kinds") },
      { key: "created", type: "dateRange", field: "created_at", label: t("fields.created_at") },
    ];
  }, [t]);
}
