import { useList } from "@refinedev/core";
import { Button, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { useRpc, useRpcQuery } from "../../components/use-rpc";
import { formatDateTime } from "../../lib/date-time";
import { may, useMe } from "../../lib/me";
import { recall, remember } from "../../lib/storage";
import "./calls.css";
import { ShiftStateView } from "./shift-state-view";
import type { Handover, ShiftState } from "./types";

/** A hand-over that nobody has confirmed yet. */
function Waiting({ handover }: { handover: Handover }) {
  const { t } = useTranslation("calls");
  const me = useMe();
  const [note, setNote] = useState("");
  const { run, isPending } = useRpc("take_over_shift", { success: t("shift.taken") });
  const mayTake = may("tickets.receive") && me?.person.id !== handover.from_staff_id;
  return (
    <section className="sheet sheet-pad shift-waiting" aria-label={t("shift.take")}>
      <h2 className="sheet-title">
        {t("shift.waiting", { name: handover.from_name, time: formatDateTime(handover.handed_at) })}
      </h2>
      {handover.note ? <p className="shift-note">{handover.note}</p> : null}
      <ShiftStateView state={handover.state} />
      {mayTake ? (
        <div className="shift-take">
          <Input
            value={note}
            maxLength={4000}
            placeholder={t("shift.takeNote")}
            aria-label={t("shift.takeNote")}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            type="primary"
            loading={isPending}
            onClick={() => run({ p_handover_id: handover.id, p_note: note || null })}
          >
            {t("shift.take")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** The ending shift: what the system lists, and its own words. */
function HandOver({ personId }: { personId: number }) {
  const { t } = useTranslation("calls");
  const key = `shift.note.${personId}`;
  const [note, setNote] = useState(() => recall(key, ""));
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const state = useRpcQuery<ShiftState>(
    "shift_state",
    {},
    { tables: ["tickets", "calls", "call_backs"], refetchInterval: 60_000 },
  );
  const change = (text: string) => {
    setNote(text);
    remember(key, text);
  };
  const { run, isPending } = useRpc("hand_over_shift", {
    success: t("shift.handed"),
    onSuccess: () => {
      change("");
      setRequestId(crypto.randomUUID());
    },
  });
  return (
    <section className="sheet sheet-pad" aria-label={t("shift.handTitle")}>
      <h2 className="sheet-title">{t("shift.handTitle")}</h2>
      {state.isError && !state.data ? <ErrorState error={state.error} onRetry={state.refetch} /> : null}
      {state.data ? (
        <>
          <p className="muted shift-since">{t("shift.since", { time: formatDateTime(state.data.since) })}</p>
          <ShiftStateView state={state.data} />
        </>
      ) : state.isError ? null : (
        <Skeleton active />
      )}
      <label className="shift-heading" htmlFor="shift-note">
        {t("shift.note")}
      </label>
      <Input.TextArea
        id="shift-note"
        value={note}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={4000}
        placeholder={t("shift.notePlaceholder")}
        onChange={(event) => change(event.target.value)}
      />
      <div className="shift-hand">
        <span className="muted">{t("shift.handHelp")}</span>
        <Button
          type="primary"
          loading={isPending}
          onClick={() => run({ p_note: note || null, p_request_id: requestId })}
        >
          {t("shift.hand")}
        </Button>
      </div>
    </section>
  );
}

/** From shift to shift: what is left, who read it, and what was left before. */
export function Page() {
  const { t } = useTranslation("calls");
  const me = useMe();
  const { query, result } = useList<Handover>({
    resource: "shift_handovers",
    sorters: [{ field: "handed_at", order: "desc" }],
    pagination: { currentPage: 1, pageSize: 30 },
    errorNotification: false,
  });
  const waiting = result.data.filter((each) => !each.taken_at);
  const taken = result.data.filter((each) => each.taken_at);
  return (
    <div className="page shifts-page">
      <PageHeader title={t("shift.title")} subtitle={t("shift.lead")} />
      {waiting.map((each) => (
        <Waiting key={each.id} handover={each} />
      ))}
      {may("tickets.receive") && me ? <HandOver key={me.person.id} personId={me.person.id} /> : null}
      <section className="sheet sheet-pad" aria-label={t("shift.history")}>
        <h2 className="sheet-title">{t("shift.history")}</h2>
        {query.isError && !query.data ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
        {query.isLoading ? <Skeleton active /> : null}
        {query.isSuccess && !taken.length ? <EmptyState title={t("shift.none")} hint={t("shift.noneHint")} /> : null}
        {taken.map((each) => (
          <details key={each.id} className="shift-past">
            <summary>
              <span className="num">{formatDateTime(each.handed_at)}</span> {t("shift.by", { name: each.from_name })} ·{" "}
              <span className="muted">
                {t("shift.takenBy", { name: each.taken_by_name, time: formatDateTime(each.taken_at) })}
              </span>
            </summary>
            {each.note ? <p className="shift-note">{each.note}</p> : null}
            {each.taken_note ? (
              <p className="muted">
                {each.taken_by_name}: {each.taken_note}
              </p>
            ) : null}
            <ShiftStateView state={each.state} />
          </details>
        ))}
      </section>
    </div>
  );
}
