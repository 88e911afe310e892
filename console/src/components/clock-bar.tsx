import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../lib/date-time";
import { type ClockState, clockLook } from "./clock-states";
import { clockText } from "./clock-text";
import "./clock.css";
import { useRemaining } from "./use-remaining";

type Props = {
  state: ClockState;
  /** The rule's name. */
  label: string;
  dueAt: string | null;
  remainingSeconds?: number | null;
  elapsedSeconds?: number | null;
  /** Working seconds of the whole quota; without it the bar shows elapsed + remaining. */
  targetSeconds?: number | null;
  /** "QĐ583 Điều 9.3", with its issuer and force in `source`. */
  article?: string | null;
  source?: string | null;
  /** Opens the explanation of the clock. */
  onExplain?: () => void;
};

/** One clock of a record: what runs, the share used up, when it is due and by which article. */
export function ClockBar(props: Props) {
  const { state, label, dueAt, article, source, onExplain } = props;
  const { t } = useTranslation("common");
  const isOpen = state === "running" || state === "due_soon" || state === "overdue";
  const remaining = useRemaining(props.remainingSeconds, isOpen);
  const { Icon, color } = clockLook[state];
  const total = props.targetSeconds ?? (props.elapsedSeconds ?? 0) + Math.max(0, props.remainingSeconds ?? 0);
  const used = remaining !== null && total > 0 ? 1 - remaining / total : state === "cancelled" ? 0 : 1;
  const share = Math.round(Math.min(1, Math.max(0, used)) * 100);
  return (
    <div className="clock-bar" data-state={state}>
      <div className="clock-bar-head">
        <strong>{label}</strong>
        <span className="clock-badge" style={{ color }}>
          <span aria-hidden="true">
            <Icon />
          </span>
          <span className="num">{clockText(t, state, remaining)}</span>
        </span>
      </div>
      <div
        className="clock-track"
        role="progressbar"
        aria-label={label}
        aria-valuenow={share}
        aria-valuetext={clockText(t, state, remaining)}
      >
        <span style={{ width: `${share}%`, background: color }} />
      </div>
      <div className="clock-bar-foot">
        <span className="num">{dueAt ? t("clock.due", { time: formatDateTime(dueAt) }) : ""}</span>
        {article ? <span title={source ?? undefined}>{article}</span> : null}
        {onExplain ? (
          <Button type="link" size="small" onClick={onExplain}>
            {t("clock.explain")}
          </Button>
        ) : null}
      </div>
      {source ? <div className="clock-source">{source}</div> : null}
    </div>
  );
}
