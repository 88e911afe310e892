import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../lib/date-time";
import { type ClockState, clockLook } from "./clock-states";
import { clockText } from "./clock-text";
import "./clock.css";
import { useRemaining } from "./use-remaining";

type Props = {
  state: ClockState | null | undefined;
  dueAt?: string | null;
  /** Working seconds left as the server computed them; negative = overrun. */
  remainingSeconds?: number | null;
  /** What the clock counts, e.g. the rule's name; goes into the tooltip. */
  label?: string;
  /** Where the deadline comes from, e.g. "QĐ583 Điều 9.3"; goes into the tooltip. */
  article?: string | null;
};

const isTicking = (state: ClockState) => state === "running" || state === "due_soon" || state === "overdue";

/** A clock in a list row: icon, word and time left, ticking. */
export function ClockBadge({ state, dueAt, remainingSeconds, label, article }: Props) {
  const { t } = useTranslation("common");
  const remaining = useRemaining(remainingSeconds, state ? isTicking(state) : false);
  if (!state) return <span className="muted">–</span>;
  const { Icon, color } = clockLook[state];
  const due = dueAt ? t("clock.due", { time: formatDateTime(dueAt) }) : "";
  const hint = [t(`clock.${state}`), label, due, article].filter(Boolean).join(" · ");
  return (
    <Tooltip title={hint}>
      <span className="clock-badge" style={{ color }} data-state={state}>
        <span aria-hidden="true">
          <Icon />
        </span>
        <span className="num">{clockText(t, state, remaining)}</span>
      </span>
    </Tooltip>
  );
}
