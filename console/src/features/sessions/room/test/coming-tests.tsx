import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ClockBadge } from "../../../../components/clock-badge";
import type { ClockState } from "../../../../components/clock-states";
import { EmptyState } from "../../../../components/empty-state";
import { ErrorState } from "../../../../components/error-state";
import { useRpcQuery } from "../../../../components/use-rpc";
import { formatDateTime } from "../../../../lib/date-time";

type Coming = {
  id: number;
  code: string;
  title: string;
  starts_at: string;
  points: {
    id: number;
    name: string;
    part: "central" | "delegate";
    contact_name: string | null;
    contact_phone: string | null;
    is_passed: boolean | null;
    tested_at: string | null;
    tested_by: string | null;
    /** Whether that test says anything of the session as it now stands. */
    counts: boolean;
  }[];
  clocks: {
    rule_code: string;
    state: ClockState;
    due_at: string;
    remaining_seconds: number | null;
    citation: string;
  }[];
};

const DAYS = 30;

/** The technicians' list: the points of the coming sessions, how each test went last, and until when both rounds are due. */
export function ComingTests() {
  const { t } = useTranslation(["room", "sessions"]);
  const navigate = useNavigate();
  const query = useRpcQuery<Coming[]>(
    "coming_tests",
    { p_days: DAYS },
    { tables: ["session_tests", "session_points", "sessions"], refetchInterval: 60_000 },
  );
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Skeleton active />;
  if (!query.data.length)
    return (
      <section className="sheet">
        <EmptyState title={t("test.coming.none")} hint={t("test.coming.noneHint", { days: DAYS })} />
      </section>
    );
  return query.data.map((session) => (
    <section key={session.id} className="sheet coming-test" aria-labelledby={`coming-${session.id}`}>
      <header className="coming-test-head">
        <h2 id={`coming-${session.id}`} className="sheet-title">
          <Link to={`/sessions/${session.id}`}>{session.title}</Link>
        </h2>
        <p className="muted num">
          {session.code} · {formatDateTime(session.starts_at)}
        </p>
        <dl className="coming-test-clocks">
          {session.clocks.map((clock) => (
            <div key={clock.rule_code}>
              <dt className="muted">{t(`sessions:deadlines.${clock.rule_code.replace("session.", "")}`)}</dt>
              <dd>
                <ClockBadge
                  state={clock.state}
                  dueAt={clock.due_at}
                  remainingSeconds={clock.remaining_seconds}
                  article={clock.citation}
                />{" "}
                <span className="muted num">{formatDateTime(clock.due_at)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </header>
      <ul className="coming-test-points">
        {session.points.map((point) => (
          <li key={point.id}>
            <div>
              <strong>{point.name}</strong> <span className="muted">{t(`sessions:part.${point.part}`)}</span>
              <p className={point.is_passed === false ? "test-missing" : "muted"}>
                {point.tested_at
                  ? t(`test.coming.${point.is_passed === false ? "failed" : point.counts ? "passed" : "outdated"}`, {
                      at: formatDateTime(point.tested_at),
                      name: point.tested_by ?? "",
                    })
                  : t("test.coming.never")}
              </p>
              {point.contact_phone ? (
                <p className="muted num">
                  {point.contact_name}{" "}
                  <a href={`tel:${point.contact_phone.replace(/[^\d+]/g, "")}`}>{point.contact_phone}</a>
                </p>
              ) : null}
            </div>
            <Button
              aria-label={t("test.coming.testPoint", { point: point.name })}
              onClick={() => navigate(`/sessions/${session.id}/test/${point.id}`)}
            >
              {t("test.start")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  ));
}
