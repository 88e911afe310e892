import { randomUUID } from "node:crypto";
import type { Db } from "../support/database.ts";
import { asAnon, asOwner } from "../support/people.ts";

/** What a citizen fills in; each call is a form of its own. */
export const form = (changes: Record<string, unknown> = {}) => ({
  content: "Đèn chiếu sáng trước nhà không sáng ba hôm nay",
  full_name: "Nguyễn Văn An",
  phone: "0912 345 123",
  address: "12 Lạch Tray, phường Gia Viên",
  consent: true,
  request_id: randomUUID(),
  ...changes,
});

export interface Receipt {
  code: string;
  received_at: string;
  due_at: string | null;
  is_changed: boolean;
  upload_token: string;
  max_files: number;
}

/** Sends as somebody without a login; acts as them afterwards. */
export async function send(db: Db, changes: Record<string, unknown> = {}): Promise<Receipt> {
  await asAnon(db);
  return db.value<Receipt>("select public.submit_ticket($1)", [JSON.stringify(form(changes))]);
}

/** Sends at a time of the test's choosing, through the function behind the public one; as the owner. */
export async function sendAt(db: Db, at: string, changes: Record<string, unknown> = {}): Promise<Receipt> {
  await asOwner(db);
  return db.value<Receipt>(sendingAt, [at, JSON.stringify(form(changes))]);
}

export const sendingAt = "select private.submit_ticket($1, $2)";

/** Pretends that requests come from this network address from here on. */
export const fromAddress = (db: Db, address: string) =>
  db.rows("select set_config('request.headers', $1, true)", [JSON.stringify({ "x-real-ip": address })]);

export async function limit(db: Db, key: string, value: number): Promise<void> {
  await asOwner(db);
  await db.rows("update public.settings set value = to_jsonb($2::integer) where key = $1", [key, value]);
}

export async function lookUp(db: Db, code: string, phone: string): Promise<Record<string, unknown>> {
  await asAnon(db);
  return db.value("select public.look_up_ticket($1, $2)", [code, phone]);
}

export const notFound = {
  code: "PT404",
  hint: "public.not_found",
  message: "no ticket with this code and telephone number",
  details: null,
};

/** The path of the rating link of a ticket's last answer, without /danh-gia/. */
export async function ratingToken(db: Db, ticketId: number): Promise<string> {
  await asOwner(db);
  const path = await db.value<string>(
    "select private.rating_path(a.id) from public.ticket_answers a where a.ticket_id = $1 order by a.answered_at desc, a.id desc limit 1",
    [ticketId],
  );
  return path.replace("/danh-gia/", "");
}
