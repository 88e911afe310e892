import { may, useMe } from "../../../lib/me";
import type { SessionRow } from "../types";

/** What the person at the screen may do once the session runs or is over; the database decides again. */
export function useAfterRights(session: SessionRow) {
  const me = useMe();
  const mine = me ? [me.person.id, ...me.deputy_for.map(({ id }) => id)] : [];
  const isIts = (id: number | null) => id !== null && mine.includes(id);
  const mayRun = may("sessions.edit") || isIts(session.chair_id) || isIts(session.secretary_id);
  const hasBegun = session.status === "live" || session.status === "ended" || session.status === "concluded";
  return {
    mayRun,
    mayWriteMinutes: mayRun || may("keep_minutes", session.agency_id),
    mayReadPapers: mayRun || may("sessions.lead", session.agency_id),
    maySign: may("sign_conclusion", session.agency_id),
    mayAssign: mayRun && hasBegun,
    isBoard: may("sessions.edit"),
  };
}
