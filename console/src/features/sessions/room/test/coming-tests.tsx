import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ClockBadge } from "../../../../components/clock-badge";
import type { ClockState } from "../../../../components/clock-states";
import { EmptyState } from "../../../../components/empty-state";
import { ErrorState } from "../../../../components/error-state";
import { type AppError, toAppError } from "../../../../lib/app-error";
import { formatDateTime } from "../../../../lib/date-time";
import { supabase } from "../../../../lib/supabase";

type Test = { tested_at: string; is_passed: boolean; staff_name: string | null };
type Coming = {
  id: number;
  code: string;
  title: string;
  starts_at: string;
  points: { id: number; part: "central" | "delegate"; position: number; point: { name: string }; tests: Test[] }[];
};
type Clock = {
  subject_id: number;
  rule_code: "session.test_day_before" | "session.test_two_hours";
  live_state: ClockState;
  due_at: string;
  remaining_seconds: number | null;
};

const DAYS = 30;

async function comingTests(): Promise<(Coming & { clocks: Clock[] })[]> {
  const until = new Date(Date.now() + DAYS * 86_400_000).toISOString();
  const sessions = await supabase()
    .from("sessions")
    .select(
      "id, code, title, starts_at, points:session_points(id, part, position, point:meeting_points!point_id(name), tests:session_tests(tested_at, is_passed, staff_name))",
    )
    .in("status", ["planned", "reported", "invited", "tested"])
    .gte("ends_at", new Date().toISOString())
    .lte("starts_at", until)
    .order("starts_at");
  if (sessions.error) throw toAppError(sessions.error, sessions.status);
  const coming = sessions.data as unknown as Coming[];
  if (!coming.length) return [];
  const clocks = await supabase()
    .from("clocks")
    .select("subject_id, rule_code, live_state, due_at, remaining_seconds")
    .eq("subject_type", "session")
    .in(
      "subject_id",
      coming.map(({ id }) => id),
    )
    .in("rule_code", ["session.test_day_before", "session.test_two_hours"])
    .neq("state", "cancelled")
    .order("due_at");
  if (clocks.error) throw toAppError(clocks.error, clocks.status);
  const all = clocks.data as unknown as Clock[];
  return coming.map((session) => ({ ...session, clocks: all.filter(({ subject_id }) => subject_id === session.id) }));
}

const latest = (tests: Test[]): Test | undefined =>
  [...tests].sort((a, b) => b.tested_at.localeCompare(a.tested_at))[0];

/** The technicians' list: the points of the coming sessions, how each test went last, and until when both rounds are due. */
export function ComingTests() {
  const { t } = useTranslation(["room", "sessions"]);
  const navigate = useNavigate();
  const query = useQuery<(Coming & { clocks: Clock[] })[], AppError>({
    queryKey: ["session_tests", "session_points", "sessions", "coming-tests"],
    queryFn: comingTests,
    refetchInterval: 60_000,
  });
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
                  state={clock.live_state}
                  dueAt={clock.due_at}
                  remainingSeconds={clock.remaining_seconds}
                  article="QĐ3394 Điều 6"
                />{" "}
                <span className="muted num">{formatDateTime(clock.due_at)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </header>
      <ul className="coming-test-points">
        {[...session.points]
          .sort((a, b) => a.position - b.position)
          .map(({ id, part, point, tests }) => {
            const last = latest(tests);
            return (
              <li key={id}>
                <div>
                  <strong>{point.name}</strong> <span className="muted">{t(`sessions:part.${part}`)}</span>
                  <p className="muted num">
                    {last
                      ? t(last.is_passed ? "test.coming.passed" : "test.coming.failed", {
                          at: formatDateTime(last.tested_at),
                          name: last.staff_name ?? "",
                        })
                      : t("test.coming.never")}
                  </p>
                </div>
                <Button
                  aria-label={t("test.coming.testPoint", { point: point.name })}
                  onClick={() => navigate(`/sessions/${session.id}/test/${id}`)}
                >
                  {t("test.start")}
                </Button>
              </li>
            );
          })}
      </ul>
    </section>
  ));
}
