import type pg from "pg";
import { demoDesks } from "./accounts.ts";
import { demoPhone, personName } from "./people.ts";
import { Random } from "./random.ts";
import { type CaseText, caseTexts, visitTexts } from "./texts/reception.ts";

/** A case the Chair agreed to that no session has taken up: what the demo's sessions are made of. */
export interface ReadyCase {
  readonly id: number;
  readonly code: string;
  readonly approvedAt: Date;
  readonly communeId: number;
  readonly leadId: number;
  /** The follow-up that a conclusion on it would ask for. */
  readonly task: string;
}

export interface ReceptionDemo {
  readonly boardId: number;
  readonly chairId: number;
  /** Oldest first. */
  readonly ready: readonly ReadyCase[];
}

interface Unit {
  readonly id: number;
  readonly code: string;
  readonly short: string;
}

/** How a case of the demo ends up, and how many days ago it was registered. */
type Fate = "registered" | "proposed" | "refused" | "refused for good" | "withdrawn" | "approved";
const fates: readonly (readonly [daysAgo: number, fate: Fate])[] = [
  [352, "approved"],
  [331, "approved"],
  [310, "refused for good"],
  [288, "approved"],
  [262, "approved"],
  [240, "withdrawn"],
  [221, "approved"],
  [198, "approved"],
  [176, "approved"],
  [155, "approved"],
  [133, "refused for good"],
  [118, "approved"],
  [97, "approved"],
  [76, "approved"],
  [60, "withdrawn"],
  [44, "approved"],
  [33, "approved"],
  [25, "approved"],
  [19, "approved"],
  [15, "refused"],
  [12, "approved"],
  [9, "proposed"],
  [6, "proposed"],
  [4, "proposed"],
  [3, "registered"],
  [2, "registered"],
  [1, "registered"],
];
const visitCount = 60;
const day = 86_400_000;

/** A weekday moment of that many days ago, at an hour when the counter is open (local = UTC+7). */
function officeTime(now: Date, daysAgo: number, minute: number): Date {
  const at = new Date(Math.floor((now.getTime() - daysAgo * day) / day) * day + (60 + minute) * 60_000);
  const weekday = at.getUTCDay();
  if (weekday === 0) at.setTime(at.getTime() - 2 * day);
  if (weekday === 6) at.setTime(at.getTime() - day);
  return at;
}

/** A year of the reception board: some sixty walk-ins and some twenty-five cases in every state that needs no session. */
export async function fillReception(client: pg.Client, now: Date): Promise<ReceptionDemo> {
  const random = new Random(3394);
  const idOf = async (mail: string): Promise<number> => {
    const { rows } = await client.query<{ id: string }>("select id from public.staff where email = $1", [
      `${mail}@demo.haiphong.example`,
    ]);
    return Number(rows[0]?.id);
  };
  const [boardId, chairId] = [await idOf("tiepcongdan"), await idOf("lanhdao")];
  const agencies = await client.query<{ id: string; code: string; kind: string; name: string }>(
    "select id, code, kind, name from public.agencies where archived_at is null and (valid_to is null or valid_to > $1) order by code = $2 desc, id",
    [now, demoDesks.ward],
  );
  const agencyId = new Map(agencies.rows.map(({ id, code }) => [code, Number(id)]));
  const units = agencies.rows
    .filter(({ kind }) => kind === "commune")
    .map(({ id, code, name }): Unit => ({ id: Number(id), code, short: name.replace("UBND ", "") }));
  const categories = await client.query<{ id: string; code: string }>("select id, code from public.categories");
  const categoryId = new Map(categories.rows.map(({ id, code }) => [code, Number(id)]));

  const call = async <T>(name: string, ...args: unknown[]): Promise<T> => {
    const marks = args.map((_, index) => `$${index + 1}`).join(", ");
    const { rows } = await client.query<{ result: T }>(
      `select private.${name}(${marks}) as result`,
      args.map((arg) => (arg && typeof arg === "object" && !(arg instanceof Date) ? JSON.stringify(arg) : arg)),
    );
    return rows[0]!.result;
  };
  let phone = 470_000;
  const someone = (unit: Unit) => {
    phone += 7;
    return {
      full_name: personName(random),
      phone: demoPhone(phone),
      address: `Số ${random.int(2, 180)}, tổ ${random.int(1, 14)}, ${unit.short}`,
    };
  };
  // Every third concerns the ward and the department whose people have a demo login.
  const unitOf = (index: number): Unit => (index % 3 === 0 ? units[0]! : random.pick(units));

  async function logVisits(): Promise<void> {
    for (let n = visitCount; n > 0; n -= 1) {
      const text = visitTexts[n % visitTexts.length]!;
      const unit = unitOf(n);
      const fill = (words: string) => words.replaceAll("{ward}", unit.short);
      const daysAgo = Math.round((n / visitCount) ** 1.6 * 350);
      const at = officeTime(now, daysAgo, random.int(5, 170));
      if (at > now) continue;
      const visit = await call<{ id: number }>("log_visit", boardId, at, {
        ...someone(unit),
        visited_at: at.toISOString(),
        head_count: text.heads ?? 1,
        classification: text.classification,
        content: fill(text.content),
        commune_id: unit.id,
      });
      // The latest are still at the counter.
      if (n <= 3) continue;
      await call(
        "resolve_visit",
        boardId,
        new Date(at.getTime() + random.int(10, 50) * 60_000),
        visit.id,
        text.result,
        {
          note: text.note,
          ...(text.redirectTo ? { redirect_to: fill(text.redirectTo) } : {}),
          ...(text.category ? { category_id: categoryId.get(text.category) } : {}),
        },
      );
    }
  }

  /** Straight into the registry, or from the counter: then the case is completed after the visit. */
  async function register(
    text: CaseText,
    unit: Unit,
    at: Date,
    isWalkIn: boolean,
  ): Promise<{ id: number; code: string; leadId: number }> {
    const fill = (words: string) => words.replaceAll("{ward}", unit.short);
    const agency = (code: string) => (code === "ward" ? unit.id : (agencyId.get(code) ?? unit.id));
    const leadId = agency(text.lead);
    const related = [...new Set(text.related.map(agency))].filter((id) => id !== leadId);
    const isGroup = text.heads > 1;
    const [spokesman, other] = [someone(unit), someone(unit)];
    const matter = {
      matter: text.matter,
      title: fill(text.title),
      content: fill(text.content),
      category_id: categoryId.get(text.category),
      commune_id: unit.id,
      is_group: isGroup,
      head_count: text.heads,
      citizens: [spokesman, ...(isGroup ? [other] : [])].map((citizen) => ({ ...citizen, is_representative: true })),
      agencies: [{ agency_id: leadId, part: "lead" }, ...related.map((id) => ({ agency_id: id, part: "related" }))],
      criteria: text.criteria.map(([criterion, reason]) => ({ criterion, reason })),
      decisions: text.decision
        ? [
            {
              number: text.decision[0],
              issuer: text.decision[1],
              summary: text.decision[2],
              issued_on: new Date(at.getTime() - 120 * day).toISOString().slice(0, 10),
            },
          ]
        : [],
    };
    if (!isWalkIn) {
      return { ...(await call<{ id: number; code: string }>("register_case", boardId, at, matter)), leadId };
    }
    const early = new Date(at.getTime() - 20 * 60_000);
    const visit = await call<{ id: number }>("log_visit", boardId, early, {
      ...spokesman,
      visited_at: early.toISOString(),
      head_count: text.heads,
      classification: text.matter,
      content: matter.content,
      commune_id: unit.id,
    });
    const { made } = await call<{ made: { id: number; code: string } }>(
      "resolve_visit",
      boardId,
      at,
      visit.id,
      "case",
      { title: matter.title, note: "Vụ việc phức tạp, đã báo cáo lãnh đạo Ban" },
    );
    await call("save_case", boardId, new Date(at.getTime() + 15 * 60_000), made.id, matter);
    return { ...made, leadId };
  }

  await logVisits();
  const ready: ReadyCase[] = [];
  for (const [index, [daysAgo, fate]] of fates.entries()) {
    const text = caseTexts[index % caseTexts.length]!;
    const unit = unitOf(index);
    const at = officeTime(now, daysAgo, random.int(5, 150));
    const after = (days: number): Date => {
      const then = new Date(at.getTime() + days * day + 40 * 60_000);
      return then < now ? then : now;
    };
    const { id, code, leadId } = await register(text, unit, at, index % 4 === 1);
    if (fate === "registered") continue;
    if (fate === "withdrawn") {
      await call(
        "close_case",
        boardId,
        after(4),
        id,
        "withdrawn",
        "Công dân và UBND phường đã thống nhất cách giải quyết, công dân rút đơn",
      );
      continue;
    }
    await call("propose_case", boardId, after(1), id, text.proposal);
    if (fate === "proposed") continue;
    const isApproved = fate === "approved";
    await call(
      "decide_case",
      chairId,
      after(3),
      id,
      isApproved,
      isApproved
        ? "Đồng ý. Ban Tiếp công dân xếp lịch, mời đủ thành phần."
        : "Nội dung thuộc thẩm quyền UBND cấp xã; đề nghị địa phương tiếp, đối thoại trước.",
    );
    if (fate === "refused for good")
      await call(
        "close_case",
        boardId,
        after(10),
        id,
        "closed",
        "Đã chuyển UBND cấp xã tiếp, trả lời công dân bằng văn bản",
      );
    if (isApproved) ready.push({ id, code, approvedAt: after(3), communeId: unit.id, leadId, task: text.task });
  }
  await linkTickets(client, ready, call, boardId);
  return { boardId, chairId, ready };
}

/** Some cases began as reports to 1022: the same ward's, received before. */
async function linkTickets(
  client: pg.Client,
  ready: readonly ReadyCase[],
  call: <T>(name: string, ...args: unknown[]) => Promise<T>,
  boardId: number,
): Promise<void> {
  for (const { id, approvedAt, communeId } of ready.filter((_, index) => index % 2 === 0)) {
    const { rows } = await client.query<{ id: string }>(
      `select id from public.tickets where commune_id = $1 and received_at < $2 and status <> 'merged' and not is_confidential
       order by received_at desc limit 1`,
      [communeId, approvedAt],
    );
    if (rows[0]) await call("link_ticket_to_case", id, Number(rows[0].id), approvedAt, boardId);
  }
}
