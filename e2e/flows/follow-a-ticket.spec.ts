import { expect, test } from "../fixtures/office.ts";
import { openFromList, openStep, statusTag } from "../fixtures/ticket.ts";

const agency = "Sở Xây dựng";

test("a call goes from the operator to the head, to the leaders and back to the citizen", async ({
  signedInAs,
  database,
}) => {
  test.setTimeout(600_000);
  const now = String(Date.now());
  const content = `Hố sâu giữa đường trước số 8 phố Thử Nghiệm ${now}`;
  // A number that nobody has called from, also when the same office is used twice.
  const number = `09${now.slice(-8)}`;

  const operator = await signedInAs("tongdaivien");
  let ticketUrl = "";
  let code = "";

  /**
   * Lets time pass, for this ticket alone, until a moment after its clock of this level was due: the tick's own work on
   * one record. A tick at that time would make all tickets of the other flows overdue as well.
   */
  const passDue = async (level: string): Promise<void> => {
    const { rows } = await database.query(
      `select sla.settle('ticket', t.id, c.due_at + interval '1 minute')
       from sla.clocks c join public.tickets t on t.id = c.subject_id and c.subject_type = 'ticket'
       where t.code = $1 and c.level = $2 and c.stopped_at is null order by c.id desc limit 1`,
      [code, level],
    );
    expect(rows, `an open clock of level ${level}`).toHaveLength(1);
  };

  await test.step("the operator takes the call by keyboard and transfers it", async () => {
    await operator.goto("/tickets/new");
    const phone = operator.getByLabel("Số điện thoại");
    await expect(phone).toBeFocused();
    await operator.keyboard.type(number);
    await operator.keyboard.press("Enter");
    await expect(operator.getByText("Số này gọi lần đầu")).toBeVisible();
    await expect(operator.getByLabel("Họ và tên")).toBeFocused();

    // What QĐ583 Điều 7 requires is asked for, the first missing field first.
    await operator.keyboard.press("Control+Enter");
    await expect(operator.getByText("Ghi nội dung phản ánh (QĐ583 Điều 7.2)")).toBeVisible();
    await expect(operator.getByLabel("Họ và tên")).toBeFocused();

    await operator.keyboard.type("Vũ Thị Thử");
    await operator.getByLabel("Địa chỉ liên hệ").fill("Số 8 phố Thử Nghiệm");
    await operator.getByLabel("Nội dung", { exact: true }).fill(content);
    await operator.getByLabel("Loại việc").fill("o ga");
    await operator.keyboard.press("Enter");
    await operator.keyboard.press("Control+Shift+Enter");

    const dialog = operator.getByRole("dialog", { name: "Chuyển phiếu đến đơn vị xử lý" });
    await expect(dialog).toBeVisible();
    await dialog.getByLabel("Đơn vị xử lý").fill("so xay dung");
    await operator.keyboard.press("Enter");
    await expect(dialog.getByLabel("Phiếu chuyển")).toHaveValue(new RegExp(`Kính gửi ${agency}`));
    await expect(dialog.getByText(/Hạn sẽ là \d\d\/\d\d\/\d{4} \d\d:\d\d/)).toBeVisible();
    await operator.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();

    code = (await operator.locator(".saved-code").innerText()).trim();
    expect(code).toMatch(/^1022-\d\d-\d{6}$/);
    await expect(operator.locator(".saved-state")).toContainText(agency);
    await operator.getByRole("link", { name: "Mở phiếu" }).click();
    await expect(operator.getByRole("heading", { name: code })).toBeVisible();
    ticketUrl = new URL(operator.url()).pathname;
    await expect(statusTag(operator)).toHaveText("Đang xử lý");
  });

  await test.step("eight working hours pass: the head finds it escalated", async () => {
    await passDue("officer");
    const head = await signedInAs("thutruong.sxd");
    await openFromList(head, "escalated", code);
    await expect(statusTag(head)).toHaveText("Chuyển thủ trưởng");
    await expect(
      head.getByText(`Cán bộ đầu mối chưa trả lời đúng hạn: phiếu chuyển lên thủ trưởng ${agency}`),
    ).toBeVisible();
    const clocks = head.getByRole("region", { name: "Thời hạn" });
    await expect(clocks).toContainText("Điều 9.4");
    await clocks.getByRole("button", { name: "Giải thích" }).first().click();
    await expect(head.getByRole("dialog").getByText(/48 giờ làm việc/)).toBeVisible();
  });

  await test.step("forty-eight more pass: the Office sees it overdue and urges", async () => {
    await passDue("head");
    const office = await signedInAs("vanphong");
    await openFromList(office, "reported", code);
    await expect(statusTag(office)).toHaveText("Quá hạn (đang chờ xử lý)");
    await expect(office.getByText("báo cáo lãnh đạo UBND thành phố")).toBeVisible();
    await openStep(office, "Đôn đốc");
    const dialog = office.getByRole("dialog", { name: "Đôn đốc đơn vị" });
    await dialog.getByLabel("Nội dung đôn đốc").fill("Đề nghị Sở xử lý dứt điểm và báo cáo ngay.");
    await dialog.getByRole("button", { name: "Gửi đôn đốc" }).click();
    await expect(dialog).toBeHidden();
    await expect(office.getByText(/Hoàng Minh Hiếu đôn đốc/)).toBeVisible();
    // Not theirs to answer, nor the citizen's number theirs to see.
    await expect(office.getByRole("button", { name: "Xem đầy đủ" })).toHaveCount(0);
  });

  await test.step("the leader directs, with a due time", async () => {
    const leader = await signedInAs("lanhdao");
    await openFromList(leader, "awaitingDirection", code);
    await openStep(leader, "Chỉ đạo");
    const dialog = leader.getByRole("dialog", { name: "Chỉ đạo xử lý, ấn định thời hạn" });
    // Far enough ahead of the time that has passed for this ticket.
    const due = await dueDay(database, code, 5);
    await dialog.getByLabel("Thời hạn hoàn thành").fill(due);
    await dialog.getByLabel("Thời hạn hoàn thành").press("Enter");
    await dialog.getByLabel("Ý kiến chỉ đạo").fill("Giao Giám đốc Sở trực tiếp chỉ đạo, vá xong trong tuần.");
    await dialog.getByRole("button", { name: "Chỉ đạo", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(statusTag(leader)).toHaveText("Lãnh đạo chỉ đạo");
    await expect(leader.getByText(/Ngô Trọng Vượng chỉ đạo xử lý, hạn/)).toBeVisible();
  });

  await test.step("the head answers to the operator", async () => {
    const head = await signedInAs("thutruong.sxd");
    await head.goto(ticketUrl);
    await openStep(head, "Trả lời");
    const dialog = head.getByRole("dialog", { name: "Trả lời phản ánh" });
    await dialog
      .getByLabel("Nội dung trả lời")
      .fill("Sở đã vá mặt đường bằng bê tông nhựa nóng, hoàn thành trong đêm.");
    await head.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
    await expect(statusTag(head)).toHaveText("Chờ trả lời công dân");
  });

  await test.step("the operator tells the citizen and closes", async () => {
    await openFromList(operator, "relay", code);

    await operator.getByRole("button", { name: "Xem đầy đủ" }).click();
    const reveal = operator.getByRole("dialog", { name: "Xem thông tin liên hệ" });
    await reveal.getByRole("button", { name: "Thông báo kết quả" }).click();
    await reveal.getByRole("button", { name: "Xem đầy đủ" }).click();
    await expect(operator.getByRole("link", { name: number })).toBeVisible();

    await openStep(operator, "Báo công dân");
    const relay = operator.getByRole("dialog", { name: "Báo kết quả cho công dân" });
    await relay.getByRole("button", { name: "Đã báo công dân" }).click();
    await expect(relay).toBeHidden();
    await expect(statusTag(operator)).toHaveText("Đã trả lời");
    await expect(operator.getByRole("region", { name: "Câu trả lời" })).toContainText("bê tông nhựa nóng");

    await openStep(operator, "Kết thúc");
    const close = operator.getByRole("dialog", { name: "Kết thúc phiếu" });
    await close.getByRole("button", { name: "Kết thúc" }).click();
    await expect(close).toBeHidden();
    await expect(statusTag(operator)).toHaveText("Đã kết thúc");
  });

  await test.step("the timeline tells the whole story, in order", async () => {
    const story = operator.getByRole("region", { name: "Diễn biến" }).getByRole("listitem");
    await expect(story).toContainText([
      /Vũ Thị Ngân kết thúc phiếu/,
      /Vũ Thị Ngân đã báo kết quả cho công dân/,
      /Đặng Quang Nghĩa trả lời về tổng đài/,
      /Ngô Trọng Vượng chỉ đạo xử lý/,
      /Hoàng Minh Hiếu đôn đốc/,
      /phiếu quá hạn, báo cáo lãnh đạo/,
      /phiếu chuyển lên thủ trưởng/,
      /Vũ Thị Ngân chuyển phiếu đến Sở Xây dựng/,
      /Vũ Thị Ngân tiếp nhận phản ánh qua Điện thoại 1022/,
    ]);
  });
});

/** A day so many days after the ticket's last step, as the picker takes it. */
async function dueDay(
  database: { query: (sql: string, values: unknown[]) => Promise<{ rows: { day: string }[] }> },
  code: string,
  days: number,
): Promise<string> {
  const { rows } = await database.query(
    `select to_char((greatest(last_event_at, now()) at time zone 'Asia/Ho_Chi_Minh') + make_interval(days => $2), 'DD/MM/YYYY HH24:MI') as day
     from public.tickets where code = $1`,
    [code, days],
  );
  return rows[0]?.day ?? "";
}
