import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import type pg from "pg";
import { fakeJitsi, roomFrame, useMeetingServer } from "../fixtures/fake-jitsi.ts";
import { expect, test } from "../fixtures/office.ts";

const agency = "Sở Xây dựng";
const chair = "Ngô Trọng Vượng";
const secretary = "Lương Thị Thanh Hằng";
const central = "Trụ sở Tiếp công dân thành phố";
const hour = 3_600_000;

/** A day of the office as people type it. */
const typed = (isoDay: string) => isoDay.split("-").reverse().join("/");

/** Types into a picker that asks the server, and takes what it offers by that name. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).and(page.getByRole("combobox")).fill(text);
  // The picker's visible rows have no role of their own; its option list for screen readers holds only a few of them.
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: text }).first().click();
}

async function setTime(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press("Enter");
  await expect(field).toHaveValue(text);
}

/** What every plan of these walks has: chair, secretary, a day and two times. */
async function fillPlan(page: Page, title: string, isoDay: string, from: string, to: string): Promise<void> {
  await page.getByLabel("Tên buổi tiếp").fill(title);
  await choose(page, "Chủ trì", chair);
  await choose(page, "Thư ký", secretary);
  await choose(page, "Thêm điểm cầu", central);
  await choose(page, "Thêm điểm cầu", agency);
  await setTime(page, "Ngày", typed(isoDay));
  await setTime(page, "Từ", from);
  await setTime(page, "Đến", to);
}

async function savePlan(page: Page, title: string): Promise<number> {
  await page.getByRole("button", { name: "Lập buổi tiếp" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page).toHaveURL(/\/sessions\/\d+$/);
  return Number(page.url().split("/").at(-1));
}

const status = (page: Page) => page.locator(".session-status");
const deadline = (page: Page, name: string) =>
  page.getByRole("region", { name: "Hạn phải giữ" }).getByRole("listitem").filter({ hasText: name });

/** Moves one session, with its slots and what it still owes, to begin at that time: as if the days until then had passed. */
async function moveTo(database: pg.Client, id: number, startsAt: Date): Promise<void> {
  await database.query("begin");
  const by = "($2::timestamptz - (select starts_at from public.sessions where id = $1))";
  await database.query(
    `update sla.clocks set due_at = due_at + ${by}, warn_at = warn_at + ${by}
     where subject_type = 'session' and subject_id = $1 and stopped_at is null`,
    [id, startsAt],
  );
  await database.query(
    `update public.session_cases set starts_at = starts_at + ${by}, ends_at = ends_at + ${by} where session_id = $1`,
    [id, startsAt],
  );
  await database.query(
    `update public.sessions set starts_at = starts_at + ${by}, ends_at = ends_at + ${by} where id = $1`,
    [id, startsAt],
  );
  await database.query("commit");
}

/** The words of a .docx file. */
function wordsOf(path: string): string {
  const bytes = readFileSync(path);
  const name = "word/document.xml";
  let at = bytes.indexOf(name);
  while (at >= 0 && bytes.readUInt32LE(at - 30) !== 0x04034b50) at = bytes.indexOf(name, at + 1);
  if (at < 0) throw new Error(`${path} is no Word file`);
  const content = bytes.subarray(at + name.length + bytes.readUInt16LE(at - 2));
  return inflateRawSync(content)
    .toString("utf8")
    .replace(/<[^>]+>/g, "");
}

test("from a citizen's case to the task done: approved, planned, held by video, concluded, followed up", async ({
  browser,
  baseURL,
  signedInAs,
  database,
}) => {
  test.setTimeout(900_000);
  const mark = String(Date.now());
  const matter = `Lối đi chung ngõ ${mark} bị xây bịt`;
  const title = `Tiếp công dân về ngõ ${mark}`;
  const guestName = `Hoàng Thị Thanh Tra ${mark}`;
  const task = `Kiểm tra công trình bịt ngõ ${mark}, báo cáo Chủ tịch UBND thành phố`;
  const report = `Đã kiểm tra ngõ ${mark}, chủ nhà đã tự tháo dỡ tường ngày hôm qua.`;
  const conclusion = `Giao Sở Xây dựng xử lý dứt điểm công trình bịt ngõ ${mark}.`;
  let caseCode = "";
  let casePath = "";
  let id = 0;
  let guestLink = "";

  const board = await signedInAs("tiepcongdan");
  await test.step("the board registers the case with its criterion and who is to solve it", async () => {
    await board.goto("/cases/new");
    await board.getByRole("radio", { name: "Khiếu nại" }).check();
    await board.getByLabel("Tên vụ việc").fill(matter);
    await board.getByLabel("Nội dung", { exact: true }).fill(`${matter}, 12 hộ không có đường ra đã hai năm nay.`);
    const citizen = board.getByRole("group", { name: "Công dân 1" });
    await citizen.getByLabel("Họ tên").fill("Trần Văn Ngõ");
    await citizen.getByLabel("Điện thoại").fill(`09${mark.slice(-8)}`);
    await choose(board, "Cơ quan chủ trì", agency);
    await board.getByRole("checkbox", { name: /^c\)/ }).check();
    // A criterion without a reason is no criterion.
    await board.getByRole("button", { name: "Lập vụ việc" }).click();
    await expect(board.getByText("Cần nêu lý do", { exact: true })).toBeVisible();
    await board.getByLabel("Lý do đáp ứng điểm c").fill("Liên quan đến ba cơ quan, công dân đi lại khó khăn.");
    await board.getByRole("button", { name: "Lập vụ việc" }).click();
    await expect(board).toHaveURL(/\/cases\/\d+$/);
    casePath = new URL(board.url()).pathname;
    const heading = board.getByRole("heading", { level: 1, name: /^VV-\d\d-\d{4}$/ });
    await expect(heading).toBeVisible();
    caseCode = await heading.innerText();
  });

  await test.step("and proposes it", async () => {
    await board.getByRole("button", { name: "Trình Chủ tịch" }).click();
    const dialog = board.getByRole("dialog", { name: "Trình Chủ tịch" });
    await dialog.getByLabel("Nội dung trình").fill("Đề nghị tiếp trực tuyến, mời Sở Xây dựng báo cáo.");
    await dialog.getByRole("button", { name: "Trình", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(board.getByText("Chờ phê duyệt").first()).toBeVisible();
  });

  const leader = await signedInAs("lanhdao");
  await test.step("the Chair agrees", async () => {
    await leader.goto("/my-work");
    await leader.getByRole("link", { name: "Xem và quyết định" }).click();
    const card = leader.getByRole("article", { name: caseCode });
    await expect(card).toContainText("Đề nghị tiếp trực tuyến");
    await card.getByRole("button", { name: "Đồng ý tiếp trực tuyến" }).click();
    await expect(card).toBeHidden();
  });

  await test.step("the board plans a session in ten days from the case's own page", async () => {
    // The first afternoon from the tenth day on that is worked and free, and that leaves time for the plan's report:
    // over Tết, five days before is weeks before.
    const { rows } = await database.query<{ day: string }>(
      `select to_char(d, 'YYYY-MM-DD') as day
       from generate_series((now() at time zone 'Asia/Ho_Chi_Minh')::date + 10, (now() at time zone 'Asia/Ho_Chi_Minh')::date + 60, interval '1 day') d
       where private.office_day(sla.calendar_for('city', null), d::date)
         and extract(isodow from d) < 6
         and sla.add_calendar_days(sla.calendar_for('city', null), (d::date + time '14:00') at time zone 'Asia/Ho_Chi_Minh', -5) > now() + interval '1 hour'
         and not exists (select from public.sessions s where (s.starts_at at time zone 'Asia/Ho_Chi_Minh')::date = d::date)
       order by d limit 1`,
    );
    await board.goto(casePath);
    await board.getByRole("link", { name: "Xếp vào buổi tiếp" }).click();
    // The case one came from is in the plan already.
    await expect(board.getByRole("region", { name: "Vụ việc" })).toContainText(caseCode);
    await fillPlan(board, title, rows[0]?.day as string, "14:00", "16:30");
    await board.getByLabel("Chủ tịch UBND thành phố tiếp").check();
    await expect(board.getByText("Không trùng lịch.")).toBeVisible();
    await expect(board.getByText("Báo gấp")).toHaveCount(0);
    const people = board.getByRole("region", { name: "Thành phần tham gia" });
    await people.getByRole("button", { name: "Gợi ý thành phần" }).click();
    await expect(people).toContainText("Đặng Quang Nghĩa");
    await people.getByRole("button", { name: "Thêm khách mời ngoài" }).click();
    await people.getByLabel("Họ tên").fill(guestName);
    await people.getByLabel("Cơ quan").fill("Thanh tra Chính phủ");
    await people.getByLabel("Thư điện tử").fill(`khach.${mark}@example.test`);
    id = await savePlan(board, title);
    await expect(status(board)).toHaveText("Đã lập");
  });

  await test.step("reports the plan and issues the invitations", async () => {
    await board.getByRole("button", { name: "Ghi đã báo cáo kế hoạch" }).click();
    const dialog = board.getByRole("dialog", { name: "Báo cáo kế hoạch buổi tiếp" });
    await dialog.getByRole("button", { name: "Ghi đã báo cáo kế hoạch" }).click();
    await expect(dialog).toBeHidden();
    await expect(deadline(board, "Báo cáo kế hoạch buổi tiếp")).toContainText("Đúng hạn");
    await board.getByRole("button", { name: "Phát hành giấy mời" }).click();
    await expect(status(board)).toHaveText("Đã mời");
    await expect(deadline(board, "Phát hành giấy mời")).toContainText("Đúng hạn");
    await expect(deadline(board, "Phát hành giấy mời")).toContainText(secretary);
  });

  await test.step("the guest's own link can be handed on", async () => {
    await board.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await board.getByRole("button", { name: `Đường dẫn của ${guestName}` }).click();
    await board.getByRole("menuitem", { name: "Sao chép đường dẫn" }).click();
    await expect(board.getByText(`Đã sao chép đường dẫn của ${guestName}`)).toBeVisible();
    guestLink = await board.evaluate(() => navigator.clipboard.readText());
    expect(guestLink.startsWith(`${baseURL}/moi-hop/`)).toBe(true);
  });

  const technician = await signedInAs("hotrokythuat");
  const recordTests = async () => {
    await technician.goto(`/sessions/${id}`);
    for (const point of [central, agency]) {
      const line = technician
        .getByRole("region", { name: /^Điểm cầu/ })
        .getByRole("listitem")
        .filter({ hasText: point });
      await line.getByRole("button", { name: "Ghi kết quả kiểm thử" }).click();
      const dialog = technician.getByRole("dialog", { name: `Kiểm thử ${point}` });
      await dialog.getByRole("radio", { name: "Đạt", exact: true }).check();
      await dialog.getByRole("button", { name: "Ghi kết quả" }).click();
      await expect(dialog).toBeHidden();
      await expect(line).toContainText("Trần Công Duy");
    }
  };
  await test.step("the technician finds it among the points to be tested", async () => {
    await technician.goto("/connection-test");
    const card = technician.getByRole("region", { name: title });
    await expect(card.getByRole("listitem").filter({ hasText: central })).toContainText("Chưa kiểm thử");
    await expect(card.getByText("Kiểm thử lần một chậm nhất")).toBeVisible();
    await card.getByRole("button", { name: `Kiểm tra ${central}` }).click();
    await expect(technician).toHaveURL(new RegExp(`/sessions/${id}/test/\\d+$`));
  });
  await test.step("the technician tests both points, days before and again on the day", async () => {
    await recordTests();
    await expect(status(technician)).toHaveText("Đã kiểm thử");
    await expect(deadline(technician, "Kiểm tra kết nối trước một ngày")).toContainText("Đúng hạn");
    await expect(deadline(technician, "Kiểm tra kết nối trước hai giờ")).not.toContainText("Đúng hạn");
    await moveTo(database, id, new Date(Date.now() + 5 * hour));
    await recordTests();
    await expect(deadline(technician, "Kiểm tra kết nối trước hai giờ")).toContainText("Đúng hạn");
  });

  const jitsi = await fakeJitsi();
  // Left as they are afterwards: the other flows set the same, perhaps at this moment.
  await useMeetingServer(database);
  // Just begun; just after midnight that would have been yesterday.
  const isMidnight = new Date(Date.now() + 7 * hour).toISOString().slice(11, 15) === "00:0";
  await moveTo(database, id, new Date(Date.now() + (isMidnight ? 60_000 : -60_000)));

  await test.step("the leader joins from their own home", async () => {
    await jitsi.serve(leader.context());
    await leader.goto("/my-work");
    const line = leader
      .getByRole("region", { name: "Buổi tiếp hôm nay" })
      .getByRole("listitem")
      .filter({ hasText: title });
    await line.getByRole("button", { name: "Vào phòng" }).click();
    await leader.getByRole("button", { name: "Vào phòng họp" }).click();
    await expect((await roomFrame(leader)).getByText("Phòng giả")).toBeVisible();
  });

  const guestContext = await browser.newContext();
  await test.step("a guest joins by the personal link alone", async () => {
    await jitsi.serve(guestContext);
    const guest = await guestContext.newPage();
    await guest.goto(guestLink);
    await expect(guest.getByText(`Kính mời ${guestName}`)).toBeVisible();
    await guest.getByRole("button", { name: "Vào phòng họp" }).click();
    await expect((await roomFrame(guest)).getByText("Phòng giả")).toBeVisible();
  });

  await test.step("the board sees who is there, begins and writes the notes", async () => {
    await board.goto(`/sessions/${id}/room`);
    for (const name of [chair, guestName])
      await expect(
        board.getByRole("region", { name: "Điểm danh" }).getByRole("listitem").filter({ hasText: name }),
      ).toContainText("từ ");
    await board.getByRole("button", { name: "Bắt đầu buổi tiếp" }).click();
    await expect(board.locator("li[aria-current=step]")).toContainText("Tuyên bố lý do");
    await board.getByLabel("Ghi chép của thư ký").fill(`Ông Ngõ trình bày việc ngõ ${mark}.`);
    await expect(board.getByText(/^Đã lưu/)).toBeVisible();
  });

  await test.step("steps through the agenda; what the Chair decides becomes a task", async () => {
    const current = board.locator("li[aria-current=step]");
    for (const item of ["Nội quy", caseCode, "Công dân trình bày", "Báo cáo quá trình", "Người chủ trì kết luận"]) {
      await board.getByRole("button", { name: "Mục tiếp theo" }).click();
      await expect(current).toContainText(item);
    }
    // The leader's own screen follows.
    await expect(leader.locator("li[aria-current=step]")).toContainText("Người chủ trì kết luận");
    await board.getByRole("tab", { name: /^Nhiệm vụ/ }).click();
    await board.getByLabel("Kết luận giao việc gì").fill(task);
    await board.getByRole("button", { name: "Giao việc" }).click();
    await expect(board.getByRole("listitem").filter({ hasText: task })).toContainText(agency);
  });

  await test.step("ends, drafts the conclusion and submits it", async () => {
    await board.getByRole("button", { name: "Kết thúc buổi tiếp" }).click();
    const dialog = board.getByRole("dialog", { name: "Kết thúc buổi tiếp?" });
    await dialog.getByRole("button", { name: "Kết thúc buổi tiếp" }).click();
    await expect(dialog).toBeHidden();
    await board.goto(`/sessions/${id}?tab=minutes`);
    await expect(board.getByRole("textbox", { name: "Nội dung thư ký ghi" })).toHaveValue(
      `Ông Ngõ trình bày việc ngõ ${mark}.`,
    );
    await board.getByRole("tab", { name: "Kết luận" }).click();
    await board.getByRole("textbox", { name: "Ý kiến kết luận" }).fill(conclusion);
    await board.getByRole("button", { name: "Trình ký" }).click();
    await expect(board.getByText(/^Đã trình ký lúc/)).toBeVisible();
  });

  await test.step("the Chair signs: the notice has its number and is a Word file", async () => {
    await leader.goto(`/sessions/${id}?tab=conclusion`);
    await leader.getByRole("link", { name: "Đọc và ký" }).click();
    await expect(leader.getByText(conclusion)).toBeVisible();
    await expect(leader.getByRole("listitem").filter({ hasText: task })).toContainText(agency);
    await leader.getByRole("button", { name: "Ký và phát hành" }).click();
    const dialog = leader.getByRole("dialog", { name: "Ký và phát hành thông báo?" });
    await dialog.getByRole("button", { name: "Ký và phát hành" }).click();
    await expect(dialog).toBeHidden();
    const number = leader.locator(".sign-done strong");
    await expect(number).toHaveText(/^\d+\/TB-/);
    const saved = leader.waitForEvent("download");
    await leader.getByRole("button", { name: "Tải Thông báo ý kiến kết luận dạng .docx" }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    const words = wordsOf(await file.path());
    expect(words).toContain(await number.innerText());
    expect(words).toContain(conclusion);
    expect(words).toContain(chair);
  });

  await test.step("the citizen, called afterwards, rates it", async () => {
    await board.goto(`/sessions/${id}?tab=ratings`);
    await board.getByRole("button", { name: /^Ghi đánh giá của/ }).click();
    const dialog = board.getByRole("dialog", { name: /^Ghi đánh giá của/ });
    await dialog.getByRole("button", { name: "Ghi đánh giá" }).click();
    await expect(dialog.getByText("Hãy chọn từ 1 đến 5.")).toBeVisible();
    await dialog.getByRole("group", { name: "Mức hài lòng chung" }).getByText("4", { exact: true }).click();
    await dialog.getByLabel("Góp ý").fill(`Được nghe hết ý kiến ${mark}`);
    await dialog.getByRole("button", { name: "Ghi đánh giá" }).click();
    await expect(dialog).toBeHidden();
    await expect(board.getByText(`Được nghe hết ý kiến ${mark}`)).toBeVisible();
    await expect(board.getByText("1 đánh giá, trung bình 4/5")).toBeVisible();
  });

  await test.step("the task stands on the supervisor's board", async () => {
    const office = await signedInAs("vanphong");
    await office.goto("/board");
    await office
      .getByRole("region", { name: "Nhiệm vụ sau tiếp công dân" })
      .getByRole("link", { name: /đang làm$/ })
      .click();
    await findTask(office, mark);
    await expect(office.getByRole("article", { name: agency })).toContainText(task);
    await expect(office.getByRole("article", { name: agency })).toContainText("Đang làm");
  });

  await test.step("the agency's head reports on it", async () => {
    const head = await signedInAs("thutruong.sxd");
    await head.goto("/case-tasks");
    await findTask(head, mark);
    await head.getByRole("article", { name: agency }).getByRole("button", { name: "Báo cáo kết quả" }).click();
    const dialog = head.getByRole("dialog", { name: "Báo cáo nhiệm vụ" });
    await dialog.getByLabel("Kết quả thực hiện").fill(report);
    await dialog.getByRole("button", { name: "Gửi báo cáo" }).click();
    await expect(dialog).toBeHidden();
    await expect(head.getByRole("article", { name: agency })).toContainText("Chờ xem xét báo cáo");
  });

  await test.step("the board accepts, and with its last task the case is closed", async () => {
    await board.goto("/case-tasks");
    await findTask(board, mark);
    const card = board.getByRole("article", { name: agency });
    await expect(card).toContainText(report);
    await card.getByRole("button", { name: "Chấp nhận báo cáo" }).click();
    const dialog = board.getByRole("dialog", { name: "Chấp nhận báo cáo" });
    await dialog.getByRole("button", { name: "Chấp nhận", exact: true }).click();
    await expect(dialog).toBeHidden();
    await board.goto(casePath);
    await expect(board.getByRole("heading", { level: 1, name: caseCode })).toBeVisible();
    await expect(board.locator(".page-title")).toContainText("Đã khép lại");
    await expect(board.getByText("Nhiệm vụ cuối cùng đã xong, vụ việc khép lại")).toBeVisible();
  });

  await guestContext.close();
  await jitsi.close();
});

async function findTask(page: Page, mark: string): Promise<void> {
  await page.getByPlaceholder("Mã vụ việc, buổi tiếp, cơ quan, nội dung").fill(mark);
  await expect(page.locator(".page-count")).toHaveText("1");
}

test("a session in two days: said in the plan, refused until the Chair sets it aside with a reason", async ({
  signedInAs,
  database,
}) => {
  test.setTimeout(600_000);
  const mark = String(Date.now());
  const title = `Tiếp gấp ${mark}`;
  const reason = `Vụ việc cấp bách ${mark}, các cơ quan đã được báo qua điện thoại`;
  // The first test is due on the working day before: after a weekend or Tết that may have passed already.
  const { rows } = await database.query<{ day: string; isTestPast: boolean }>(
    `select to_char(d, 'YYYY-MM-DD') as day,
       sla.add_calendar_days(sla.calendar_for('city', null), (d + time '19:00') at time zone 'Asia/Ho_Chi_Minh', -1) < now() as "isTestPast"
     from (select (now() at time zone 'Asia/Ho_Chi_Minh')::date + 2 as d) x`,
  );
  const isTestPast = rows[0]?.isTestPast ?? false;

  const board = await signedInAs("tiepcongdan");
  await test.step("the plan says that the notice is short, and what it collides with", async () => {
    await board.goto("/sessions/new");
    // In the evening, so that it is outside working time on every day of the year.
    await fillPlan(board, title, rows[0]?.day as string, "19:00", "20:30");
    const when = board.getByRole("region", { name: "Thời gian và hạn" });
    await expect(when.getByText("Báo gấp")).toBeVisible();
    await expect(when.getByRole("listitem").filter({ hasText: "Giấy mời chậm nhất" })).toContainText("đã qua");
    const firstTest = when.getByRole("listitem").filter({ hasText: "Kiểm thử lần một" });
    if (isTestPast) await expect(firstTest).toContainText("đã qua");
    else await expect(firstTest).not.toContainText("đã qua");
    await expect(board.getByText(/Ngoài giờ làm việc/)).toBeVisible();
    await savePlan(board, title);
  });

  const obstacles = (page: Page) => page.getByRole("region", { name: "Vướng mắc" });
  const obstacle = (page: Page, name: string) => obstacles(page).getByRole("listitem").filter({ hasText: name });
  await test.step("the board may set aside the clash, not the short notice; the invitations are refused", async () => {
    await obstacle(board, "Trùng lịch").getByRole("button", { name: "Cho qua" }).click();
    const dialog = board.getByRole("dialog", { name: "Cho qua: Trùng lịch" });
    await dialog.getByLabel("Lý do").fill("Chủ tịch tiếp ngoài giờ");
    await dialog.getByRole("button", { name: "Cho qua" }).click();
    await expect(dialog).toBeHidden();
    await expect(obstacle(board, "Trùng lịch")).toContainText(`${secretary} cho qua: Chủ tịch tiếp ngoài giờ`);

    await expect(obstacle(board, "Báo gấp")).toContainText("Lãnh đạo ghi lý do thì được cho qua.");
    await expect(obstacle(board, "Báo gấp").getByRole("button", { name: "Cho qua" })).toHaveCount(0);
    await board.getByRole("button", { name: "Phát hành giấy mời" }).click();
    await expect(board.getByText("Còn vướng mắc chưa được người có thẩm quyền cho qua.")).toBeVisible();
    await expect(status(board)).toHaveText("Đã lập");
  });

  await test.step("the Chair sets it aside, and has to say why", async () => {
    const leader = await signedInAs("lanhdao");
    await leader.goto(new URL(board.url()).pathname);
    await obstacle(leader, "Báo gấp").getByRole("button", { name: "Cho qua" }).click();
    const dialog = leader.getByRole("dialog", { name: "Cho qua: Báo gấp" });
    await dialog.getByRole("button", { name: "Cho qua" }).click();
    await expect(dialog.getByText("Cần điền trường này.")).toBeVisible();
    await dialog.getByLabel("Lý do").fill(reason);
    await dialog.getByRole("button", { name: "Cho qua" }).click();
    await expect(dialog).toBeHidden();
    await expect(obstacle(leader, "Báo gấp")).toContainText(`${chair} cho qua: ${reason}`);
  });

  await test.step("they go out, and the checklist keeps that they were late", async () => {
    await board.reload();
    await expect(obstacle(board, "Báo gấp")).toContainText(reason);
    await board.getByRole("button", { name: "Phát hành giấy mời" }).click();
    await expect(status(board)).toHaveText("Đã mời");
    await expect(deadline(board, "Phát hành giấy mời")).toContainText("Trễ hạn");
    await expect(deadline(board, "Báo cáo kế hoạch buổi tiếp")).toContainText("Quá hạn");
    await expect(deadline(board, "Kiểm tra kết nối trước một ngày")).toContainText(
      isTestPast ? "Quá hạn" : /Đang chạy|Sắp đến hạn/,
    );
  });
});
