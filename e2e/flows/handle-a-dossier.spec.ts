import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type pg from "pg";
import { takeIn } from "../fixtures/dossier.ts";
import { expect, test } from "../fixtures/office.ts";

const procedure = "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân";
const phone = () => `09${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;

/** WCAG 2.1 A and AA, as DESIGN asks; and nothing sticks out of the screen. */
async function expectFine(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  expect(
    violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
    ),
  ).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

async function idOf(database: pg.Client, code: string): Promise<number> {
  const { rows } = await database.query("select id from public.dossiers where code = $1 or number = $1", [code]);
  return Number(rows[0]?.id);
}

/** The desk whose head has a login of the demo city. */
async function ward(database: pg.Client): Promise<{ id: number; name: string }> {
  const { rows } = await database.query("select id, name from public.agencies where code = '11383'");
  return { id: Number(rows[0]?.id), name: String(rows[0]?.name) };
}

test("from an online submission to the rating: accepted with a slip, completed, decided, returned, closed", async ({
  browser,
  signedInAs,
  database,
}) => {
  test.setTimeout(600_000);
  const number = phone();
  const desk = await ward(database);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const citizen = await context.newPage();

  // The citizen files on a telephone; what is missing is said at its place, and a reload loses nothing.
  await citizen.goto("/cong-dan");
  await citizen.getByRole("main").getByRole("link", { name: "Nộp hồ sơ thủ tục hành chính" }).click();
  await citizen.getByLabel("Bạn cần làm thủ tục gì?").fill("xac nhan tinh trang hon nhan");
  await citizen.getByRole("button", { name: "Tìm", exact: true }).click();
  await expect(citizen.getByRole("heading", { name: procedure })).toBeVisible();
  await expectFine(citizen);
  await citizen.getByRole("link", { name: procedure }).click();
  const where = citizen.getByRole("combobox", { name: "Nộp tại Bộ phận Một cửa" });
  await where.fill(desk.name);
  await where.press("Enter");
  await citizen.getByRole("button", { name: "Bắt đầu làm hồ sơ" }).click();
  await citizen.getByRole("button", { name: "Nộp hồ sơ", exact: true }).click();
  await expect(citizen.getByLabel("Họ và tên")).toBeFocused();
  await expect(citizen.getByText("Giấy tờ này bắt buộc")).toBeVisible();
  await citizen.getByLabel("Họ và tên").fill("Trần Văn Ưởng");
  await citizen.getByLabel("Số điện thoại").fill(number);
  await citizen.getByLabel("Địa chỉ liên hệ").fill("12 Lạch Tray, phường Gia Viên");
  await citizen.getByLabel(/^Thêm tệp cho: Tờ khai/).setInputFiles({
    name: "tờ khai.png",
    mimeType: "image/png",
    buffer: await citizen.screenshot(),
  });
  await expect(citizen.getByText(/^Đã gửi, \d+ kB$/)).toBeVisible();
  await citizen.reload();
  await expect(citizen.getByLabel("Số điện thoại")).toHaveValue(number);
  await expect(citizen.getByText("tờ khai.png")).toBeVisible();
  await citizen.getByLabel("Tôi cam đoan").check();
  await expectFine(citizen);
  await citizen.getByRole("button", { name: "Nộp hồ sơ", exact: true }).click();
  await expect(citizen.getByRole("heading", { level: 1, name: "Đã nộp hồ sơ" })).toBeVisible();
  const code = (await citizen.getByTestId("code").textContent()) ?? "";
  expect(code).toMatch(/^HS(-[0-9A-Z]{4}){3}$/);
  await expect(citizen.getByRole("img", { name: `Mã QR mở trang tra cứu hồ sơ ${code}` })).toBeVisible();
  await expectFine(citizen);

  // QĐ2926 Điều 19.2a: two working hours, an evening's submission from the next opening on.
  const id = await idOf(database, code);
  const { rows: promised } = await database.query(
    `select d.due_at = sla.add_working_time(coalesce(a.calendar_id, sla.calendar_for('city', null)), d.submitted_at, interval '2 hours') as is_right,
            to_char(d.due_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI') as due
     from public.dossiers d join public.agencies a on a.id = d.agency_id where d.id = $1`,
    [id],
  );
  expect(promised[0]?.is_right).toBe(true);
  await expect(citizen.getByText(`trả lời trước ${promised[0]?.due}`)).toBeVisible();

  // The desk accepts it by keyboard and it goes on to the first unit.
  const clerk = await signedInAs("motcua.phuong");
  await clerk.goto("/dossiers?as=toAccept");
  const { rows: numbers } = await database.query("select number from public.dossiers where id = $1", [id]);
  const dossierNumber = String(numbers[0]?.number);
  await clerk.getByRole("link", { name: dossierNumber }).click();
  await expect(clerk.getByRole("heading", { level: 1, name: dossierNumber })).toBeVisible();
  await expect(clerk.getByRole("link", { name: "tờ khai.png" })).toBeVisible();
  await expectFine(clerk);
  await clerk.keyboard.press("a");
  const dialog = clerk.getByRole("dialog", { name: "Tiếp nhận hồ sơ" });
  await expect(dialog.getByRole("checkbox", { name: /^1\. Tờ khai/ })).toBeChecked();
  await clerk.keyboard.press("Control+Enter");
  await expect(clerk.getByText("Đã tiếp nhận hồ sơ")).toBeVisible();
  await expect(clerk.getByText("Đang giải quyết").first()).toBeVisible();
  const [slip] = await Promise.all([
    clerk.waitForEvent("popup"),
    clerk
      .getByRole("button", { name: "Giấy tờ in" })
      .click()
      .then(() => clerk.getByRole("menuitem", { name: "In", exact: true }).first().click()),
  ]);
  await expect(slip.getByText("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")).toBeVisible();
  await expect(slip.getByRole("img", { name: `Mã QR tra cứu hồ sơ ${code}` })).toBeVisible();
  await slip.close();

  // The slip said something wrong: the corrected one keeps its number, the first can still be printed.
  await clerk.getByRole("button", { name: "Giấy tờ in" }).click();
  await clerk.getByRole("menuitem", { name: "Cấp bản đính chính…" }).first().click();
  const correction = clerk.getByRole("dialog", { name: "Cấp bản đính chính" });
  await correction.getByLabel("Lý do đính chính").fill("Ghi sai địa chỉ");
  await clerk.keyboard.press("Enter");
  await expect(clerk.getByText(/cấp bản đính chính: Giấy tiếp nhận hồ sơ/)).toBeVisible();
  await clerk.getByRole("button", { name: "Giấy tờ in" }).click();
  await expect(clerk.getByRole("menuitem", { name: /^In bản 1 đã cấp ngày/ })).toBeVisible();
  await clerk.keyboard.press("Escape");

  // The officer of the unit misses something; every clock stands still.
  const officer = await signedInAs("canbodaumoi");
  await officer.goto(`/dossiers/${id}`);
  await expect(officer.getByRole("toolbar", { name: "Thao tác" })).toBeVisible();
  await officer.keyboard.press("b");
  await officer.getByLabel("Cần bổ sung, hoàn thiện gì").fill("Trích lục ghi chú ly hôn");
  await officer.keyboard.press("Control+Enter");
  await expect(officer.getByRole("heading", { level: 1 }).locator("..").getByText("Chờ bổ sung")).toBeVisible();
  const { rows: clocks } = await database.query(
    "select count(*)::integer as paused from sla.clocks where subject_type = 'dossier' and subject_id = $1 and state = 'paused'",
    [id],
  );
  expect(clocks[0]?.paused).toBe(2);

  // The citizen looks it up by the code of the slip and completes it with their number.
  await citizen.goto(`/cong-dan/ho-so?ma=${code}`);
  await expect(citizen.getByRole("heading", { level: 2, name: "Cần bổ sung" })).toBeVisible();
  await expect(citizen.getByText("Trích lục ghi chú ly hôn")).toBeHidden();
  await expect(citizen.getByText("Trần Văn Ưởng")).toBeHidden();
  await citizen.getByLabel("Số điện thoại").fill(phone());
  await citizen.getByRole("button", { name: "Xem và bổ sung" }).click();
  await expect(citizen.getByRole("alert")).toContainText("Không tìm thấy hồ sơ");
  await citizen.getByLabel("Số điện thoại").fill(number);
  await citizen.getByRole("button", { name: "Xem và bổ sung" }).click();
  await expect(citizen.getByText("Trích lục ghi chú ly hôn")).toBeVisible();
  await expectFine(citizen);
  await citizen.getByLabel("Lời nhắn cho cán bộ").fill("Tôi gửi trích lục kèm theo.");
  await citizen.getByRole("button", { name: "Gửi bổ sung" }).click();
  await expect(citizen.getByRole("heading", { level: 2, name: "Đang giải quyết" })).toBeVisible();

  // From unit to unit until the result is there.
  await officer.reload();
  const buttons = officer.getByRole("toolbar", { name: "Thao tác" });
  await expect(buttons).toBeVisible();
  for (let step = 0; step < 6; step += 1) {
    if (await buttons.getByRole("button", { name: /^Có kết quả/ }).isVisible()) break;
    await buttons.getByRole("button", { name: /^Chuyển bước/ }).click();
    await officer.getByRole("dialog").getByRole("button", { name: "Chuyển bước" }).click();
    await expect(officer.getByRole("dialog")).toBeHidden();
    await officer.reload();
    await expect(buttons).toBeVisible();
  }
  await officer.keyboard.press("r");
  await officer.getByRole("radio", { name: "Cả hai" }).check();
  await officer.getByLabel("Số, ký hiệu văn bản").fill("31/XN-UBND");
  await officer.keyboard.press("Control+Enter");
  await expect(officer.getByText("Đã ghi nhận kết quả")).toBeVisible();

  // The fee first, then the result; and a returned dossier is still to be closed (Điều 21.3).
  await clerk.goto(`/dossiers/${id}`);
  await expect(clerk.getByText("Còn phải thu 8.000 đ trước khi trả kết quả.")).toBeVisible();
  await clerk.keyboard.press("y");
  await expect(clerk.getByLabel("Số tiền")).toHaveValue("8.000");
  await clerk.keyboard.press("Control+Enter");
  await expect(clerk.getByRole("button", { name: /^Trả kết quả/ })).toBeVisible();
  await clerk.keyboard.press("t");
  await clerk.keyboard.press("Control+Enter");
  await expect(clerk.getByText("Đã trả kết quả nhưng chưa kết thúc hồ sơ")).toBeVisible();
  await clerk.goto("/dossiers?as=toClose");
  await expect(clerk.getByRole("link", { name: dossierNumber })).toBeVisible();
  await clerk.getByRole("link", { name: dossierNumber }).click();
  await expect(clerk.getByRole("button", { name: /^Kết thúc/ })).toBeVisible();
  await clerk.keyboard.press("e");
  await clerk.keyboard.press("Control+Enter");
  await expect(clerk.getByText("Đã kết thúc hồ sơ")).toBeVisible();

  // The citizen rates, once.
  await citizen.goto(`/cong-dan/ho-so?ma=${code}`);
  await expect(citizen.getByRole("heading", { level: 2, name: "Đã kết thúc" })).toBeVisible();
  await citizen.getByLabel("Số điện thoại").fill(number);
  await citizen.getByRole("button", { name: "Tiếp tục" }).click();
  await citizen.getByRole("link", { name: "Đánh giá" }).click();
  await expect(citizen.getByRole("heading", { level: 1, name: "Đánh giá việc giải quyết hồ sơ" })).toBeVisible();
  await expectFine(citizen);
  await citizen.locator("#score-5").check({ force: true });
  await citizen.getByRole("button", { name: "Gửi đánh giá" }).click();
  await expect(citizen.getByText(`Cảm ơn bạn đã đánh giá hồ sơ ${dossierNumber}.`)).toBeVisible();
  const { rows: ratings } = await database.query(
    "select score, via from public.dossier_ratings where dossier_id = $1",
    [id],
  );
  expect(ratings).toEqual([{ score: 5, via: "link" }]);
  await context.close();
});

test("at the counter by keyboard; a late dossier gets its apology with a new date, once", async ({
  signedInAs,
  database,
}) => {
  test.setTimeout(400_000);
  const clerk = await signedInAs("motcua.phuong");
  const number = phone();
  const dossier = await takeIn(clerk, { code: "1.004873", name: procedure }, "Lê Thị Hướng", number);
  const id = await idOf(database, dossier);

  // The same person with the same matter is warned about, and known by their number.
  await clerk.keyboard.press("n");
  const box = clerk.getByRole("combobox", { name: "Thủ tục" });
  await expect(box).toBeFocused();
  await clerk.keyboard.type("1.004873");
  await expect(clerk.getByTitle(procedure).first()).toBeVisible();
  await clerk.keyboard.press("Enter");
  await clerk.getByLabel("Số điện thoại").fill(number);
  await expect(clerk.getByLabel("Họ và tên")).toHaveValue("Lê Thị Hướng");
  await expect(
    clerk.getByRole("region", { name: "Hồ sơ có thể trùng" }).or(clerk.getByLabel("Hồ sơ có thể trùng")),
  ).toContainText(dossier);
  await expectFine(clerk);

  // Its time has passed.
  await database.query(
    `update sla.clocks set due_at = now() - interval '1 day', warn_at = now() - interval '2 days'
     where subject_type = 'dossier' and subject_id = $1 and stopped_at is null`,
    [id],
  );
  await database.query("update public.dossiers set promised_at = now() - interval '1 day' where id = $1", [id]);

  const head = await signedInAs("thutruong");
  await head.goto("/dossiers?as=overdue");
  await expect(head.getByRole("link", { name: dossier })).toBeVisible();
  await expectFine(head);
  await head.getByRole("link", { name: dossier }).click();
  await expect(head.getByRole("button", { name: /^Xin lỗi, hẹn lại/ })).toBeVisible();
  await head.keyboard.press("l");
  const day = new Date(Date.now() + 14 * 86_400_000);
  const typed = `${String(day.getDate()).padStart(2, "0")}/${String(day.getMonth() + 1).padStart(2, "0")}/${day.getFullYear()}`;
  await head.getByLabel("Ngày hẹn mới").fill(typed);
  await head.getByLabel("Ngày hẹn mới").press("Enter");
  await head.getByLabel("Lý do").fill("Phải xác minh tại nơi cư trú cũ");
  await head.keyboard.press("Control+Enter");
  await expect(head.getByText(/Đã xin lỗi, hẹn lại trả kết quả/).first()).toBeVisible();
  await expect(head.getByRole("button", { name: /^Xin lỗi, hẹn lại/ })).toBeHidden();
  const [letter] = await Promise.all([
    head.waitForEvent("popup"),
    head
      .getByRole("button", { name: "Giấy tờ in" })
      .click()
      .then(() =>
        head
          .getByRole("group", { name: "Phiếu xin lỗi, hẹn lại" })
          .or(head.locator("li", { hasText: "Phiếu xin lỗi, hẹn lại" }))
          .getByRole("menuitem", { name: "In", exact: true })
          .first()
          .click(),
      ),
  ]);
  await expect(letter.getByText("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ")).toBeVisible();
  await expect(letter.getByText(/Phải xác minh tại nơi cư trú cũ/)).toBeVisible();

  // The number of the desk's results stands on the head's page.
  await head.goto("/boards/dossiers");
  await expect(
    head.getByRole("figure", { name: "Kết quả so với chỉ tiêu" }).getByText("Tỷ lệ trước và đúng hạn"),
  ).toBeVisible();
  await expectFine(head);
});

test("both daily reviews of the overdue list are confirmed with a remark; a missing one stands with the Office", async ({
  signedInAs,
  database,
}) => {
  test.setTimeout(400_000);
  const desk = await ward(database);
  // Today is a working day of this desk, whatever day the test runs on.
  await database.query("delete from sla.clocks where subject_type = 'overdue_check' and agency_id = $1", [desk.id]);
  await database.query("delete from public.overdue_checks where agency_id = $1", [desk.id]);
  await database.query(
    `insert into public.overdue_checks (agency_id, day, slot, opens_at, due_at)
     select $1, (now() at time zone 'Asia/Ho_Chi_Minh')::date, slot, now() - interval '3 hours', now() + d
     from (values ('morning', interval '20 minutes'), ('afternoon', interval '5 hours')) as s (slot, d)`,
    [desk.id],
  );
  const clerk = await signedInAs("motcua.phuong");
  await clerk.goto("/dossiers/overdue");
  const cards = clerk.getByRole("region", { name: /^Rà soát trước/ });
  await expect(cards).toHaveCount(2);
  await expectFine(clerk);
  await cards.first().getByRole("textbox").fill("Đã đôn đốc bộ phận tư pháp, trả trong ngày.");
  await cards
    .first()
    .getByRole("button", { name: /Xác nhận đã rà soát/ })
    .click();
  await expect(cards.first().getByText("Đã xác nhận", { exact: true })).toBeVisible();
  await expect(cards.first()).toContainText("Đã đôn đốc bộ phận tư pháp");

  // The afternoon's is its own, and not before the morning's time is over.
  await cards.last().getByRole("textbox").fill("Chiều: không phát sinh thêm.");
  await cards
    .last()
    .getByRole("button", { name: /Xác nhận đã rà soát/ })
    .click();
  await expect(cards.last().getByRole("alert")).toBeVisible();
  await database.query(
    "update public.overdue_checks set due_at = confirmed_at where agency_id = $1 and slot = 'morning'",
    [desk.id],
  );
  await cards
    .last()
    .getByRole("button", { name: /Xác nhận đã rà soát/ })
    .click();
  await expect(cards.last().getByText("Đã xác nhận", { exact: true })).toBeVisible();

  // Yesterday nobody did.
  await database.query(
    `insert into public.overdue_checks (agency_id, day, slot, opens_at, due_at)
     values ($1, (now() at time zone 'Asia/Ho_Chi_Minh')::date - 1, 'morning', now() - interval '27 hours', now() - interval '24 hours')`,
    [desk.id],
  );
  const office = await signedInAs("vanphong");
  await office.goto("/dossiers/checks");
  const missing = office.getByRole("row").filter({ hasText: desk.name });
  await expect(missing).toHaveCount(1);
  await expect(missing).toContainText("Thiếu xác nhận");
  await expectFine(office);
  await office.goto(`/dossiers/checks?state=confirmed`);
  await expect(office.getByRole("row").filter({ hasText: "Đã đôn đốc bộ phận tư pháp" })).toBeVisible();
});
