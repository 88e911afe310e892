import type pg from "pg";

const minute = 60_000;
const hour = 60 * minute;

/** What people ring up about without a ticket coming of it: outcome, seconds, what the operator wrote down. */
const talks: readonly (readonly [outcome: string, seconds: number, note: string | null])[] = [
  ["information", 95, "Hỏi giờ làm việc của Bộ phận Một cửa phường; đã trả lời theo kho tri thức"],
  ["wrong_number", 12, null],
  ["information", 140, "Hỏi thủ tục đăng ký khai sinh trực tuyến; đã hướng dẫn vào Cổng Dịch vụ công quốc gia"],
  ["result_asked", 75, null],
  ["silent", 18, null],
  ["information", 110, "Hỏi số điện thoại Công ty cấp nước; đã cung cấp số công bố"],
  ["existing_ticket", 130, "Sự việc vẫn chưa được khắc phục, tối qua còn nặng hơn; mong đơn vị đến xem sớm"],
  ["information", 64, "Hỏi lịch tiếp công dân định kỳ của lãnh đạo phường"],
  ["harassment", 41, "Chửi bới tổng đài viên, không nêu việc gì"],
  ["other", 58, "Cảm ơn đơn vị đã sửa đèn chiếu sáng"],
  ["wrong_number", 9, null],
  ["information", 150, "Hỏi mức hỗ trợ hộ nghèo; đã đọc quy định và hướng dẫn liên hệ phường"],
];

const callers = ["Nguyễn Thị Hoa", "Trần Văn Dũng", "Lê Thị Thanh", "Phạm Quốc Huy", "Vũ Thị Mai", "Đỗ Văn Toàn"];
/** In a range that reaches nobody. */
const phoneOf = (n: number): string => `0570${String(810_000 + n * 137).padStart(6, "0")}`;

/** Two weeks of calls without a ticket, promises to call back, one nuisance number and the last hand-overs. */
export async function fillCalls(client: pg.Client, now: Date): Promise<void> {
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  const { rows: operators } = await client.query<{ id: string }>(
    `select s.id from public.staff s join public.staff_roles r on r.staff_id = s.id and r.role_code = 'operator'
     where s.is_active order by s.user_id is null, s.id limit 6`,
  );
  const { rows: tickets } = await client.query<{ id: string }>(
    "select t.id from public.tickets t where t.status in ('assigned', 'verifying', 'escalated') order by t.received_at desc limit 6",
  );
  const operator = (n: number): string | undefined => operators[n % operators.length]?.id;
  const ticket = (n: number): string | undefined => tickets[n % tickets.length]?.id;
  if (!operators.length || !tickets.length) return;
  const run = (name: string, ...args: unknown[]) =>
    client.query(
      `select private.${name}(${args.map((_, i) => `$${i + 1}`).join(", ")}) as result`,
      args.map((arg) => (arg && typeof arg === "object" && !(arg instanceof Date) ? JSON.stringify(arg) : arg)),
    );

  for (let n = 70; n > 0; n -= 1) {
    const [outcome, seconds, note] = talks[n % talks.length]!;
    const end = ago(n * 4.7 * hour - (n % 7) * 11 * minute);
    await run("log_call", operator(n), end, {
      outcome,
      note,
      phone: outcome === "harassment" ? phoneOf(99) : phoneOf(n % 23),
      full_name: outcome === "wrong_number" || outcome === "harassment" ? null : callers[n % callers.length],
      started_at: new Date(end.getTime() - (seconds + (n % 5) * 13) * 1000),
      ended_at: end,
      ticket_id: outcome === "result_asked" || outcome === "existing_ticket" ? ticket(n) : null,
    });
  }
  await run(
    "mark_nuisance",
    operator(1),
    ago(3 * 24 * hour),
    phoneOf(99),
    "Gọi nhiều lần trong đêm, chửi bới, không nêu việc gì",
  );

  const promise = async (n: number, at: Date, dueAt: Date, reason: string, staffId: string | null | undefined) => {
    const { rows } = await run("schedule_call_back", operator(n), at, {
      phone: phoneOf(n),
      full_name: callers[n % callers.length],
      due_at: dueAt,
      reason,
      staff_id: staffId,
      ticket_id: n % 2 ? ticket(n) : null,
    });
    return (rows[0] as { result: { id: number } }).result.id;
  };
  const done = await promise(1, ago(30 * hour), ago(28 * hour), "Báo lịch sửa ống nước", operator(1));
  await run("record_call_back", operator(1), ago(28 * hour), done, "no_answer", null, ago(26 * hour));
  await run("record_call_back", operator(1), ago(26 * hour), done, "reached", "Công dân đã rõ lịch");
  await promise(2, ago(3 * hour), ago(20 * minute), "Hỏi lại số nhà để chuyển đúng phường", operator(0));
  await promise(3, ago(2 * hour), ago(-70 * minute), "Báo kết quả xác minh của đơn vị", null);
  await promise(4, ago(hour), ago(-16 * hour), "Hẹn nghe thêm về việc thu phí gửi xe", operator(0));
  await run("remind_call_backs", now);

  const words = [
    "Đường dây 2 rè từ 22 giờ, đã báo kỹ thuật.",
    "Mưa lớn ở khu vực nội thành, nhiều cuộc gọi về ngập: xem phiếu trùng trước khi lập phiếu mới.",
    "Một công dân hẹn gọi lại ở phường Lê Chân, xem mục Hẹn gọi lại.",
  ];
  for (const [index, note] of words.entries()) {
    const at = ago((words.length - index) * 8 * hour - 7 * hour);
    const { rows } = await run("hand_over_shift", operator(index + 1), at, note, null);
    const { id } = (rows[0] as { result: { id: number } }).result;
    // The last one waits for whoever logs in.
    if (index < words.length - 1) {
      await run("take_over_shift", operator(index + 2), new Date(at.getTime() + 9 * minute), id, null);
    }
  }
}
