import { useWarnAboutChange } from "@refinedev/core";
import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Skeleton } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { useRpc, useRpcQuery } from "../../../components/use-rpc";
import { type AppError, toAppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { supabase } from "../../../lib/supabase";
import "../sessions.css";
import type { MeetingPoint, ReceptionDate } from "../types";
import { useSession, useSessionParts } from "../use-session";
import {
  type Draft,
  type DraftCase,
  draftOf,
  draftOfDate,
  emptyDraft,
  type GuestContact,
  type Problems,
  problemsOf,
  toChanges,
  toPlan,
} from "./draft";
import { PlanForm } from "./plan-form";

/** Fields of the database's refusals that have a place of their own in the form. */
const placed = new Set(["title", "agency_id", "chair_name", "starts_at", "ends_at", "points", "participants", "cases"]);

/** The points named in a draft, with their lines. */
function usePoints(ids: number[]): { points: Map<number, MeetingPoint>; add: (point: MeetingPoint) => void } {
  const [added, setAdded] = useState<MeetingPoint[]>([]);
  const { data } = useQuery<MeetingPoint[], AppError>({
    queryKey: ["meeting_points", "of plan", [...ids].sort()],
    enabled: ids.length > 0,
    queryFn: async () => {
      const { data, error, status } = await supabase().from("meeting_points").select("*").in("id", ids);
      if (error) throw toAppError(error, status);
      return data;
    },
  });
  const points = new Map([...added, ...(data ?? [])].map((point) => [point.id, point]));
  return { points, add: (point) => setAdded((current) => [...current, point]) };
}

function Editor({ id, version, start, code }: { id?: number; version?: number; start: Draft; code?: string }) {
  const { t } = useTranslation(["sessions", "common"]);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(start);
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError>();
  const requestId = useRef(crypto.randomUUID());
  const { points, add } = usePoints(start.points.map((each) => each.point_id));
  const { warnWhen, setWarnWhen } = useWarnAboutChange();
  const [saved, setSaved] = useState<number>();
  const isDirty = saved === undefined && JSON.stringify(draft) !== JSON.stringify(start);
  useEffect(() => {
    setWarnWhen(isDirty);
    return () => setWarnWhen(false);
  }, [isDirty, setWarnWhen]);
  // Only once the guard is off, or it would ask whether to leave what is saved.
  useEffect(() => {
    if (saved !== undefined && !warnWhen) navigate(`/sessions/${saved}`);
  }, [saved, warnWhen, navigate]);

  const done = (result: { id: number; code: string }) => {
    message.success(t(id ? "plan.saved" : "plan.planned", { code: result.code }));
    setSaved(result.id);
  };
  const options = { silent: true, onSuccess: done, onError: setError };
  const plan = useRpc<{ id: number; code: string }>("plan_session", options);
  const save = useRpc<{ id: number; code: string }>("save_session", options);

  const missing = problemsOf(draft, id === undefined);
  const problems: Problems = {};
  if (isAsked) for (const [field, key] of Object.entries(missing)) if (key) problems[field] = t(key);
  if (error?.field && placed.has(error.field)) problems[error.field] = errorText(t, error);

  const submit = () => {
    setAsked(true);
    setError(undefined);
    const first = Object.keys(missing)[0];
    if (first) {
      // The form has just been given its texts.
      setTimeout(
        () => document.querySelector(".plan-form .ant-form-item-has-error")?.scrollIntoView({ block: "center" }),
        0,
      );
      return;
    }
    if (id === undefined) return plan.run({ p_session: { ...toPlan(draft), request_id: requestId.current } });
    const changes = toChanges(start, draft);
    if (!Object.keys(changes).length) return navigate(`/sessions/${id}`);
    save.run({ p_session_id: id, p_session: changes, p_version: version });
  };
  return (
    <div className="page sessions-page">
      <PageHeader
        title={id ? t("plan.edit", { code }) : t("plan.new")}
        back={id ? { label: code ?? "", to: `/sessions/${id}` } : { label: t("title"), to: "/sessions" }}
        actions={
          <>
            <Button onClick={() => navigate(id ? `/sessions/${id}` : "/sessions")}>{t("common:cancel")}</Button>
            <Button type="primary" loading={plan.isPending || save.isPending} onClick={submit}>
              {t(id ? "common:save" : "plan.action")}
            </Button>
          </>
        }
      />
      {error && !(error.field && placed.has(error.field)) ? (
        <Alert type="error" showIcon style={{ marginBottom: 16 }} message={errorText(t, error)} />
      ) : null}
      <PlanForm
        id={id}
        draft={draft}
        onChange={(next) => setDraft((current) => ({ ...current, ...next }))}
        problems={problems}
        points={points}
        onPoint={add}
      />
    </div>
  );
}

/** The case a plan was asked for; undefined while it is looked up or when there is none. */
function useAskedCase(id: number) {
  return useQuery<DraftCase | undefined, AppError>({
    queryKey: ["case_list", "to plan", id],
    enabled: Number.isSafeInteger(id) && id > 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("case_list")
        .select("id, code, title, decided_at")
        .eq("id", id)
        .maybeSingle();
      if (error) throw toAppError(error, status);
      return data
        ? { case_id: id, code: data.code ?? "", title: data.title ?? "", is_approved: data.decided_at !== null }
        : undefined;
    },
  });
}

/** A new plan: blank, from a leader's fixed day (`?reception_day=4&day=2026-12-15`) or for a case (`?case=7`). */
function NewPlan() {
  const { t } = useTranslation("sessions");
  const [params] = useSearchParams();
  const dayId = Number(params.get("reception_day"));
  const day = params.get("day") ?? "";
  const isFixed = dayId > 0 && /^\d{4}-\d{2}-\d{2}$/.test(day);
  const query = useRpcQuery<ReceptionDate[]>(
    "propose_reception_days",
    { p_from: day, p_to: day },
    { enabled: isFixed, staleTime: Number.POSITIVE_INFINITY },
  );
  const asked = useAskedCase(Number(params.get("case")));
  if ((isFixed && query.isLoading) || asked.isLoading) return <Skeleton active style={{ padding: 24 }} />;
  const date = isFixed ? query.data?.find((each) => each.reception_day_id === dayId) : undefined;
  const start = date
    ? draftOfDate(
        date,
        t("plan.fixedTitle", { leader: date.leader_name, month: day.slice(5, 7), year: day.slice(0, 4) }),
      )
    : { ...emptyDraft(), times: { ...emptyDraft().times, day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined } };
  const cases = asked.data ? [asked.data] : start.cases;
  return <Editor key={date ? `fixed ${dayId} ${day}` : "new"} start={{ ...start, cases }} />;
}

function EditPlan({ id }: { id: number }) {
  const { t } = useTranslation("sessions");
  const session = useSession(id);
  const parts = useSessionParts(id);
  const contacts = useRpcQuery<GuestContact[]>(
    "session_guest_contacts",
    { p_session_id: id },
    { tables: ["sessions"] },
  );
  // What the form started from stays, though others may change the session meanwhile: the save then says so.
  const [start, setStart] = useState<{ draft: Draft; version: number; code: string }>();
  useEffect(() => {
    if (start || !session.data || !parts.data || !contacts.data) return;
    setStart({
      draft: draftOf(session.data, parts.data, contacts.data),
      version: session.data.version,
      code: session.data.code,
    });
  }, [start, session.data, parts.data, contacts.data]);
  const failed = [session, parts, contacts].find((query) => query.isError);
  if (start) return <Editor id={id} version={start.version} start={start.draft} code={start.code} />;
  return (
    <div className="page">
      {failed ? (
        <ErrorState error={failed.error} onRetry={failed.refetch} />
      ) : session.data === null ? (
        <EmptyState title={t("detail.notFound")} />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </div>
  );
}

/** Planning a session, and changing a plan. */
export function Page() {
  const id = Number(useParams().id);
  return Number.isSafeInteger(id) && id > 0 ? <EditPlan key={id} id={id} /> : <NewPlan />;
}
