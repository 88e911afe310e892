import { useQuery } from "@tanstack/react-query";
import { type AppError, toAppError } from "../../../lib/app-error";
import { may, useMe } from "../../../lib/me";
import { supabase } from "../../../lib/supabase";
import type { SessionKind, SessionStatus } from "../types";

export type RoomPoint = {
  id: number;
  part: "central" | "delegate";
  position: number;
  contact_name: string | null;
  contact_phone: string | null;
  point: { name: string; address: string | null; room: string | null; phone: string | null; technician: string | null };
};
export type RoomPerson = {
  id: number;
  staff_id: number | null;
  session_point_id: number | null;
  display_name: string;
  job_title: string | null;
  organisation: string | null;
  capacity: string;
  invitation: string;
  substitute_name: string | null;
  removed_at: string | null;
  position: number;
};
export type RoomLine = {
  id: number;
  participant_id: number | null;
  display_name: string | null;
  joined_at: string;
  left_at: string | null;
};
export type RoomItem = {
  id: number;
  case_id: number | null;
  position: number;
  step: string;
  title: string;
  lead_name: string | null;
  minutes: number;
  started_at: string | null;
  finished_at: string | null;
};
export type Room = {
  id: number;
  code: string;
  title: string;
  kind: SessionKind;
  status: SessionStatus;
  starts_at: string;
  ends_at: string;
  chair_id: number | null;
  chair_name: string;
  secretary_id: number | null;
  secretary_name: string | null;
  is_recorded: boolean;
  recording_state: "on" | "off";
  current_item_id: number | null;
  cancel_reason: string | null;
  version: number;
  agency: { name: string; phone: string | null } | null;
  session_points: RoomPoint[];
  session_participants: RoomPerson[];
  session_attendance: RoomLine[];
  session_agenda: RoomItem[];
};

const select = `id, code, title, kind, status, starts_at, ends_at, chair_id, chair_name, secretary_id, secretary_name,
  is_recorded, recording_state, current_item_id, cancel_reason, version, agency:agencies!agency_id(name, phone),
  session_participants(id, staff_id, session_point_id, display_name, job_title, organisation, capacity, invitation, substitute_name, removed_at, position),
  session_attendance(id, participant_id, display_name, joined_at, left_at),
  session_agenda(id, case_id, position, step, title, lead_name, minutes, started_at, finished_at)`;

const pointSelect = `id, part, position, contact_name, contact_phone,
  point:meeting_points!point_id(name, address, room, phone, technician)`;

const inOrder = <Row extends { position: number; id: number }>(rows: Row[]) =>
  [...rows].sort((a, b) => a.position - b.position || a.id - b.id);

/** The session as its room shows it, looked at every few seconds: everybody follows the same agenda. Null = none of theirs. */
export function useRoom(sessionId: number) {
  return useQuery<Room | null, AppError>({
    queryKey: ["sessions", "session_agenda", "session_attendance", "room", sessionId],
    enabled: Number.isSafeInteger(sessionId) && sessionId > 0,
    refetchInterval: 4000,
    queryFn: async () => {
      const [session, points] = await Promise.all([
        supabase().from("sessions").select(select).eq("id", sessionId).maybeSingle(),
        // On its own: the one central point of a session makes the server take the points for a single one.
        supabase().from("session_points").select(pointSelect).eq("session_id", sessionId),
      ]);
      const failed = [session, points].find(({ error }) => error);
      if (failed) throw toAppError(failed.error, failed.status);
      const room = session.data as unknown as Room | null;
      return (
        room && {
          ...room,
          session_points: inOrder(points.data as unknown as RoomPoint[]),
          session_participants: inOrder(room.session_participants).filter((each) => !each.removed_at),
          session_agenda: inOrder(room.session_agenda),
        }
      );
    },
  });
}

/** What the person at the screen may do in this room. */
export function useRoomRights(room: Pick<Room, "chair_id" | "secretary_id"> | undefined | null) {
  const me = useMe();
  const mine = me ? [me.person.id, ...me.deputy_for.map((each) => each.id)] : [];
  const isOfMine = (id: number | null | undefined) => id != null && mine.includes(id);
  const runs = may("sessions.edit") || isOfMine(room?.chair_id) || isOfMine(room?.secretary_id);
  return { runs, writes: runs || may("keep_minutes") };
}
