import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { ClockBar } from "../../../components/clock-bar";
import type { ClockState } from "../../../components/clock-states";

type Clock = {
  id: number;
  live_state: ClockState;
  due_at: string;
  remaining_seconds: number | null;
  elapsed_seconds: number | null;
  target_seconds: number | null;
  rule_name: string;
  rule_name_en: string;
  citation: string | null;
  issuer: string | null;
};

/** Until when the conclusion has to be out, and by which rule. */
export function ConclusionClock({ sessionId }: { sessionId: number }) {
  const { i18n } = useTranslation();
  const { result } = useList<Clock>({
    resource: "clocks",
    filters: [
      { field: "subject_type", operator: "eq", value: "session" },
      { field: "subject_id", operator: "eq", value: sessionId },
      { field: "rule_code", operator: "eq", value: "session.conclusion" },
    ],
    sorters: [{ field: "id", order: "desc" }],
    pagination: { currentPage: 1, pageSize: 1 },
    errorNotification: false,
  });
  const clock = result.data[0];
  if (!clock) return null;
  return (
    <ClockBar
      state={clock.live_state}
      label={i18n.language === "en" ? clock.rule_name_en : clock.rule_name}
      dueAt={clock.due_at}
      remainingSeconds={clock.remaining_seconds}
      elapsedSeconds={clock.elapsed_seconds}
      targetSeconds={clock.target_seconds}
      article={clock.citation}
    />
  );
}
