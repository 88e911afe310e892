import { openReception, type Reception, step } from "../cases/reception.ts";
import type { Db } from "../support/database.ts";
import { asOwner, type Person, person } from "../support/people.ts";

/** The people and places with which a session is planned; no session yet. */
export interface Hall extends Reception {
  secretary: Person;
  tech: Person;
  communeHead: Person;
  communeId: number;
  /** Points: the reception building (central), SXD, the commune 10507, a central body. */
  hall: number;
  department: number;
  commune: number;
  ministry: number;
}

export interface Planned {
  id: number;
  code: string;
  status: string;
  version: number;
}

/** Wall-clock time of the office. */
export const at = (wall: string): Date => new Date(`${wall.replace(" ", "T")}:00+07:00`);
/** `2026-02-13 17:30`, as the office's clocks show it. */
export const wall = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

async function point(db: Db, name: string, agency: string): Promise<number> {
  return db.value<number>(
    "insert into public.meeting_points (name, agency_id, line_mbps) select $1, id, 100 from public.agencies where code = $2 returning id",
    [name, agency],
  );
}

export async function openHall(db: Db): Promise<Hall> {
  const people = await openReception(db);
  const secretary = await person(db, "contact_officer", { agency: "VPUBND", name: "Phạm Thị Thư" });
  const tech = await person(db, "tech_support", { name: "Vũ Kỹ Thuật" });
  const communeHead = await person(db, "agency_head", { agency: "10507", name: "Đào Thị Xã" });
  await asOwner(db);
  const ministry = await db.value<string>(
    "insert into public.agencies (code, name, kind, calendar_id) values ('THU-TTCP', 'Thanh tra Chính phủ (thử)', 'central', 'vn-city') returning code",
  );
  return {
    ...people,
    secretary,
    tech,
    communeHead,
    communeId: communeHead.agencyId,
    hall: await point(db, "Trụ sở Tiếp công dân (thử)", "BTCD"),
    department: await point(db, "Sở Xây dựng (thử)", "SXD"),
    commune: await point(db, "UBND xã (thử)", "10507"),
    ministry: await point(db, "Thanh tra Chính phủ (thử)", ministry),
  };
}

/** What is planned unless a test says otherwise: the city's leaders receive on a Monday in December. */
export const start = at("2026-12-07 08:00");
export const end = at("2026-12-07 11:00");
/** Three weeks before, on a Monday: nothing is short. */
export const early = at("2026-11-16 09:30");

export async function plan(db: Db, hall: Hall, more: object = {}, when: Date = early): Promise<Planned> {
  return step<Planned>(db, "plan_session", hall.board, when, {
    kind: "city",
    title: "Tiếp công dân định kỳ",
    starts_at: start,
    ends_at: end,
    chair_id: hall.chair.staffId,
    secretary_id: hall.secretary.staffId,
    points: [{ point_id: hall.hall, part: "central" }],
    participants: [{ staff_id: hall.head.staffId, capacity: "agency_leader", point_id: hall.hall }],
    ...more,
  });
}

/** Open and ended clocks of a session: `invitations running 2026-12-04 17:30`, in the order of the rules. */
export async function clocks(db: Db, id: number): Promise<string[]> {
  await asOwner(db);
  const rows = await db.rows<{ rule_code: string; state: string; due_at: Date }>(
    `select c.rule_code, c.state, c.due_at from sla.clocks c join sla.rules r on r.id = c.rule_id
     where c.subject_type = 'session' and c.subject_id = $1 order by c.started_at, r.position, c.id`,
    [id],
  );
  return rows.map((row) => `${row.rule_code.replace("session.", "")} ${row.state} ${wall(row.due_at)}`);
}

export async function obstacles(db: Db, id: number, when: Date): Promise<string[]> {
  await asOwner(db);
  const rows = await db.rows<{ kind: string; is_waived: boolean }>(
    "select kind, is_waived from private.session_obstacles($1, $2) order by kind",
    [id, when],
  );
  return rows.map((row) => row.kind + (row.is_waived ? " (waived)" : ""));
}

export const session = async (db: Db, id: number) => {
  await asOwner(db);
  return db.row<{ status: string; version: number; starts_at: Date; invited_at: Date | null; tested_at: Date | null }>(
    "select status, version, starts_at, invited_at, tested_at from public.sessions where id = $1",
    [id],
  );
};

export async function people(db: Db, id: number): Promise<string[]> {
  await asOwner(db);
  const rows = await db.rows<{ text: string }>(
    `select concat_ws(' ', t.display_name, t.capacity, t.invitation, case when t.removed_at is not null then 'removed' end) as text
     from public.session_participants t where t.session_id = $1 order by t.position, t.id`,
    [id],
  );
  return rows.map(({ text }) => text);
}

export async function events(db: Db, id: number): Promise<string[]> {
  await asOwner(db);
  const rows = await db.rows<{ kind: string }>(
    "select kind from public.session_events where session_id = $1 order by id",
    [id],
  );
  return rows.map(({ kind }) => kind);
}

/** A passed (or failed) test at every point. */
export async function testAll(db: Db, hall: Hall, id: number, when: Date, isPassed = true): Promise<void> {
  await asOwner(db);
  for (const row of await db.rows<{ id: number }>("select id from public.session_points where session_id = $1", [id]))
    await step(db, "record_test", hall.tech, when, row.id, isPassed, {}, isPassed ? null : "Không có hình");
}
