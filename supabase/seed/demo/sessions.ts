import type pg from "pg";
import { demoDesks } from "./accounts.ts";
import type { ReadyCase, ReceptionDemo } from "./reception.ts";
import { conclusionText, minutesText, points, ratings, reportText } from "./texts/sessions.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What becomes of the tasks of a session's conclusion. */
type Follow = "done" | "reported" | "overdue" | "due soon" | "returned";
type Fate =
  | "concluded"
  | "to sign"
  | "cancelled"
  | "now"
  | "tested"
  | "invited"
  | "reported"
  | "planned"
  | "moved"
  | "short";

interface Plan {
  /** Days from today; the past is negative. */
  readonly days: number;
  readonly fate: Fate;
  readonly cases: number;
  readonly kind?: "city" | "commune";
  readonly follow?: readonly Follow[];
}

const plans: readonly Plan[] = [
  { days: -318, fate: "concluded", cases: 1, follow: ["done"] },
  { days: -262, fate: "concluded", cases: 1, kind: "commune", follow: ["done"] },
  { days: -204, fate: "concluded", cases: 2, follow: ["done", "done"] },
  { days: -142, fate: "concluded", cases: 2, follow: ["done", "done"] },
  { days: -79, fate: "concluded", cases: 2, follow: ["done", "overdue"] },
  { days: -30, fate: "concluded", cases: 3, follow: ["reported", "due soon", "returned"] },
  { days: -16, fate: "cancelled", cases: 1 },
  { days: -3, fate: "to sign", cases: 1 },
  { days: 0, fate: "now", cases: 1 },
  { days: 8, fate: "tested", cases: 1 },
  { days: 14, fate: "invited", cases: 0 },
  { days: 20, fate: "moved", cases: 0, kind: "commune" },
  { days: 2, fate: "short", cases: 1 },
  { days: 34, fate: "reported", cases: 0 },
  { days: 41, fate: "planned", cases: 0 },
];

/**
 * Some fifteen reception sessions with the cases that are ready: concluded ones with minutes, notice and tasks, one that
 * waits for its signature, one in an hour, others in every stage of preparation. Each step is the office's own, at its time.
 */
export async function fillSessions(client: pg.Client, now: Date, reception: ReceptionDemo): Promise<void> {
  const { boardId, chairId } = reception;
  const staffOf = async (mail: string) =>
    Number(
      (await client.query("select id from public.staff where email = $1", [`${mail}@demo.haiphong.example`])).rows[0]
        .id,
    );
  const heads = { ward: await staffOf("thutruong"), department: await staffOf("thutruong.sxd") };
  const call = async <T = { id: number }>(name: string, ...args: unknown[]): Promise<T> => {
    const marks = args.map((_, index) => `$${index + 1}`).join(", ");
    const { rows } = await client.query<{ result: T }>(
      `select private.${name}(${marks}) as result`,
      args.map((arg) =>
        arg && typeof arg === "object" && !(arg instanceof Date) && !Array.isArray(arg) ? JSON.stringify(arg) : arg,
      ),
    );
    return rows[0]!.result;
  };
  const ward = (
    await client.query<{ id: string; name: string }>("select id, name from public.agencies where code = $1", [
      demoDesks.ward,
    ])
  ).rows[0]!;
  const pointIds = await addPoints(client, ward);
  const waiting = [...reception.ready].sort((a, b) => a.approvedAt.getTime() - b.approvedAt.getTime());
  /** The next cases that had been agreed to by then. */
  const take = (count: number, before: Date): ReadyCase[] => {
    const taken: ReadyCase[] = [];
    while (taken.length < count && waiting[0] && waiting[0].approvedAt < before) taken.push(waiting.shift()!);
    return taken;
  };

  for (const plan of plans) {
    const starts = plan.fate === "now" ? soon(now) : officeMorning(now, plan.days);
    const ends = new Date(starts.getTime() + (plan.fate === "now" ? 2 : 3) * hour);
    const isCommune = plan.kind === "commune";
    const before = (days: number) => latest(new Date(starts.getTime() - days * day), now);
    const planned = before(plan.fate === "short" ? 2.5 : plan.days > 0 ? plan.days + 4 : 17);
    const cases = take(plan.cases, planned);
    const session = await call<{ id: number; code: string }>("plan_session", boardId, planned, {
      kind: isCommune ? "commune" : "city",
      title: isCommune
        ? `Tiếp công dân trực tuyến của Chủ tịch ${ward.name}`
        : `Tiếp công dân định kỳ tháng ${local(starts).getUTCMonth() + 1} năm ${local(starts).getUTCFullYear()}`,
      purpose: cases.length ? "Tiếp công dân có vụ việc kéo dài, phức tạp đã được Chủ tịch đồng ý" : null,
      starts_at: starts,
      ends_at: ends,
      ...(isCommune ? { agency_id: Number(ward.id), chair_id: heads.ward } : { chair_id: chairId }),
      chair_title: isCommune ? "Chủ tịch UBND phường" : "Chủ tịch UBND thành phố",
      is_city_chair: !isCommune,
      secretary_id: boardId,
      points: pointIds.map((id, index) => ({ point_id: id, part: index === 0 ? "central" : "delegate" })),
      participants: [
        { staff_id: heads.department, capacity: "agency_leader", point_id: pointIds[1] },
        ...(isCommune ? [] : [{ staff_id: heads.ward, capacity: "commune_leader", point_id: pointIds[2] }]),
        {
          full_name: "Đoàn Văn Lâm",
          job_title: "Phó Chánh Thanh tra",
          organisation: "Thanh tra thành phố",
          capacity: "agency_leader",
          point_id: pointIds[3],
          email: "lam.doan@khach.haiphong.example",
        },
      ],
      cases: cases.map(({ id }) => ({ case_id: id })),
    });
    const id = session.id;
    const waive = async (at: Date): Promise<void> => {
      const { rows } = await client.query<{ kind: string }>(
        "select kind from private.session_obstacles($1, $2) where not is_waived and kind <> 'untested_point'",
        [id, at],
      );
      for (const { kind } of rows)
        await call(
          "waive_session_rule",
          kind === "clash" ? boardId : chairId,
          at,
          id,
          kind,
          kind === "clash"
            ? "Buổi tiếp diễn ra ngoài giờ hành chính theo yêu cầu của người chủ trì"
            : "Vụ việc cấp bách, công dân đang chờ tại trụ sở; các cơ quan đã được báo trước qua điện thoại",
        );
    };
    if (plan.fate === "planned") continue;
    const reported = before(Math.min(12, plan.days > 0 ? plan.days + 3 : 12));
    await call("report_session", boardId, reported, id, null);
    if (plan.fate === "reported") continue;
    const invited = plan.fate === "short" ? before(2.3) : before(plan.days > 0 ? plan.days + 1 : 9);
    await waive(invited);
    await call("issue_invitations", boardId, invited, id);
    if (plan.fate === "moved") {
      const later = officeMorning(now, plan.days + 7);
      await call(
        "reschedule_session",
        boardId,
        before(plan.days + 0.3),
        id,
        later,
        new Date(later.getTime() + 3 * hour),
        "Trùng lịch họp Hội đồng nhân dân thành phố",
      );
    }
    await reply(client, call, id, latest(new Date(invited.getTime() + 20 * hour), now));
    if (plan.fate === "invited" || plan.fate === "moved" || plan.fate === "short") continue;
    if (plan.fate === "cancelled") {
      await call("cancel_session", boardId, before(2), id, "Công dân đề nghị lùi ngày vì lý do sức khỏe");
      waiting.unshift(...cases);
      continue;
    }
    const sessionPoints = (
      await client.query<{ id: string }>(
        "select id from public.session_points where session_id = $1 order by position",
        [id],
      )
    ).rows;
    for (const [index, point] of sessionPoints.entries())
      for (const at of plan.fate === "tested" ? [before(plan.days + 0.2)] : [before(1.6), before(0.094)])
        await call("record_test", boardId, at, point.id, true, {
          camera: true,
          microphone: true,
          speakers: true,
          screen: true,
          round_trip_ms: 12 + index * 5,
          down_mbps: 96 - index * 11,
          up_mbps: 88 - index * 9,
        });
    if (plan.fate === "now" || plan.fate === "tested") continue;
    const at = (minutes: number) => new Date(starts.getTime() + minutes * minute);
    await hold(client, call, id, boardId, at);
    const tasks: { id: number; follow: Follow; due: Date; agencyId: number }[] = [];
    for (const [index, each] of cases.entries()) {
      const follow = plan.follow?.[index];
      if (!follow) continue;
      const due = {
        done: closing(starts, 20),
        reported: closing(starts, 26),
        overdue: closing(starts, 45),
        "due soon": closing(now, 1),
        returned: closing(starts, 24),
      }[follow];
      const made = await call("assign_task", boardId, at(200), each.id, id, each.leadId, each.task, due);
      tasks.push({ id: made.id, follow, due, agencyId: each.leadId });
    }
    await call("save_conclusion", boardId, at(1440), id, conclusionText, true);
    if (plan.fate === "to sign") continue;
    await call("issue_minutes", boardId, at(1500), id);
    await call("sign_conclusion", isCommune ? heads.ward : chairId, at(2 * 1440 + 120), id);
    await rate(client, call, id, boardId, (days) => latest(at(days * 1440), now));
    await call("add_recording", boardId, at(1560), id, {
      place: "Thiết bị ghi hình, Trụ sở Tiếp công dân thành phố, phòng họp tầng 2",
      file_name: `${session.code}-diem-cau-trung-tam.mp4`,
      byte_size: 1_930_000_000 + id * 7_340_033,
      recorded_from: at(0),
      recorded_to: at(165),
    });
    for (const { id: taskId, follow, due, agencyId } of tasks) {
      const head =
        (await client.query<{ heads: string[] }>("select private.agency_heads($1) as heads", [agencyId])).rows[0]
          ?.heads[0] ?? boardId;
      if (follow === "done" || follow === "reported" || follow === "returned")
        await call("report_task", head, latest(new Date(due.getTime() - 2 * day), now), taskId, reportText);
      if (follow === "done")
        await call("review_task", boardId, latest(new Date(due.getTime() + day), now), taskId, "accept", "Đạt yêu cầu");
      if (follow === "returned")
        await call(
          "review_task",
          boardId,
          latest(new Date(due.getTime() - day), now),
          taskId,
          "return",
          "Chưa có biên bản làm việc với công dân, đề nghị bổ sung",
          closing(now, 6),
        );
    }
  }
  // What came due meanwhile has been noticed.
  await client.query(
    `select sla.settle(c.subject_type, c.subject_id, $1) from (
       select distinct subject_type, subject_id from sla.clocks where subject_type in ('session', 'case_task') and state in ('running', 'due_soon')) c`,
    [now],
  );
}

type Call = <T = { id: number }>(name: string, ...args: unknown[]) => Promise<T>;

/** The session itself: who came, the agenda, the notes, the end. */
async function hold(
  client: pg.Client,
  call: Call,
  id: number,
  boardId: number,
  at: (minutes: number) => Date,
): Promise<void> {
  await call("start_session", boardId, at(1), id);
  await client.query(
    `insert into public.session_attendance (session_id, participant_id, connection_id, display_name, is_moderator, joined_at, left_at)
     select t.session_id, t.id, 'demo-' || t.id, t.display_name, t.capacity in ('chair', 'secretary'), $2::timestamptz + make_interval(mins => (t.id % 9)::integer - 8), $3
     from public.session_participants t where t.session_id = $1 and t.removed_at is null and t.invitation <> 'declined'`,
    [id, at(0), at(165)],
  );
  const { rows: items } = await client.query<{ id: string }>(
    "select id from public.session_agenda where session_id = $1 order by position, id",
    [id],
  );
  for (const [index, item] of items.entries())
    if (index > 0) await call("go_to_item", boardId, at(1 + Math.round((160 / items.length) * index)), id, item.id);
  await call("save_minutes", boardId, at(160), id, minutesText, 1);
  await call("end_session", boardId, at(165), id);
}

/** The citizens rate: most by their link, some on the phone; one has not yet. */
async function rate(
  client: pg.Client,
  call: Call,
  id: number,
  boardId: number,
  after: (days: number) => Date,
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "select id from public.session_participants where session_id = $1 and capacity = 'citizen' and removed_at is null order by id",
    [id],
  );
  for (const [index, { id: participantId }] of rows.entries()) {
    const given = ratings[(id + index) % ratings.length]!;
    if (!given.score) continue;
    const isByLink = given.via === "link";
    const { score, reception, handling, answer, comment, via } = given;
    await call(
      "rate_session",
      isByLink ? null : boardId,
      after(3 + index),
      participantId,
      score,
      reception,
      handling,
      answer,
      comment,
      via,
    );
  }
}

/** Most come, one is replaced, one has not answered. */
async function reply(client: pg.Client, call: Call, id: number, at: Date): Promise<void> {
  const { rows } = await client.query<{ id: string; capacity: string; staff_id: string | null }>(
    "select id, capacity, staff_id from public.session_participants where session_id = $1 and invitation = 'sent' order by position, id",
    [id],
  );
  for (const { id: participantId, capacity, staff_id } of rows) {
    if (capacity === "secretary") continue;
    const isReplaced = capacity === "agency_leader" && staff_id === null && id % 2 === 0;
    await call(
      "reply_to_invitation",
      at,
      participantId,
      isReplaced ? "substituted" : "accepted",
      null,
      isReplaced ? "Phạm Quỳnh Chi" : null,
      isReplaced ? "Trưởng phòng Nghiệp vụ" : null,
    );
  }
}

async function addPoints(client: pg.Client, ward: { name: string }): Promise<number[]> {
  const ids: number[] = [];
  for (const { agency, ...point } of points) {
    const fill = (text: string) => text.replaceAll("UBND {ward}", ward.name).replaceAll("{ward}", ward.name);
    const { rows } = await client.query<{ id: string }>(
      `insert into public.meeting_points (name, agency_id, address, room, capacity, line_mbps, phone, technician, equipment)
       select $1, id, $3, $4, $5, $6, $7, $8, $9 from public.agencies where code = $2 returning id`,
      [
        fill(point.name),
        agency === "ward" ? demoDesks.ward : agency,
        fill(point.address),
        point.room,
        point.capacity,
        point.line_mbps,
        point.phone,
        point.technician,
        point.equipment,
      ],
    );
    ids.push(Number(rows[0]!.id));
  }
  return ids;
}

const latest = (at: Date, now: Date): Date => (at < now ? at : now);
const local = (at: Date): Date => new Date(at.getTime() + 7 * hour);

/** In an hour, on a round minute. */
const soon = (now: Date): Date => new Date(Math.ceil((now.getTime() + hour) / (5 * minute)) * 5 * minute);

/** Five in the afternoon, that many days later. */
const closing = (from: Date, days: number): Date =>
  new Date(Math.floor(local(from).getTime() / day + days) * day + 10 * hour);

/** Eight o'clock of a weekday that many days away. */
function officeMorning(now: Date, days: number): Date {
  const at = new Date(Math.floor(local(now).getTime() / day + days) * day + hour);
  const weekday = local(at).getUTCDay();
  if (weekday === 0) at.setTime(at.getTime() + day);
  if (weekday === 6) at.setTime(at.getTime() + 2 * day);
  return at;
}
