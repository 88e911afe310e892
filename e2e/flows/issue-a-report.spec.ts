import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { expect, test } from "../fixtures/office.ts";

/** The month before this one, which is over. */
const lastMonth = () => {
  const [year = 0, month = 0] = new Date()
    .toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" })
    .split("-")
    .map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
};

test("the Office makes the centre's monthly report, issues it, and finds it as it was (QĐ583 Điều 10)", async ({
  signedInAs,
  database,
}) => {
  test.setTimeout(600_000);
  const period = lastMonth();
  const page = await signedInAs("vanphong");
  await page.goto("/reports");
  await page.getByRole("button", { name: "Xem trước" }).click();
  await expect(page).toHaveURL(new RegExp(`kind=centre&period=${period}`));
  const paper = page.frameLocator(".report-view");
  await expect(paper.getByText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).toBeVisible({ timeout: 60_000 });
  await expect(paper.getByRole("img").first()).toBeVisible();

  // The author's own words come at the end.
  await page.getByLabel("Nhận xét, đánh giá").fill("Các đơn vị cơ bản trả lời đúng hạn.");
  await page.getByRole("button", { name: "Đưa vào báo cáo" }).click();
  await expect(paper.getByText("Các đơn vị cơ bản trả lời đúng hạn.")).toBeVisible({ timeout: 30_000 });

  await page.getByRole("button", { name: "Ban hành" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ban hành" }).click();
  await expect(page).toHaveURL(/\/reports\/\d+$/, { timeout: 60_000 });
  await expect(paper.getByText(/Số: \d+\/BC-VP/)).toBeVisible({ timeout: 30_000 });
  const issuedUrl = page.url();

  // Whatever becomes of the tickets afterwards, it says what it said.
  const { rows } = await database.query<{ received: number }>(
    `select count(*)::integer as received from public.tickets
     where to_char(received_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') = $1`,
    [period],
  );
  const received = rows[0]?.received as number;
  await database.query(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at)
     values ('SAU-' || gen_random_uuid(), 'received', 'hotline', 'Đến sau khi ban hành', ($1 || '-15 09:00+07')::timestamptz, now())`,
    [period],
  );
  await page.reload();
  await expect(paper.getByText(`tiếp nhận ${received.toLocaleString("vi-VN")} phản ánh`)).toBeVisible({
    timeout: 30_000,
  });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải về .xlsx" }).click(),
  ]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(await download.path()).buffer as ArrayBuffer);
  expect(book.worksheets[1]?.getCell("D4").value).toBe(received);
  const [word] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải về .docx" }).click(),
  ]);
  expect(word.suggestedFilename()).toBe(`bao-cao-centre-${period}.docx`);

  // Again: it wants a reason, and the first one says that there is another.
  await page.getByRole("link", { name: "Ban hành lại" }).click();
  await expect(paper.getByText(`tiếp nhận ${(received + 1).toLocaleString("vi-VN")} phản ánh`)).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole("button", { name: "Ban hành" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Ban hành" }).click();
  await expect(dialog.getByText("Hãy nêu lý do ban hành lại")).toBeVisible({ timeout: 60_000 });
  await dialog.getByLabel("Lý do ban hành lại").fill("Bổ sung phiếu nhập sau");
  await dialog.getByRole("button", { name: "Ban hành" }).click();
  await expect(page.getByText("Lý do ban hành lại: Bổ sung phiếu nhập sau")).toBeVisible({ timeout: 60_000 });
  await page.goto(issuedUrl);
  await expect(page.getByText("Đã có bản thay thế.")).toBeVisible({ timeout: 30_000 });

  // A head of an agency sees their own, of their own register, and none of the city's.
  const head = await signedInAs("thutruong");
  await head.goto("/reports");
  await expect(head.getByRole("heading", { name: "Báo cáo đã lập" })).toBeVisible();
  await expect(head.getByText("1/BC-UBND")).toBeVisible({ timeout: 90_000 });
  await expect(head.getByText(/BC-VP/)).toHaveCount(0);
  await head.goto(issuedUrl);
  await expect(head.getByText("Không tìm thấy báo cáo")).toBeVisible({ timeout: 30_000 });
});

test("the Office sets a schedule; who gets it is asked for", async ({ signedInAs }) => {
  const page = await signedInAs("vanphong");
  await page.goto("/reports/schedules");
  // The demo city has made its own by now.
  const ofTheCentre = page.getByRole("button", { name: /Tổng đài 1022/ });
  await expect(ofTheCentre).toHaveCount(2, { timeout: 90_000 });
  await page.getByRole("button", { name: "Thêm lịch" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "Lưu" }).click();
  await expect(form).toBeHidden({ timeout: 30_000 });
  await expect(ofTheCentre).toHaveCount(3);
  await expect(page.getByText("Chưa đến kỳ").last()).toBeVisible();
});
