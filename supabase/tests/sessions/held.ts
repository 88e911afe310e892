import { approved, openReception, type Reception, step } from "../cases/reception.ts";
import type { Db } from "../support/database.ts";
import { asOwner, type Person, person } from "../support/people.ts";

/** The people of a session held by the city's Chair for a case of SXD, and one of a case never reached. */
export interface Held extends Reception {
  secretary: Person;
  /** May sign for the Office. */
  signer: Person;
  session: number;
  cases: [number, number];
  points: number[];
}

/** A Monday three weeks after the cases were agreed to, in the morning. */
export const start = new Date("2026-12-07T01:00:00Z");
export const end = new Date("2026-12-07T04:00:00Z");
/** Minutes from the start. */
export const at = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
export const day = 1440;

/** A planned session with two agreed cases and two points; nothing done yet. */
export async function planned(db: Db, more: object = {}, kind: "city" | "commune" = "city"): Promise<Held> {
  const people = await openReception(db);
  const secretary = await person(db, "contact_officer", { agency: "SXD", name: "Phạm Thị Thư" });
  const signer = await person(db, "city_leader", { name: "Đặng Văn Ký", permissions: ["sign_conclusion"] });
  const first = await approved(db, people);
  const second = await approved(db, people, { title: "Kiến nghị về thoát nước ngõ 84" });
  await asOwner(db);
  const points = [
    await db.value<number>(
      "insert into public.meeting_points (name, agency_id, phone) select 'Trụ sở Ban Tiếp công dân', id, '02253842314' from public.agencies where code = 'BTCD' returning id",
    ),
    await db.value<number>(
      "insert into public.meeting_points (name, agency_id) select 'Sở Xây dựng', id from public.agencies where code = 'SXD' returning id",
    ),
  ];
  const made = await step(db, "plan_session", people.board, at(-20 * day), {
    kind,
    title: "Tiếp công dân định kỳ tháng 12",
    starts_at: start,
    ends_at: end,
    chair_id: people.chair.staffId,
    chair_title: "Chủ tịch UBND thành phố",
    is_city_chair: true,
    secretary_id: secretary.staffId,
    points: [
      { point_id: points[0], part: "central" },
      { point_id: points[1], part: "delegate" },
    ],
    participants: [{ staff_id: people.head.staffId, capacity: "agency_leader", point_id: points[1] }],
    cases: [{ case_id: first.id }, { case_id: second.id }],
    ...more,
  });
  return { ...people, secretary, signer, session: made.id, cases: [first.id, second.id], points };
}

/** Everything in its time: reported, invited, every point tested. */
export async function ready(db: Db, more: object = {}, kind: "city" | "commune" = "city"): Promise<Held> {
  const held = await planned(db, more, kind);
  await step(db, "report_session", held.board, at(-10 * day), held.session, null);
  await step(db, "issue_invitations", held.board, at(-9 * day), held.session);
  await testPoints(db, held, at(-180));
  return held;
}

export async function testPoints(db: Db, held: Held, when: Date): Promise<void> {
  await asOwner(db);
  for (const { id } of await db.rows<{ id: number }>("select id from public.session_points where session_id = $1", [
    held.session,
  ]))
    await step(db, "record_test", held.board, when, id, true);
}

/** Its agenda, in order. */
export async function agenda(db: Db, { session }: Held) {
  await asOwner(db);
  return db.rows<{
    id: number;
    step: string;
    case_id: number | null;
    started_at: Date | null;
    finished_at: Date | null;
  }>(
    "select id, step, case_id, started_at, finished_at from public.session_agenda where session_id = $1 order by position, id",
    [session],
  );
}

/** Begun on time, the first case heard, the second never reached; ended at half past ten. */
export async function ended(db: Db, more: object = {}, kind: "city" | "commune" = "city"): Promise<Held> {
  const held = await ready(db, more, kind);
  await step(db, "start_session", held.board, at(2), held.session);
  const items = await agenda(db, held);
  for (const [index, item] of items.filter(({ case_id }) => case_id === held.cases[0]).entries())
    await step(db, "go_to_item", held.secretary, at(15 + index * 20), held.session, item.id);
  await step(db, "save_minutes", held.secretary, at(100), held.session, "Ông An trình bày bổ sung.", 1);
  await step(db, "end_session", held.board, at(150), held.session);
  return held;
}

/** The conclusion waits for its signature. */
export async function submitted(db: Db, more: object = {}): Promise<Held> {
  const held = await ended(db, more);
  await step(db, "save_conclusion", held.board, at(day), held.session, "Giao Sở Xây dựng kiểm tra lại đơn giá.", true);
  return held;
}

export const statusOf = async (db: Db, { session }: Held): Promise<string> => {
  await asOwner(db);
  return db.value("select status from public.sessions where id = $1", [session]);
};

export const caseStatuses = async (db: Db, { cases }: Held): Promise<string[]> => {
  await asOwner(db);
  const rows = await db.rows<{ status: string }>("select status from public.cases where id = any ($1) order by id", [
    cases,
  ]);
  return rows.map(({ status }) => status);
};

/** Who was told what about a record, by bell. */
export async function told(db: Db, subject: "session" | "case_task", id: number, kind: string): Promise<number[]> {
  await asOwner(db);
  const rows = await db.rows<{ staff_id: number }>(
    "select staff_id from public.notifications where subject_type = $1 and subject_id = $2 and kind = $3 order by staff_id",
    [subject, id, kind],
  );
  return rows.map(({ staff_id }) => staff_id);
}
