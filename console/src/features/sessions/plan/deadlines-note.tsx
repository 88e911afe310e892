import { useTranslation } from "react-i18next";
import { useRpcQuery } from "../../../components/use-rpc";
import { formatDateTime } from "../../../lib/date-time";
import type { SessionKind } from "../types";
import { useDebounced } from "./use-debounced";

type Deadline = {
  rule_code: string;
  name: string;
  name_en: string;
  citation: string;
  due_at: string;
  is_past: boolean;
};

export type DeadlineQuery = {
  kind: SessionKind;
  starts_at?: string;
  agency_id?: number | null;
  has_city_leader?: boolean;
};

/** What a session at this time has to meet, and by when; shown before it is saved or moved. */
export function DeadlinesNote({
  plan,
  isReported,
  hidden = [],
}: {
  plan: DeadlineQuery;
  isReported?: boolean;
  hidden?: string[];
}) {
  const { t, i18n } = useTranslation("sessions");
  const asked = useDebounced(plan);
  const query = useRpcQuery<Deadline[]>(
    "session_deadlines",
    { p_session: asked },
    { enabled: Boolean(asked.starts_at) },
  );
  if (!asked.starts_at) return <p className="muted">{t("deadlines.noTime")}</p>;
  const deadlines = (query.data ?? []).filter(
    ({ rule_code }) => !hidden.includes(rule_code) && !(isReported && rule_code === "session.plan_report"),
  );
  const isShort = deadlines.some(
    ({ rule_code, is_past }) => is_past && ["session.plan_report", "session.invitations"].includes(rule_code),
  );
  return (
    <div aria-live="polite">
      <ul className="deadline-list">
        {deadlines.map((each) => (
          <li key={each.rule_code} data-past={each.is_past || undefined}>
            <span>
              {t(`deadlines.${each.rule_code.replace("session.", "")}`, {
                defaultValue: i18n.language === "vi" ? each.name : each.name_en,
              })}
            </span>
            <strong className="num">{formatDateTime(each.due_at)}</strong>
            <small>
              {each.citation}
              {each.is_past ? ` · ${t("deadlines.past")}` : ""}
            </small>
          </li>
        ))}
      </ul>
      {isShort ? <p className="session-warning">{t("deadlines.short")}</p> : null}
    </div>
  );
}
