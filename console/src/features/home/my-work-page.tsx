import { PhoneOutlined, PieChartOutlined } from "@ant-design/icons";
import { useList } from "@refinedev/core";
import { Button, Skeleton } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ClockBadge } from "../../components/clock-badge";
import type { ClockState } from "../../components/clock-states";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { FollowUpLine } from "../../components/follow-up-line";
import { PageHeader } from "../../components/page-header";
import { TodaySessions } from "../../components/sessions/today-sessions";
import { useRpcQuery } from "../../components/use-rpc";
import { hasRole, may, useMe } from "../../lib/me";
import { ApprovalsNotice } from "./approvals-notice";
import { DossierSection } from "./dossier-section";
import "./home.css";
import { ShiftSection } from "./shift-section";
import { heaps, pressingFilters } from "./work";

type PressingTicket = {
  id: number;
  code: string;
  status: string;
  content: string;
  agency_name: string | null;
  commune_name: string | null;
  due_at: string | null;
  clock_state: ClockState | "none";
  remaining_seconds: number | null;
};

/** "Việc của tôi": how much waits in each heap, and what is due first. */
export function Page() {
  const { t, i18n } = useTranslation(["tickets", "common", "coordination", "ratings", "boards"]);
  const me = useMe();
  const navigate = useNavigate();
  const counts = useRpcQuery<Record<string, number>>(
    "my_queue_counts",
    {},
    { tables: ["tickets"], refetchInterval: 20_000 },
  );
  const mine = useMemo(() => heaps.filter((heap) => may(heap.permission)), [me]);
  const filters = useMemo(
    () => pressingFilters(may, me ? [me.person.id, ...me.deputy_for.map((each) => each.id)] : []),
    [me],
  );
  const { query, result } = useList<PressingTicket>({
    resource: "ticket_list",
    filters,
    sorters: [{ field: "due_at", order: "asc" }],
    pagination: { currentPage: 1, pageSize: 10 },
    meta: {
      select: "id, code, status, content, agency_name, commune_name, due_at, clock_state, remaining_seconds",
      count: "planned",
    },
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous },
  });
  const late = [
    { key: "overdue", view: "overdue", color: "var(--c-overdue)" },
    { key: "due_soon", view: "dueSoon", color: "var(--c-due-soon)" },
  ] as const;
  const mayReceive = may("tickets.receive");
  // The numbers that this person is asked about.
  const board = hasRole("city_leader") ? "leader" : hasRole("agency_head") ? "agency" : undefined;
  // Nothing counted yet is not nothing to do.
  const shown = (key: string) => (counts.data ? (counts.data[key] ?? 0).toLocaleString(i18n.language) : "…");

  return (
    <div className="page home">
      <PageHeader
        title={t("menu.myWork")}
        subtitle={[me?.person.display_name, me?.person.job_title, me?.person.agency_name].filter(Boolean).join(" · ")}
        actions={
          <>
            {board ? (
              <Link to={`/boards/${board}`}>
                <Button icon={<PieChartOutlined />} tabIndex={-1}>
                  {t("boards:menu")}
                </Button>
              </Link>
            ) : null}
            {mayReceive ? (
              <Button type="primary" icon={<PhoneOutlined />} onClick={() => navigate("/tickets/new")}>
                {t("queue.new")}
              </Button>
            ) : null}
          </>
        }
      />
      <ApprovalsNotice />
      <TodaySessions />
      <ul className="heaps" aria-label={t("menu.myWork")}>
        {mine.map((heap) => (
          <li key={heap.view}>
            <Link className="heap" to={heap.elsewhere?.path ?? `/tickets?as=${heap.view}`}>
              <strong className="num">{shown(heap.count)}</strong>
              <span>{t(heap.elsewhere?.label ?? `views.${heap.view}`)}</span>
            </Link>
          </li>
        ))}
        {late.map(({ key, color }) => {
          const count = counts.data?.[key] ?? 0;
          return (
            <li key={key}>
              <Link className="heap" to={`/tickets?clock_state=${key}&open=1`}>
                <strong className="num" style={count ? { color } : undefined}>
                  {shown(key)}
                </strong>
                <span>{t(`common:clock.${key}`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      <DossierSection />
      {mayReceive ? <ShiftSection /> : null}
      <FollowUpLine />
      <section className="sheet" aria-labelledby="pressing">
        <h2 id="pressing" className="sheet-title pressing-title">
          {t("home.pressing")}
        </h2>
        {query.isError && !query.data ? (
          <ErrorState error={query.error} onRetry={query.refetch} />
        ) : query.isLoading ? (
          <div className="sheet-pad">
            <Skeleton active />
          </div>
        ) : result.data.length ? (
          <ol className="pressing">
            {result.data.map((ticket) => (
              <li key={ticket.id}>
                <Link to={`/tickets/${ticket.id}`}>
                  <span className="num pressing-code">{ticket.code}</span>
                  <span className="pressing-text">{ticket.content}</span>
                  <span className="pressing-place">
                    {ticket.agency_name ?? ticket.commune_name ?? t(`status.${ticket.status}`)}
                  </span>
                  <span className="pressing-clock">
                    {ticket.clock_state === "none" ? (
                      <span className="muted">{t(`status.${ticket.status}`)}</span>
                    ) : (
                      <ClockBadge
                        state={ticket.clock_state}
                        dueAt={ticket.due_at}
                        remainingSeconds={ticket.remaining_seconds}
                      />
                    )}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        ) : (
          <EmptyState title={t("home.nothing")} hint={t("queue.emptyView")} />
        )}
      </section>
    </div>
  );
}
