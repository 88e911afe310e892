import { randomUUID } from "node:crypto";
import { step } from "../cases/reception.ts";
import type { Db } from "../support/database.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";

export { step };

/** The people around a dossier of a commune: its desk, its officers, its head, and others. */
export interface Desk {
  desk: Person;
  officer: Person;
  colleague: Person;
  head: Person;
  supervisor: Person;
  otherDesk: Person;
  otherOfficer: Person;
  procedure: Procedure;
}

export interface Procedure {
  id: number;
  versionId: number;
  /** The checklist of the version, in order. */
  documents: number[];
}

export interface Filed {
  id: number;
  code: string;
  number: string;
  status: string;
  version: number;
  due_at: string | null;
}

/** "2026-11-16 09:00" in the office's zone. */
export const local = (text: string): Date => new Date(`${text.replace(" ", "T")}:00+07:00`);

export interface ProcedureShape {
  level?: "commune" | "city";
  online?: "full" | "partial" | "none";
  agency?: string;
  days?: number | null;
  validFrom?: string;
  fee?: number;
  /** name, kind of unit, working days, agency */
  steps?: [name: string, unit: string, days: number, agency?: string][];
  documents?: [name: string, isRequired: boolean][];
}

const usualSteps: [name: string, unit: string, days: number, agency?: string][] = [
  ["Tiếp nhận", "one_stop", 0.5],
  ["Thẩm định", "specialist", 3],
  ["Ký duyệt", "leader", 1.5],
  ["Trả kết quả", "one_stop", 0],
];

/** A version of a procedure (of a new one, or the next of one that exists), published and in force. */
export async function publish(db: Db, shape: ProcedureShape = {}, of?: Procedure): Promise<Procedure> {
  await asOwner(db);
  const { level = "commune", online = "full", days = 5, validFrom = "2020-01-01", fee = 0, steps = usualSteps } = shape;
  await db.rows(
    "insert into public.procedure_fields (code, name) values ('thu_ho_so', 'Lĩnh vực thử hồ sơ') on conflict do nothing",
  );
  const fieldId = await db.value<number>("select id from public.procedure_fields where code = 'thu_ho_so'");
  const id =
    of?.id ??
    (await db.value<number>(
      "insert into public.procedures (code, level, field_id, name) values ($1, $2, $3, 'Thủ tục thử') returning id",
      [`THU.${randomUUID().slice(0, 8)}`, level, fieldId],
    ));
  const versionId = await db.value<number>(
    `insert into public.procedure_versions (procedure_id, number, name, field_id, level, online_level, agency_id, total_days,
       decision_number, decision_on, decision_issuer, valid_from, published_at)
     select $1, coalesce(max(v.number), 0) + 1, 'Thủ tục thử', $2, $3, $4, (select a.id from public.agencies a where a.code = $5), $6,
       '1/QĐ-UBND', $7::date, 'Chủ tịch UBND thành phố', $7::date, $7::date - 1
     from public.procedure_versions v where v.procedure_id = $1 returning id`,
    [id, fieldId, level, online, shape.agency ?? null, days, validFrom],
  );
  for (const [index, [name, unit, working, agency]] of steps.entries()) {
    await db.rows(
      `insert into public.procedure_steps (version_id, position, name, unit_kind, agency_id, working_days, is_intake, is_result)
       values ($1, $2, $3, $4, (select id from public.agencies where code = $5), $6, $2 = 1, $7)`,
      [versionId, index + 1, name, unit, agency ?? null, working, index + 1 === steps.length],
    );
  }
  const documents: number[] = [];
  for (const [index, [name, isRequired]] of (
    shape.documents ??
    ([
      ["Tờ khai", true],
      ["Bản sao giấy tờ", false],
    ] as [string, boolean][])
  ).entries()) {
    documents.push(
      await db.value<number>(
        "insert into public.procedure_documents (version_id, position, name, is_required) values ($1, $2, $3, $4) returning id",
        [versionId, index + 1, name, isRequired],
      ),
    );
  }
  if (fee > 0) {
    await db.rows(
      "insert into public.procedure_fees (version_id, position, name, amount) values ($1, 1, 'Lệ phí', $2)",
      [versionId, fee],
    );
  }
  return { id, versionId, documents };
}

export const ward = "10507";

export async function openDesk(db: Db, shape: ProcedureShape = {}): Promise<Desk> {
  return {
    desk: await person(db, "one_stop_officer", {
      agency: ward,
      name: "Đỗ Bích Liên",
      permissions: ["head_one_stop"],
    }),
    officer: await person(db, "contact_officer", { agency: ward, name: "Trần Văn Bình" }),
    colleague: await person(db, "contact_officer", { agency: ward, name: "Vũ Thị Mai" }),
    head: await person(db, "agency_head", { agency: ward, name: "Lê Quang Minh" }),
    supervisor: await person(db, "supervisor", { name: "Đỗ Thị Lan" }),
    otherDesk: await person(db, "one_stop_officer", { agency: "SYT", name: "Bùi Thị Hoa" }),
    otherOfficer: await person(db, "contact_officer", { agency: "SYT", name: "Bùi Văn Sơn" }),
    procedure: await publish(db, shape),
  };
}

/** What the counter types in. */
export function form(desk: Desk, more: object = {}): object {
  return {
    channel: "direct",
    procedure_id: desk.procedure.id,
    agency_id: desk.desk.agencyId,
    full_name: "Nguyễn Văn An",
    id_number: "031090001234",
    phone: "0570 000 001",
    email: "an@example.test",
    address: "12 Lạch Tray, phường Gia Viên",
    documents: [{ procedure_document_id: desk.procedure.documents[0], is_received: true, is_digitised: true }],
    ...more,
  };
}

export const receive = (db: Db, desk: Desk, at: Date, more: object = {}): Promise<Filed> =>
  step<Filed>(db, "receive_dossier", desk.desk, at, form(desk, more));

/** Accepted over the counter and handed to the first step after the desk. */
export const processing = (db: Db, desk: Desk, at: Date, more: object = {}): Promise<Filed> =>
  receive(db, desk, at, { is_forwarded: "true", officer_id: desk.officer.staffId, ...more });

export interface Receipt {
  code: string;
  number: string;
  submitted_at: string;
  due_at: string;
}

/** Filled in online between two instants. */
export async function submitted(
  db: Db,
  desk: Desk,
  began: Date,
  at: Date,
  more: object = {},
): Promise<Receipt & { id: number }> {
  await asOwner(db);
  const draft = await db.value<{ draft_token: string; documents: { id: number; is_required: boolean }[] }>(
    "select private.start_dossier_draft($1, $2, $3, $4, 'vi')",
    [began, desk.procedure.id, desk.desk.agencyId, randomUUID()],
  );
  const receipt = await db.value<Receipt>("select private.submit_dossier($1, $2, $3)", [
    at,
    draft.draft_token,
    JSON.stringify({
      full_name: "Trần Thị Bích",
      phone: "0570 000 002",
      email: "bich@example.test",
      address: "5 Tô Hiệu, phường An Biên",
      consent: true,
      documents: draft.documents.map(({ id }) => ({ id, note: "Khai thác từ cơ sở dữ liệu quốc gia" })),
      ...more,
    }),
  ]);
  const id = await db.value<number>("select id from public.dossiers where code = $1", [receipt.code]);
  return { ...receipt, id };
}

export async function clocks(db: Db, id: number): Promise<{ rule_code: string; state: string; due_at: Date }[]> {
  await asOwner(db);
  return db.rows(
    "select rule_code, state, due_at from sla.clocks where subject_type = 'dossier' and subject_id = $1 order by id",
    [id],
  );
}

export async function clock(db: Db, id: number, rule: string): Promise<{ state: string; due_at: Date } | undefined> {
  const all = await clocks(db, id);
  const found = all.filter(({ rule_code }) => rule_code === rule).at(-1);
  return found && { state: found.state, due_at: found.due_at };
}

export async function dossier<T = Record<string, unknown>>(db: Db, id: number): Promise<T> {
  await asOwner(db);
  return db.row<T>("select * from public.dossiers where id = $1", [id]);
}

export async function timeline(db: Db, id: number): Promise<string[]> {
  await asOwner(db);
  const rows = await db.rows<{ kind: string }>(
    "select kind from public.dossier_events where dossier_id = $1 order by id",
    [id],
  );
  return rows.map(({ kind }) => kind);
}

/** The kinds of message sent to the applicant, with the channel. */
export async function messages(db: Db, id: number): Promise<string[]> {
  await asOwner(db);
  const rows = await db.rows<{ text: string }>(
    `select template || ':' || channel as text from private.outbox
     where subject_type = 'dossier' and subject_id = $1 and staff_id is null order by id`,
    [id],
  );
  return rows.map(({ text }) => text);
}

/** Who heard of it in the bell. */
export async function told(db: Db, subject: string, id: number, kind: string): Promise<number[]> {
  await asOwner(db);
  const rows = await db.rows<{ staff_id: number }>(
    "select staff_id from public.notifications where subject_type = $1 and subject_id = $2 and kind = $3 order by 1",
    [subject, id, kind],
  );
  return rows.map(({ staff_id }) => staff_id);
}

export const refused = async (db: Db, name: string, actor: Person | null, at: Date, ...args: unknown[]) => {
  await asOwner(db);
  const marks = args.map((_, index) => `$${index + 3}`).join(", ");
  return db.refusal(`select private.${name}($1, $2${marks ? `, ${marks}` : ""})`, [
    actor?.staffId ?? null,
    at,
    ...args.map((arg) =>
      arg && typeof arg === "object" && !(arg instanceof Date) && !Array.isArray(arg) ? JSON.stringify(arg) : arg,
    ),
  ]);
};

/** The latest paper of a kind in the register. */
export async function paperOf(db: Db, id: number, register: string): Promise<number> {
  await asOwner(db);
  return db.value<number>(
    `select id from public.documents where subject_type = 'dossier' and subject_id = $1 and register = $2
     order by issued_at desc, id desc limit 1`,
    [id, register],
  );
}

/** One question as somebody; afterwards the tests' own rights again. */
export async function call<T = unknown>(db: Db, who: Person, sql: string, params: unknown[] = []): Promise<T> {
  await asUser(db, who);
  try {
    return await db.value<T>(sql, params);
  } finally {
    await asOwner(db);
  }
}

/** The desk asks for what is missing. */
export const askSupplement = (db: Db, desk: Desk, at: Date, id: number, missing = "Thiếu chữ ký"): Promise<unknown> =>
  step(db, "request_supplement", desk.desk, at, id, missing, null, null, null);
