import type { Db } from "../support/database.ts";
import { type Person, person } from "../support/people.ts";
import { type Desk, openDesk, step } from "./desk.ts";

export const at = (time: string) => new Date(`2026-11-${time}:00+07:00`);
/** Monday 16 November 2026, a week without holidays. */
export const monday = at("16T08:00");

export interface Cast extends Desk {
  /** A third agency, which takes part. */
  partOfficer: Person;
  partHead: Person;
  partId: number;
}

export async function cast(db: Db): Promise<Cast> {
  const desk = await openDesk(db);
  const partOfficer = await person(db, "contact_officer", { agency: "SCT", name: "Ngô Thị Thu" });
  const partHead = await person(db, "agency_head", { agency: "SCT", name: "Đặng Văn Hùng" });
  return { ...desk, partOfficer, partHead, partId: partOfficer.agencyId };
}

export const part = (agencyId: number, due?: Date, task = "Kiểm tra lưới điện") => ({
  agency_id: agencyId,
  task,
  ...(due ? { due_at: due.toISOString() } : {}),
});

/** The Office coordinates: SXD leads until Thursday evening, SCT does its part until Wednesday noon. */
export async function coordinate(db: Db, who: Cast, id: number, when: Date, ...more: object[]): Promise<void> {
  await step(db, "coordinate_ticket", who.supervisor, when, id, who.agencyId, at("19T17:30"), "Hai đơn vị cùng xử lý", [
    part(who.partId, at("18T11:30")),
    ...more,
  ]);
}

export interface Task {
  id: number;
  agency_id: number;
  officer_id: number;
  status: string;
  due_at: Date;
  answer: string | null;
  reason: string | null;
  version: number;
}
export const tasks = (db: Db, ticketId: number) =>
  db.rows<Task>("select * from public.ticket_tasks where ticket_id = $1 order by id", [ticketId]);
export async function onlyTask(db: Db, ticketId: number): Promise<Task> {
  const [task] = await tasks(db, ticketId);
  if (!task) throw new Error("no task");
  return task;
}
export const taskClocks = (db: Db, taskId: number) =>
  db
    .rows<{ state: string }>(
      "select state from sla.clocks where subject_type = 'ticket_task' and subject_id = $1 order by id",
      [taskId],
    )
    .then((rows) => rows.map((row) => row.state));
/** Who has the bell for something: names, sorted. */
export const bells = (db: Db, ticketId: number, kind: string) =>
  db
    .rows<{ name: string }>(
      `select distinct s.display_name as name from public.notifications n join public.staff s on s.id = n.staff_id
       where n.subject_type = 'ticket' and n.subject_id = $1 and n.kind = $2`,
      [ticketId, kind],
    )
    .then((rows) => rows.map((row) => row.name).sort());
