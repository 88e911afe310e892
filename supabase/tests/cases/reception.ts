import type { Db } from "../support/database.ts";
import { asOwner, type Person, person } from "../support/people.ts";

/** The people around a case: the board, the Chair, and two agencies of which one is involved. */
export interface Reception {
  board: Person;
  chair: Person;
  leader: Person;
  supervisor: Person;
  officer: Person;
  head: Person;
  otherOfficer: Person;
  otherHead: Person;
}

export async function openReception(db: Db): Promise<Reception> {
  return {
    board: await person(db, "reception_board", { name: "Lương Thị Hằng" }),
    chair: await person(db, "city_leader", { name: "Ngô Trọng Vượng", permissions: ["approve_case"] }),
    leader: await person(db, "city_leader", { name: "Hoàng Đức Thắng" }),
    supervisor: await person(db, "supervisor", { name: "Đỗ Thị Lan" }),
    officer: await person(db, "contact_officer", { name: "Trần Văn Bình" }),
    head: await person(db, "agency_head", { name: "Lê Quang Minh" }),
    otherOfficer: await person(db, "contact_officer", { agency: "SYT", name: "Vũ Thị Mai" }),
    otherHead: await person(db, "agency_head", { agency: "SYT", name: "Bùi Văn Sơn" }),
  };
}

/** A working morning. */
export const morning = new Date("2026-11-16T02:00:00Z");
export const later = (minutes: number): Date => new Date(morning.getTime() + minutes * 60_000);

export const petition = {
  matter: "complaint",
  title: "Khiếu nại phương án bồi thường dự án đường vành đai 2",
  content: "Các hộ dân cho rằng đơn giá bồi thường đất nông nghiệp chưa đúng vị trí, đã khiếu nại ba lần.",
  citizens: [{ full_name: "Nguyễn Văn An", phone: "0570 000 001", address: "12 Lạch Tray, phường Gia Viên" }],
};

export interface CaseResult {
  id: number;
  code: string;
  status: string;
  version: number;
}

/** Calls an internal function with its own time, as the owner. */
export async function step<T = CaseResult>(
  db: Db,
  name: string,
  actor: Person | null,
  at: Date,
  ...args: unknown[]
): Promise<T> {
  await asOwner(db);
  const marks = args.map((_, index) => `$${index + 3}`).join(", ");
  return db.value<T>(`select private.${name}($1, $2${marks ? `, ${marks}` : ""})`, [
    actor?.staffId ?? null,
    at,
    ...args.map((arg) =>
      arg && typeof arg === "object" && !(arg instanceof Date) && !Array.isArray(arg) ? JSON.stringify(arg) : arg,
    ),
  ]);
}

/** A case that SXD answers for, with a criterion: ready to be proposed. */
export async function register(db: Db, people: Reception, more: object = {}): Promise<CaseResult> {
  return step(db, "register_case", people.board, morning, {
    ...petition,
    agencies: [{ agency_id: people.officer.agencyId, part: "lead" }],
    criteria: [{ criterion: "b", reason: "Quyết định giải quyết lần hai đã có hiệu lực, công dân tiếp tục khiếu nại" }],
    ...more,
  });
}

export async function proposed(db: Db, people: Reception, more: object = {}): Promise<CaseResult> {
  const { id } = await register(db, people, more);
  return step(db, "propose_case", people.board, later(10), id, "Kính trình Chủ tịch đồng ý tiếp trực tuyến");
}

export async function approved(db: Db, people: Reception, more: object = {}): Promise<CaseResult> {
  const { id } = await proposed(db, people, more);
  return step(db, "decide_case", people.chair, later(20), id, true, null);
}

/** The words of a case's timeline, in order. */
export async function timeline(db: Db, id: number): Promise<string[]> {
  await asOwner(db);
  const rows = await db.rows<{ kind: string }>("select kind from public.case_events where case_id = $1 order by id", [
    id,
  ]);
  return rows.map(({ kind }) => kind);
}
