import type { Db } from "../support/database.ts";
import { asOwner, type Person, person } from "../support/people.ts";

/** The people of a city with one agency that handles (SXD) and one other (SYT). */
export interface Desk {
  operator: Person;
  officer: Person;
  head: Person;
  supervisor: Person;
  leader: Person;
  otherOfficer: Person;
  otherHead: Person;
  agencyId: number;
  otherAgencyId: number;
}

/** What every step returns. */
export interface StepResult {
  id: number;
  code: string;
  status: string;
  version: number;
}

export const otherAgency = "SYT";

export async function openDesk(db: Db): Promise<Desk> {
  const operator = await person(db, "operator", { name: "Phạm Thu Hà", permissions: ["lead_shift"] });
  const officer = await person(db, "contact_officer", { name: "Trần Văn Bình" });
  const head = await person(db, "agency_head", { name: "Lê Quang Minh" });
  const supervisor = await person(db, "supervisor", { name: "Đỗ Thị Lan" });
  const leader = await person(db, "city_leader", { name: "Hoàng Đức Thắng" });
  const otherOfficer = await person(db, "contact_officer", { agency: otherAgency, name: "Vũ Thị Mai" });
  const otherHead = await person(db, "agency_head", { agency: otherAgency, name: "Bùi Văn Sơn" });
  return {
    operator,
    officer,
    head,
    supervisor,
    leader,
    otherOfficer,
    otherHead,
    agencyId: officer.agencyId,
    otherAgencyId: otherOfficer.agencyId,
  };
}

export const intake = {
  channel: "hotline",
  content: "Đèn chiếu sáng trước số nhà 12 phố Lạch Tray không sáng ba hôm nay",
  full_name: "Nguyễn Văn An",
  phone: "0912 345 123",
  address: "12 Lạch Tray, phường Gia Viên",
};

/** Calls the internal function of a step with its own time, as the owner. */
export async function step(
  db: Db,
  name: string,
  actor: Person | null,
  at: Date | string,
  ...args: unknown[]
): Promise<StepResult> {
  await asOwner(db);
  const params = [actor?.staffId ?? null, at, ...args];
  return db.value<StepResult>(
    `select private.${name}(${params.map((_, i) => `$${i + 1}`).join(", ")})`,
    params.map((p) => (isPlain(p) ? JSON.stringify(p) : p)),
  );
}

function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

export async function receive(db: Db, desk: Desk, at: Date | string, ticket: object = {}): Promise<number> {
  return (await step(db, "receive_ticket", desk.operator, at, { ...intake, ...ticket })).id;
}

export const states = [
  "received",
  "clarification of 1022",
  "clarification of the agency",
  "refused",
  "assigned",
  "verifying",
  "verifying, change asked",
  "escalated",
  "overdue",
  "directed",
  "coordination",
  "relay_pending",
  "answered by 1022",
  "answered by the agency",
  "closed",
  "merged",
  "withdrawn",
] as const;
export type State = (typeof states)[number];

/** Brings a ticket into a state by the steps that lead there, so that it is in that state at this moment. */
export async function ticketIn(db: Db, desk: Desk, state: State): Promise<number> {
  const recent = await workingHoursAgo(db, 0.1);
  const lead: Partial<Record<State, number>> = { escalated: 9, relay_pending: 9, overdue: 60, directed: 60 };
  const start = lead[state] ? await workingHoursAgo(db, lead[state]) : recent;
  const id = await receive(db, desk, start);
  const transfer = (at: Date) =>
    step(db, "transfer_ticket", desk.operator, at, id, desk.agencyId, "Kính chuyển", desk.officer.staffId);
  const inAWeek = new Date(Date.now() + 7 * 86_400_000);
  switch (state) {
    case "received":
      break;
    case "clarification of 1022":
      await step(db, "ask_clarification", desk.operator, recent, id, "Số nhà nào?");
      break;
    case "refused":
      await step(db, "refuse_ticket", desk.operator, recent, id, "Đơn khiếu nại", "Ban Tiếp công dân");
      break;
    case "answered by 1022":
      await step(db, "answer_directly", desk.operator, recent, id, "Giờ làm việc từ 7 giờ 30");
      break;
    case "merged": {
      const main = await receive(db, desk, recent, { phone: "0987 654 321", full_name: "Trần Thị Bưởi" });
      await step(db, "merge_tickets", desk.operator, recent, main, id, null);
      break;
    }
    case "coordination":
      await transfer(start);
      await step(db, "return_ticket", desk.officer, start, id, "Không thuộc thẩm quyền");
      await step(db, "transfer_ticket", desk.operator, start, id, desk.otherAgencyId, "Kính chuyển");
      await step(db, "return_ticket", desk.otherOfficer, start, id, "Cũng không thuộc thẩm quyền");
      break;
    default:
      await transfer(start);
  }
  if (lead[state]) await db.rows("select sla.settle('ticket', $1, $2)", [id, recent]);
  switch (state) {
    case "clarification of the agency":
      await step(db, "ask_clarification", desk.officer, recent, id, "Cột đèn số mấy?");
      break;
    case "verifying":
    case "verifying, change asked":
      await step(db, "commit_completion", desk.officer, recent, id, inAWeek, "Phải thay cáp ngầm");
      break;
    case "directed":
      await step(db, "direct_ticket", desk.leader, recent, id, inAWeek, "Giải quyết dứt điểm");
      break;
    case "relay_pending":
      await step(db, "answer_ticket", desk.head, recent, id, "Đã thay bóng đèn");
      break;
    case "answered by the agency":
    case "closed":
      await step(db, "answer_ticket", desk.officer, recent, id, "Đã thay bóng đèn");
      break;
    case "withdrawn":
      await step(db, "withdraw_ticket", desk.operator, recent, id, "Công dân rút");
      break;
  }
  if (state === "verifying, change asked") {
    const later = new Date(inAWeek.getTime() + 86_400_000);
    await step(db, "ask_commitment_change", desk.officer, recent, id, later, "Chờ vật tư");
  }
  if (state === "closed") await step(db, "close_ticket", desk.operator, recent, id, null);
  return id;
}

/** The instant so many working hours ago in the city's calendar: tests run at any hour of any day. */
export async function workingHoursAgo(db: Db, hours: number): Promise<Date> {
  return db.value<Date>(
    "select sla.add_working_time('vn-city', now(), -1 * $1::double precision * interval '1 hour')",
    [hours],
  );
}

export interface TicketRow {
  status: string;
  version: number;
  agency_id: number | null;
  officer_id: number | null;
  level_reached: string;
  return_count: number;
  due_at: Date | null;
  [column: string]: unknown;
}

export function ticketRow(db: Db, id: number): Promise<TicketRow> {
  return db.row<TicketRow>("select * from public.tickets where id = $1", [id]);
}

/** The clocks of a ticket in the order they started: "level state". */
export async function clocks(db: Db, id: number): Promise<string[]> {
  const rows = await db.rows<{ c: string }>(
    "select level || ' ' || state as c from sla.clocks where subject_type = 'ticket' and subject_id = $1 order by id",
    [id],
  );
  return rows.map((row) => row.c);
}

/** The kinds on a ticket's timeline, oldest first. */
export async function timeline(db: Db, id: number): Promise<string[]> {
  const rows = await db.rows<{ kind: string }>(
    "select kind from public.ticket_events where ticket_id = $1 order by at, id",
    [id],
  );
  return rows.map((row) => row.kind);
}

/** Messages waiting in the outbox for a ticket: "channel template". */
export async function outbox(db: Db, id: number): Promise<string[]> {
  const rows = await db.rows<{ m: string }>(
    "select channel || ' ' || template as m from private.outbox where subject_type = 'ticket' and subject_id = $1 order by id",
    [id],
  );
  return rows.map((row) => row.m);
}
