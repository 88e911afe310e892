import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clockLook } from "../../../components/clock-states";
import { ErrorState } from "../../../components/error-state";
import { formatDateTime } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import { ClashList } from "../plan/clash-panel";
import { type ObstacleKind, openStatuses, type SessionRow } from "../types";
import { useChecklist } from "../use-session";
import { ReasonDialog } from "./reason-dialog";

const mayWaive = (kind: ObstacleKind, agencyId: number): boolean =>
  kind === "clash"
    ? may("sessions.edit")
    : may("approve_case") || may("sign_conclusion") || may("sessions.lead", agencyId);

/** The deadlines with who met them when, and what stands in the way. */
export function ChecklistSection({ session }: { session: SessionRow }) {
  const { t, i18n } = useTranslation(["sessions", "common"]);
  const query = useChecklist(session.id);
  const [waived, setWaived] = useState<ObstacleKind>();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Skeleton active />;
  const { clocks, obstacles, clashes } = query.data;
  const isAhead = openStatuses.includes(session.status) || session.status === "live";
  return (
    <>
      {isAhead && obstacles.length ? (
        <section className="sheet sheet-pad" aria-labelledby="session-obstacles">
          <h2 id="session-obstacles" className="sheet-title">
            {t("obstacle.heading")}
          </h2>
          <ul className="obstacle-list">
            {obstacles.map((each) => (
              <li key={each.kind} data-waived={each.is_waived || undefined}>
                <div>
                  <strong>{t(`obstacle.${each.kind}`)}</strong>
                  {each.detail && each.kind !== "clash" ? <span>: {each.detail}</span> : null}
                  {each.kind === "clash" ? <ClashList clashes={clashes} /> : null}
                  <small>
                    {each.is_waived
                      ? t("obstacle.waivedBy", { name: each.waived_by, reason: each.reason })
                      : t(each.kind === "clash" ? "obstacle.whoClash" : "obstacle.who")}
                  </small>
                </div>
                {!each.is_waived && mayWaive(each.kind, session.agency_id) ? (
                  <Button onClick={() => setWaived(each.kind)}>{t("obstacle.waive")}</Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sheet sheet-pad" aria-labelledby="session-deadlines">
        <h2 id="session-deadlines" className="sheet-title">
          {t("deadlines.heading")}
        </h2>
        {clocks.length ? (
          <ul className="check-list">
            {clocks.map((clock) => {
              const { Icon, color } = clockLook[clock.state];
              return (
                <li key={clock.id} data-state={clock.state}>
                  <span className="check-mark" style={{ color }} aria-hidden="true">
                    <Icon />
                  </span>
                  <div>
                    <strong>{i18n.language === "vi" ? clock.name : clock.name_en}</strong>
                    <span style={{ color }}>{t(`common:clock.${clock.state}`)}</span>
                    <small className="num">
                      {t("deadlines.atLatest", { time: formatDateTime(clock.due_at) })}
                      {clock.stopped_at
                        ? ` · ${t("deadlines.doneAt", { time: formatDateTime(clock.stopped_at), by: clock.by ?? "–" })}`
                        : ""}
                    </small>
                    <small>{clock.citation}</small>
                  </div>
                </li>
              );
            })}
          </ul>
        ) : (
          <p className="muted">{t("deadlines.none")}</p>
        )}
      </section>
      {waived ? (
        <ReasonDialog
          rpc="waive_session_rule"
          args={(reason) => ({ p_session_id: session.id, p_kind: waived, p_reason: reason })}
          title={t("obstacle.waiveTitle", { what: t(`obstacle.${waived}`) })}
          action={t("obstacle.waive")}
          label={t("fields.reason")}
          success={t("obstacle.done")}
          isRequired
          onClose={() => setWaived(undefined)}
        >
          <p>{t("obstacle.waiveText")}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
