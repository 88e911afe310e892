import { step } from "../cases/reception.ts";
import type { Db } from "../support/database.ts";
import { asOwner } from "../support/people.ts";
import { at, type Hall, type Planned } from "./plan.ts";

export const save = (
  db: Db,
  hall: Hall,
  id: number,
  changes: object,
  when = at("2026-11-18 09:00"),
  version?: number,
) => step<Planned>(db, "save_session", hall.board, when, id, changes, version ?? null);

export const agenda = async (db: Db, id: number): Promise<string[]> => {
  await asOwner(db);
  const rows = await db.rows<{ text: string }>(
    `select concat_ws(' ', c.code, a.step, a.minutes) as text from public.session_agenda a left join public.cases c on c.id = a.case_id
     where a.session_id = $1 order by a.position, a.id`,
    [id],
  );
  return rows.map(({ text }) => text);
};

export const seats = async (db: Db, id: number): Promise<string[]> => {
  await asOwner(db);
  const rows = await db.rows<{ text: string }>(
    `select t.capacity || ': ' || m.name as text from public.session_participants t
     join public.session_points sp on sp.id = t.session_point_id join public.meeting_points m on m.id = sp.point_id
     where t.session_id = $1 order by t.position, t.id`,
    [id],
  );
  return rows.map(({ text }) => text);
};
