import { type MadeReport, makeReport } from "@city-office/reports/make";
import { periodBefore, periodKey, periodOf } from "@city-office/reports/periods";
import pg from "pg";
import { demoDesks } from "./accounts.ts";

/** Issued a while after its period, by whom, about what; the later version of the same says why. */
interface Issue {
  kind: string;
  /** How many periods back: 1 = the last finished one. */
  back: number;
  period: "week" | "month" | "quarter";
  by: "vanphong" | "thutruong";
  agency?: string;
  /** Working hours after the period's end. */
  after: number;
  reason?: string;
  assessment?: string;
  proposals?: string;
}

const ward = demoDesks.ward;

const issues: Issue[] = [
  {
    kind: "centre",
    back: 3,
    period: "month",
    by: "vanphong",
    after: 14,
    assessment:
      "Số phiếu tiếp nhận qua điện thoại vẫn chiếm đa số. Các đơn vị cơ bản trả lời đúng hạn; một số phiếu về hạ tầng đô thị phải chuyển thủ trưởng do cần phối hợp nhiều đơn vị.",
    proposals:
      "Đề nghị Sở Xây dựng và Ủy ban nhân dân các phường rà soát các phiếu tồn cuối kỳ, trả lời công dân trước ngày 10 tháng sau.",
  },
  { kind: "centre", back: 2, period: "month", by: "vanphong", after: 15 },
  {
    kind: "centre",
    back: 2,
    period: "month",
    by: "vanphong",
    after: 46,
    reason: "Bổ sung phiếu tiếp nhận trên giấy trong ba ngày mất kết nối, nhập vào hệ thống sau khi đã ban hành",
  },
  { kind: "centre", back: 2, period: "week", by: "vanphong", after: 2 },
  { kind: "centre", back: 1, period: "week", by: "vanphong", after: 2 },
  { kind: "centre", back: 1, period: "quarter", by: "vanphong", after: 24 },
  { kind: "satisfaction", back: 1, period: "month", by: "vanphong", after: 20 },
  { kind: "reception", back: 1, period: "quarter", by: "vanphong", after: 30 },
  { kind: "dossiers", back: 1, period: "month", by: "vanphong", after: 26 },
  { kind: "targets", back: 1, period: "quarter", by: "vanphong", after: 32 },
  { kind: "agency", back: 2, period: "month", by: "thutruong", agency: ward, after: 18 },
  { kind: "agency", back: 1, period: "month", by: "thutruong", agency: ward, after: 17 },
  { kind: "dossiers", back: 1, period: "month", by: "thutruong", agency: ward, after: 21 },
];

/** Named people, or each agency's head; `since` days ago: a finished period after it is made at once by the worker. */
const schedules: {
  values: {
    kind_code: string;
    period: string;
    agency?: string;
    audience: "people" | "heads";
    at_time: string;
    day_offset: number;
  };
  to: string[];
  since: number;
}[] = [
  {
    values: { kind_code: "centre", period: "week", audience: "people", at_time: "07:30", day_offset: 0 },
    to: ["vanphong", "lanhdao"],
    since: 7,
  },
  {
    values: { kind_code: "centre", period: "month", audience: "people", at_time: "08:00", day_offset: 1 },
    to: ["lanhdao"],
    since: 0,
  },
  {
    values: { kind_code: "overdue", period: "day", audience: "people", at_time: "07:30", day_offset: 0 },
    to: ["lanhdao"],
    since: 0,
  },
  {
    values: { kind_code: "agency", period: "month", agency: ward, audience: "people", at_time: "07:30", day_offset: 0 },
    to: ["thutruong"],
    since: 31,
  },
  {
    values: { kind_code: "agency", period: "month", audience: "heads", at_time: "07:30", day_offset: 0 },
    to: [],
    since: 0,
  },
  {
    values: { kind_code: "satisfaction", period: "month", audience: "people", at_time: "09:00", day_offset: 4 },
    to: ["vanphong"],
    since: 0,
  },
];

interface Author {
  id: string;
  user_id: string;
}

/**
 * What the Office has issued and what it has made by itself, with the numbers of the demo city: by the functions and the
 * renderer of the real thing, in one transaction, after the rest of the city stands. Does nothing where there is a schedule.
 */
export async function seedReports({
  databaseUrl,
  now = new Date(),
}: {
  databaseUrl: string;
  now?: Date;
}): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "demo" });
  await client.connect();
  try {
    const { rows } = await client.query("select from public.report_schedules limit 1");
    if (rows.length > 0) return;
    await client.query("begin");
    await issueAll(client, now);
    await setSchedules(client, now);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

const mailbox = (name: string) => `${name}@demo.haiphong.example`;

async function authorOf(client: pg.Client, name: string): Promise<Author> {
  const { rows } = await client.query<Author>("select id, user_id from public.staff where email = $1", [mailbox(name)]);
  if (!rows[0]) throw new Error(`The demo city has nobody called ${name}.`);
  return rows[0];
}

async function agencyId(client: pg.Client, code: string | undefined): Promise<number | null> {
  if (!code) return null;
  const { rows } = await client.query<{ id: number }>("select id::integer from public.agencies where code = $1", [
    code,
  ]);
  return rows[0]?.id ?? null;
}

function keyOf({ period, back }: Issue, now: Date): string {
  let found = periodOf(periodKey(period, now.toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" })));
  for (let n = 0; n < back; n += 1) found = periodBefore(found);
  return found.key;
}

/** In the order of time, so that the numbers of the register follow it. */
async function issueAll(client: pg.Client, now: Date): Promise<void> {
  const dated: { issue: Issue; key: string; at: Date }[] = [];
  for (const issue of issues) {
    const key = keyOf(issue, now);
    const { rows } = await client.query<{ at: Date }>(
      `select sla.add_working_time('vn-city', p.ends_before::timestamp at time zone 'Asia/Ho_Chi_Minh', make_interval(hours => $2)) as at from bi.report_period($1) p`,
      [key, issue.after],
    );
    const at = rows[0]?.at;
    // On the first days of a month the last one's is still to come.
    if (at && at < now) dated.push({ issue, key, at });
  }
  for (const { issue, key, at } of dated.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const author = await authorOf(client, issue.by);
    const agency = await agencyId(client, issue.agency);
    const made = await makeReport(
      client,
      { kind: issue.kind, period: key, agencyId: agency, userId: author.user_id },
      { assessment: issue.assessment, proposals: issue.proposals },
    );
    await keep(client, issue, key, at, author, agency, made);
  }
}

async function keep(
  client: pg.Client,
  { kind, reason }: Issue,
  period: string,
  at: Date,
  author: Author,
  agency: number | null,
  { queries, data, content }: MadeReport,
): Promise<void> {
  // As if it had been made then: what a finished period says has not changed since.
  const as_of = at.toISOString();
  await client.query("select private.keep_report($1, $2, $3, $4, $5)", [
    at,
    JSON.stringify({
      kind,
      period,
      agency_id: agency,
      title: content.title,
      reason: reason ?? null,
      actor_id: Number(author.id),
      for_staff_id: null,
    }),
    JSON.stringify(queries),
    JSON.stringify({ ...data, as_of }),
    JSON.stringify({ ...content, asOf: as_of }),
  ]);
}

async function setSchedules(client: pg.Client, now: Date): Promise<void> {
  const { user_id } = await authorOf(client, "vanphong");
  for (const { values, to, since } of schedules) {
    const recipients: number[] = [];
    for (const name of to) recipients.push(Number((await authorOf(client, name)).id));
    await client.query(
      "select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true)",
      [JSON.stringify({ sub: user_id, role: "authenticated" }), user_id],
    );
    const { agency, ...rest } = values;
    const { rows } = await client.query<{ id: string }>("select id from public.save_report_schedule(null, $1)", [
      JSON.stringify({
        ...rest,
        agency_id: await agencyId(client, agency),
        recipients,
      }),
    ]);
    // Set some time ago: the worker makes up for what has ended since.
    const day = new Date(now.getTime() - since * 86_400_000).toLocaleDateString("sv-SE", {
      timeZone: "Asia/Ho_Chi_Minh",
    });
    await client.query("update public.report_schedules set since_on = $2 where id = $1", [rows[0]?.id, day]);
    await client.query("update public.report_recipients set since_on = $2 where schedule_id = $1", [rows[0]?.id, day]);
  }
  await client.query(
    "select set_config('request.jwt.claims', '', true), set_config('request.jwt.claim.sub', '', true)",
  );
}
