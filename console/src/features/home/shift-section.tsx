import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDateTime } from "../../lib/date-time";
import { useMe } from "../../lib/me";

type CallBack = {
  id: number;
  due_at: string;
  caller_name_masked: string | null;
  phone_masked: string;
  reason: string;
};
type Handover = {
  id: number;
  from_staff_id: number;
  from_name: string;
  handed_at: string;
  note: string | null;
  taken_at: string | null;
  taken_by_name: string | null;
};

/** For whoever answers the line: who is to be called back, and what the last shift left. */
export function ShiftSection() {
  const { t } = useTranslation("calls");
  const me = useMe();
  const backs = useList<CallBack>({
    resource: "call_backs",
    filters: [
      { field: "status", operator: "eq", value: "open" },
      {
        operator: "or",
        value: [
          { field: "staff_id", operator: "eq", value: me?.person.id },
          { field: "staff_id", operator: "null", value: true },
        ],
      },
    ],
    sorters: [{ field: "due_at", order: "asc" }],
    pagination: { currentPage: 1, pageSize: 20 },
    meta: { select: "id, due_at, caller_name_masked, phone_masked, reason" },
    errorNotification: false,
    queryOptions: { refetchInterval: 60_000 },
  });
  const handovers = useList<Handover>({
    resource: "shift_handovers",
    sorters: [{ field: "handed_at", order: "desc" }],
    pagination: { currentPage: 1, pageSize: 1 },
    meta: { select: "id, from_staff_id, from_name, handed_at, note, taken_at, taken_by_name" },
    errorNotification: false,
  });
  // The rest of the page does its work without this.
  if (backs.query.isError || handovers.query.isError) return null;
  const now = Date.now();
  const isDue = (each: CallBack) => +new Date(each.due_at) <= now;
  const due = backs.result.data.filter(isDue);
  const later = (backs.result.total ?? 0) - due.length;
  const last = handovers.result.data[0];
  return (
    <section className="sheet sheet-pad home-shift" aria-label={t("home.title")}>
      <div>
        <h2 className="sheet-title">
          {due.length
            ? t("home.due", { count: due.length })
            : later
              ? t("home.later", { count: later })
              : t(backs.query.isSuccess ? "home.none" : "backs.title")}
        </h2>
        <ul className="home-backs">
          {backs.result.data.slice(0, 4).map((each) => (
            <li key={each.id}>
              <Link to={`/calls/call-backs?id=${each.id}`}>
                <span className="num">{formatDateTime(each.due_at)}</span>
                {isDue(each) ? <strong>{t("backs.dueNow")}</strong> : null}
                <span className="home-back-text">
                  {each.caller_name_masked ?? each.phone_masked}: {each.reason}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {backs.result.data.length > 4 ? <Link to="/calls/call-backs">{t("home.all")}</Link> : null}
      </div>
      <div>
        <h2 className="sheet-title">{t("home.lastHandover")}</h2>
        {last ? (
          <>
            <p>
              {last.taken_at
                ? `${t("shift.by", { name: last.from_name })} ${formatDateTime(last.handed_at)} · ${t("shift.takenBy", {
                    name: last.taken_by_name,
                    time: formatDateTime(last.taken_at),
                  })}`
                : t("shift.waiting", { name: last.from_name, time: formatDateTime(last.handed_at) })}
            </p>
            {last.note ? <p className="home-note muted">{last.note}</p> : null}
            <Link to="/shifts">
              {t(!last.taken_at && last.from_staff_id !== me?.person.id ? "home.read" : "shift.title")}
            </Link>
          </>
        ) : (
          <>
            <p className="muted">{handovers.query.isSuccess ? t("home.noHandover") : ""}</p>
            <Link to="/shifts">{t("shift.title")}</Link>
          </>
        )}
      </div>
    </section>
  );
}
