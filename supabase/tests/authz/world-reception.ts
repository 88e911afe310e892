import type { Db } from "../support/database.ts";
import { type Person, person } from "../support/people.ts";
import type { Role } from "./roles.ts";

/** A visit, a case and a session at each place, with a row in every table that belongs to them. */
export async function buildReceptionWorld(db: Db, people: Map<Role, Person>): Promise<void> {
  const board = await person(db, "reception_board", { agency: "BTCD", name: "Ban thử" });
  const one = <T = number>(sql: string, params: unknown[] = []) => db.value<T>(sql, params);
  const citizenId = await one("select min(id) from public.citizens");
  const pointId = await one(
    "insert into public.meeting_points (name, agency_id) select 'Điểm cầu thử', id from public.agencies where code = 'SYT' returning id",
  );
  await db.rows(
    `insert into public.reception_days (leader_id, leader_name, agency_id, day_of_month, starts_at_time, ends_at_time, valid_from)
     select $1, 'Thử', id, 15, '08:00', '11:00', '2026-01-01' from public.agencies where code = 'SYT'`,
    [board.staffId],
  );
  // Not among the labelled tickets: the board may read it because it is linked.
  const linkedId = await one(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at)
     values ('LIEN-KET', 'received', 'hotline', 'liên kết', now(), now()) returning id`,
  );
  const places = { own: "SXD", child: "SXD-THU", commune: "10507", other: "SYT", none: "VPUBND" };
  for (const [label, agency] of Object.entries(places)) {
    const agencyId = await one("select id from public.agencies where code = $1", [agency]);
    await db.rows(
      `insert into public.visits (code, visited_at, recorded_at, recorded_by_id, agency_id, classification, content)
       values ('THU-' || $1, now(), now(), $2, $3, 'petition', 'thử')`,
      [label, board.staffId, agencyId],
    );
    const caseId = await one(
      `insert into public.cases (code, status, matter, title, content, registered_at, last_event_at)
       values ('THU-' || $1, 'registered', 'complaint', 'thử', 'thử', now(), now()) returning id`,
      [label],
    );
    await db.rows("insert into public.case_agencies (case_id, agency_id) values ($1, $2)", [caseId, agencyId]);
    await db.rows("insert into public.case_citizens (case_id, citizen_id) values ($1, $2)", [caseId, citizenId]);
    await db.rows("insert into public.case_criteria (case_id, criterion, reason) values ($1, 'a', 'thử')", [caseId]);
    await db.rows("insert into public.case_decisions (case_id, issuer, summary) values ($1, 'thử', 'thử')", [caseId]);
    await db.rows(
      `insert into public.case_files (case_id, storage_path, file_name, media_type, byte_size, created_at)
       values ($1, $2, 'thu.pdf', 'application/pdf', 1, now())`,
      [caseId, `thu/${label}`],
    );
    await db.rows("insert into public.case_events (case_id, kind, at) values ($1, 'registered', now())", [caseId]);
    await db.rows("insert into public.case_tickets (case_id, ticket_id, linked_at) values ($1, $2, now())", [
      caseId,
      linkedId,
    ]);
    const sessionId = await one(
      `insert into public.sessions (code, kind, title, starts_at, ends_at, agency_id, chair_name, planned_at, last_event_at)
       values ('THU-' || $1, 'commune', 'thử', now(), now() + interval '1 hour', $2, 'Thử', now(), now()) returning id`,
      [label, agencyId],
    );
    await db.rows(
      `insert into public.case_tasks (case_id, session_id, agency_id, task, due_at, assigned_at, last_event_at)
       values ($1, $2, $3, 'thử', now(), now(), now())`,
      [caseId, sessionId, agencyId],
    );
    const sessionPointId = await one(
      "insert into public.session_points (session_id, point_id, part) values ($1, $2, 'delegate') returning id",
      [sessionId, pointId],
    );
    await db.rows(
      `insert into public.session_participants (session_id, display_name, capacity) values ($1, 'Thử', 'observer')`,
      [sessionId],
    );
    await db.rows(
      `with citizen as (insert into public.session_participants (session_id, citizen_id, case_id, display_name, capacity)
         values ($1, $2, $3, 'T***', 'citizen') returning id)
       insert into public.session_ratings (session_id, participant_id, case_id, score, via, rated_at)
       select $1, id, $3, 5, 'counter', now() from citizen`,
      [sessionId, citizenId, caseId],
    );
    // The agency's people are invited to their own agency's sessions.
    if (label === "own" || label === "child") {
      for (const role of ["contact_officer", "agency_head", "agency_admin"] as const) {
        await db.rows(
          `insert into public.session_participants (session_id, staff_id, display_name, capacity, invitation)
           values ($1, $2, 'Thử', 'agency_leader', 'sent')`,
          [sessionId, people.get(role)?.staffId],
        );
      }
    }
    await db.rows(
      `insert into public.session_cases (session_id, case_id, position, starts_at, ends_at)
       values ($1, $2, 1, now(), now() + interval '20 minutes')`,
      [sessionId, caseId],
    );
    await db.rows(
      `insert into public.session_agenda (session_id, position, step, title, minutes) values ($1, 1, 'opening', 'Thử', 5)`,
      [sessionId],
    );
    await db.rows(
      `insert into public.session_tests (session_id, session_point_id, tested_at, is_passed) values ($1, $2, now(), true)`,
      [sessionId, sessionPointId],
    );
    await db.rows(
      `insert into public.session_waivers (session_id, kind, reason, at, staff_id, staff_name)
       values ($1, 'clash', 'thử', now(), $2, 'Thử')`,
      [sessionId, board.staffId],
    );
    await db.rows(
      `insert into public.session_attendance (session_id, connection_id, joined_at) values ($1, 'thu', now())`,
      [sessionId],
    );
    await db.rows("insert into public.session_minutes (session_id, updated_at) values ($1, now())", [sessionId]);
    await db.rows("insert into public.session_conclusions (session_id, drafted_at) values ($1, now())", [sessionId]);
    await db.rows(
      `insert into public.session_recordings (session_id, place, file_name, added_at) values ($1, 'thử', 'thu.mp4', now())`,
      [sessionId],
    );
    await db.rows("insert into public.session_events (session_id, kind, at) values ($1, 'planned', now())", [
      sessionId,
    ]);
    await db.rows(
      `insert into public.documents (register, year, number, symbol, title, agency_id, subject_type, subject_id, issued_on, issued_at)
       values ('other', 2031, $1, 'THU', 'Thử', $2, 'session', $3, '2031-01-01', now())`,
      [Object.keys(places).indexOf(label) + 1, agencyId, sessionId],
    );
  }
}

const bySession = (table: string) =>
  `select s.code as label from public.${table} x join public.sessions s on s.id = x.session_id`;
const byCase = (table: string) =>
  `select c.code as label from public.${table} x join public.cases c on c.id = x.case_id`;

export const receptionLabelled: Record<string, string> = {
  visits: "select code as label from public.visits",
  cases: "select code as label from public.cases",
  case_list: "select code as label from public.case_list",
  sessions: "select code as label from public.sessions",
  session_list: "select code as label from public.session_list",
  documents: bySession("documents").replace("x.session_id", "x.subject_id and x.subject_type = 'session'"),
  ...Object.fromEntries(
    [
      "case_citizens",
      "case_agencies",
      "case_criteria",
      "case_decisions",
      "case_files",
      "case_events",
      "case_tickets",
    ].map((table) => [table, byCase(table)]),
  ),
  // An agency reads its own tasks; the case is readable with them.
  case_tasks: byCase("case_tasks"),
  case_task_list: byCase("case_task_list"),
  ...Object.fromEntries(
    [
      "session_points",
      "session_ratings",
      "session_rating_list",
      "session_participants",
      "session_cases",
      "session_agenda",
      "session_tests",
      "session_waivers",
      "session_attendance",
      "session_minutes",
      "session_conclusions",
      "session_recordings",
      "session_events",
    ].map((table) => [table, bySession(table)]),
  ),
};
