import type { Db } from "../support/database.ts";
import { asOwner, type Person, person, type Role as SeatedRole } from "../support/people.ts";
import { type Role, roles } from "./roles.ts";
import { boardLabelled, buildBoardWorld } from "./world-boards.ts";
import { buildDossierWorld } from "./world-dossiers.ts";
import { buildFiledDossierWorld, filedDossierLabelled } from "./world-filed-dossiers.ts";
import { buildReceptionWorld, receptionLabelled } from "./world-reception.ts";
import { buildReportWorld, reportLabelled } from "./world-reports.ts";

export interface World {
  /** Everyone of the matrix but anon. */
  people: Map<Role, Person>;
  /** One ticket at each place. */
  tickets: Record<"own" | "child" | "commune" | "other" | "none", number>;
}

const seats: Record<Role, { role: SeatedRole; agency: string; permissions?: string[] } | null> = {
  operator: { role: "operator", agency: "SXD" },
  contact_officer: { role: "contact_officer", agency: "SXD" },
  agency_head: { role: "agency_head", agency: "SXD" },
  supervisor: { role: "supervisor", agency: "SXD" },
  reception_board: { role: "reception_board", agency: "SXD" },
  city_leader: { role: "city_leader", agency: "UBNDTP" },
  commune_leader: { role: "city_leader", agency: "10507" },
  one_stop_officer: { role: "one_stop_officer", agency: "SXD" },
  tech_support: { role: "tech_support", agency: "SXD" },
  admin: { role: "admin", agency: "SXD" },
  agency_admin: { role: "contact_officer", agency: "SXD", permissions: ["administer_agency"] },
  inactive: { role: "supervisor", agency: "SXD" },
  anon: null,
};

/** Fills the tables with rows whose owner is known: one of each kind at each place, and two people's private ones. */
export async function buildWorld(db: Db): Promise<World> {
  await asOwner(db);
  await db.rows(
    `insert into public.agencies (code, name, kind, parent_id)
     select 'SXD-THU', 'Phòng thử của Sở Xây dựng', 'department', id from public.agencies where code = 'SXD'`,
  );
  const people = new Map<Role, Person>();
  for (const role of roles) {
    const seat = seats[role];
    if (seat) people.set(role, await person(db, seat.role, { ...seat, isActive: role !== "inactive" }));
  }
  const tickets = {} as World["tickets"];
  for (const [label, code] of Object.entries({
    own: "SXD",
    child: "SXD-THU",
    commune: "10507",
    other: "SYT",
    none: null,
  })) {
    const officer = code && (await person(db, "contact_officer", { agency: code, name: label }));
    const deputy = code && (await person(db, null, { agency: code, name: label }));
    const id = await db.value<number>(
      `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id, citizen_id)
       select 'THU-' || $1, case when $2::text is null then 'received' else 'assigned' end, 'hotline', $1, now(), now(),
         (select id from public.agencies where code = $2), null returning id`,
      [label, code],
    );
    tickets[label as keyof World["tickets"]] = id;
    await db.rows("insert into public.ticket_events (ticket_id, kind, at, note) values ($1, 'noted', now(), $2)", [
      id,
      label,
    ]);
    const answerId = await db.value(
      "insert into public.ticket_answers (ticket_id, level, content, answered_at) values ($1, 'officer', $2, now()) returning id",
      [id, label],
    );
    await db.rows(
      "insert into public.ticket_ratings (ticket_id, answer_id, score, comment, via, rated_at) values ($1, $2, 5, $3, 'phone', now())",
      [id, answerId, label],
    );
    await db.rows(
      `insert into public.ticket_publications (ticket_id, code, title, question, answer, answered_on, published_at)
       select t.id, t.code, 'thử', 'thử', 'thử', '2026-01-05', now() from public.tickets t where t.id = $1`,
      [id],
    );
    await db.rows(
      "insert into public.agency_publications (ticket_id, url, published_on, noted_at) values ($1, 'https://thu.vn/1', '2026-01-05', now())",
      [id],
    );
    await db.rows(
      `insert into public.rating_reviews (rating_id, outcome, remark, staff_id, staff_name, reviewed_at)
       select r.id, 'noted', $2, $3, $2, now() from public.ticket_ratings r where r.answer_id = $1`,
      [answerId, label, people.get("supervisor")?.staffId],
    );
    await db.rows(
      "insert into public.ticket_followers (ticket_id, staff_id, display_name, followed_at) select $1, s.id, $2, now() from public.staff s limit 1",
      [id, label],
    );
    await db.rows(
      `insert into public.ticket_tasks (ticket_id, agency_id, task, due_at, given_at)
       select $1, id, $2, now() + interval '1 day', now() from public.agencies where code = $3`,
      [id, label, code ?? "SYT"],
    );
    await db.rows("insert into public.ticket_briefs (ticket_id, content, sent_at) values ($1, $2, now())", [id, label]);
    await db.rows(
      `insert into public.ticket_answer_drafts (ticket_id, agency_id, content, submitted_at)
       values ($1, (select id from public.agencies where code = $3), $2, now())`,
      [id, label, code],
    );
    await db.rows(
      `insert into public.ticket_attachments (ticket_id, storage_path, file_name, media_type, byte_size, kind)
       values ($1, $2, $2, 'image/png', 1, 'image')`,
      [id, label],
    );
    await db.rows(
      "select sla.start_clock('ticket.triage', 'ticket', $1, (select id from public.agencies where code = $2), now())",
      [id, code ?? "TT1022"],
    );
    await db.rows(
      `insert into sla.clock_due_changes (clock_id, at, old_due_at, new_due_at, reason)
       select c.id, now(), c.due_at, c.due_at, 'thử' from sla.clocks c where c.subject_type = 'ticket' and c.subject_id = $1`,
      [id],
    );
    if (officer && deputy) {
      await db.rows(
        "insert into public.staff_permissions (staff_id, permission_code, agency_id) values ($1, 'lead_shift', $2)",
        [officer.staffId, officer.agencyId],
      );
      await db.rows(
        "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, '2031-01-01', '2031-01-02')",
        [officer.staffId, deputy.staffId],
      );
    }
  }
  const outsider = await person(db, "operator", { agency: "SYT", name: "theirs" });
  for (const owner of [outsider, ...people.values()]) {
    await db.rows("insert into public.saved_views (staff_id, resource, name) values ($1, 'tickets', 'thử quyền')", [
      owner.staffId,
    ]);
    await db.rows("insert into public.notifications (staff_id, kind, created_at) values ($1, 'thu', now())", [
      owner.staffId,
    ]);
  }
  await buildBoardWorld(db, [outsider, ...people.values()]);
  await db.rows(
    `insert into private.outbox (idempotency_key, channel, staff_id, template, created_at, not_before, status)
     values (gen_random_uuid()::text, 'sms', $1, 'thu', now(), now(), 'discarded')`,
    [outsider.staffId],
  );
  await db.rows("insert into public.citizens (full_name, phone) values ('Nguyễn Thử', '0900000000')");
  await db.rows(
    "insert into public.calls (outcome, started_at, ended_at, staff_id, staff_name, recorded_at) values ('silent', now(), now(), $1, 'thử', now())",
    [outsider.staffId],
  );
  const callBackId = await db.value(
    `insert into public.call_backs (citizen_id, phone_masked, reason, due_at, created_by_id, created_by_name, created_at)
     select max(id), '•••', 'thử', now(), $1, 'thử', now() from public.citizens returning id`,
    [outsider.staffId],
  );
  await db.rows(
    "insert into public.call_back_attempts (call_back_id, at, result, staff_id, staff_name) values ($1, now(), 'busy', $2, 'thử')",
    [callBackId, outsider.staffId],
  );
  await db.rows(
    `insert into public.nuisance_marks (citizen_id, phone_masked, reason, marked_at, marked_by_id, marked_by_name)
     select max(id), '•••', 'thử', now(), $1, 'thử' from public.citizens`,
    [outsider.staffId],
  );
  await db.rows(
    "insert into public.shift_handovers (since, handed_at, from_staff_id, from_name, state) values (now(), now(), $1, 'thử', '{}')",
    [outsider.staffId],
  );
  await db.rows("insert into public.import_batches (staff_id, file_name, layout) values ($1, 'thu.csv', '')", [
    outsider.staffId,
  ]);
  await db.rows(
    `insert into public.agency_successors (agency_id, successor_id, effective_on)
     select a.id, b.id, '2025-07-01' from public.agencies a, public.agencies b where a.code = 'SXD-THU' and b.code = 'SYT'`,
  );
  await db.rows(
    "insert into public.settings (key, value, name, description) values ('thu', '1', 'Thử', 'Thử') on conflict do nothing",
  );
  await db.rows(
    "insert into public.canned_answers (code, title, purpose, body) values ('THU', 'Thử', 'answer', 'Thử')",
  );
  await db.rows("insert into public.custom_fields (subject, code, name, type) values ('case', 'thu', 'Thử', 'text')");
  await db.rows("insert into public.knowledge_articles (title, body, status) values ('Thử', 'Thử', 'published')");
  await db.rows(
    `insert into public.knowledge_uses (article_id, used_on, how)
     select a.id, '2026-01-02', 'read' from public.knowledge_articles a on conflict do nothing`,
  );
  // Other tests leave clocks of their own making in the API's database; they are not to be computed anew.
  await db.rows("select set_config('sla.recompute_on_edit', 'off', false)");
  await db.rows(
    `insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('vn-city', '2031-01-03', 'working', 'Thử')
     on conflict do nothing`,
  );
  await db.rows(
    `insert into sla.calendar_exception_hours (calendar_id, day, opens, closes) values ('vn-city', '2031-01-03', '08:00', '09:00')
     on conflict do nothing`,
  );
  await buildReceptionWorld(db, people);
  await buildDossierWorld(db);
  await buildFiledDossierWorld(db);
  await buildReportWorld(db);
  return { people, tickets };
}

const byTicket = (table: string) =>
  `select t.code as label from public.${table} x join public.tickets t on t.id = x.ticket_id`;
const byStaff = (table: string) =>
  `select s.display_name as label from public.${table} x join public.staff s on s.id = x.staff_id`;

/** How a table tells whose each row is; tables without an owner just say that there are rows. */
const labelled: Record<string, string> = {
  tickets: "select code as label from public.tickets",
  ticket_list: "select code as label from public.ticket_list",
  ticket_events: byTicket("ticket_events"),
  ticket_answers: byTicket("ticket_answers"),
  ticket_tasks: byTicket("ticket_tasks"),
  ticket_task_list: "select code as label from public.ticket_task_list",
  ticket_briefs: byTicket("ticket_briefs"),
  ticket_answer_drafts: "select content as label from public.ticket_answer_drafts",
  ticket_ratings: byTicket("ticket_ratings"),
  rating_list: "select code as label from public.rating_list",
  rating_reviews: "select remark as label from public.rating_reviews",
  ticket_followers: byTicket("ticket_followers"),
  ticket_attachments: byTicket("ticket_attachments"),
  ticket_publications: byTicket("ticket_publications"),
  agency_publications: byTicket("agency_publications"),
  clocks:
    "select t.code as label from public.clocks x join public.tickets t on t.id = x.subject_id and x.subject_type = 'ticket'",
  clock_due_changes:
    "select t.code as label from public.clock_due_changes x join public.tickets t on t.id = x.subject_id and x.subject_type = 'ticket'",
  staff: "select display_name as label from public.staff",
  staff_roles: byStaff("staff_roles"),
  staff_permissions: byStaff("staff_permissions"),
  staff_leaves: byStaff("staff_leaves"),
  saved_views: "select case staff_id when $1 then 'mine' else 'theirs' end as label from public.saved_views",
  ...receptionLabelled,
  ...reportLabelled,
  ...boardLabelled,
  ...filedDossierLabelled,
  notifications: "select case staff_id when $1 then 'mine' else 'theirs' end as label from public.notifications",
};

/** The labels of the rows that whoever is asking can read. */
export async function visibleLabels(db: Db, table: string, staffId: number | null): Promise<Set<string>> {
  const sql = labelled[table] ?? `select 'row' as label from public.${table}`;
  const params = sql.includes("$1") ? [staffId ?? -1] : [];
  const rows = await db.rows<{ label: string }>(
    `select distinct label from (${sql}) x where label ~ '^(THU-|own$|child$|commune$|other$|mine$|theirs$|row$)'`,
    params,
  );
  return new Set(rows.map(({ label }) => label.replace("THU-", "")));
}

/** What a reach promises, of all the labels there are. */
export function expectedLabels(reach: string, role: Role, all: Set<string>): Set<string> {
  const keep = (labels: string[]) => new Set([...all].filter((label) => labels.includes(label)));
  // The leader's agency is the city itself, above all others.
  if (reach === "all" || (reach === "own" && role === "city_leader")) return all;
  if (reach === "self") return keep(["mine"]);
  if (reach === "own") return keep(role === "commune_leader" ? ["commune"] : ["own", "child"]);
  return new Set();
}
