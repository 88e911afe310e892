import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

const tab = (page: Page, name: string) => page.getByRole("tab", { name });
const form = (page: Page) => page.getByRole("tabpanel");

test("an operator has two calls open, closes the tab, finds both again and ends each in its own way", async ({
  signedInAs,
  database,
}) => {
  test.setTimeout(600_000);
  const now = String(Date.now());
  // Numbers nobody has called from, also when the same office is used twice.
  const [first, second] = [`09${now.slice(-8)}`, `08${now.slice(-8)}`];
  const { rows } = await database.query<{ code: string; content: string }>(
    `select code, content from public.tickets where status in ('assigned', 'verifying') and length(content) > 60
     order by received_at limit 1`,
  );
  const known = rows[0] as { code: string; content: string };

  const operator = await signedInAs("tongdaivien");
  const context = operator.context();

  await test.step("the telephone system opens the first call; the caller tells what another has told", async () => {
    await operator.goto(`/tickets/new?phone=${first}&call=e2e-${now}`);
    await expect(operator.getByLabel("Số điện thoại")).toHaveValue(first);
    await expect(operator.getByText("Số này gọi lần đầu")).toBeVisible();
    await expect(operator.getByLabel("Họ và tên")).toBeFocused();
    await operator.keyboard.type("Đặng Văn Một");
    await operator.getByLabel("Nội dung", { exact: true }).fill(known.content);
    await expect(operator.getByRole("region", { name: "Có thể trùng" })).toContainText(known.code);
  });

  await test.step("a second call rings in: the first one stays as it is", async () => {
    await operator.keyboard.press("Alt+n");
    await expect(tab(operator, "Cuộc gọi 2")).toHaveAttribute("aria-selected", "true");
    await expect(form(operator).getByLabel("Số điện thoại")).toBeFocused();
    await operator.keyboard.type(second);
    await operator.keyboard.press("Enter");
    await expect(form(operator).getByLabel("Họ và tên")).toBeFocused();
    await operator.keyboard.type("Phan Thị Hai");
    await form(operator).getByLabel("Nội dung", { exact: true }).fill(`Hỏi giờ làm việc ${now}`);
    await operator.keyboard.press("Alt+1");
    await expect(form(operator).getByLabel("Nội dung", { exact: true })).toHaveValue(known.content);
    await operator.keyboard.press("Alt+2");
    await expect(form(operator).getByLabel("Họ và tên")).toHaveValue("Phan Thị Hai");
  });

  await test.step("nobody else on this computer sees them", async () => {
    const drafts = await operator.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.includes("intake.call.")),
    );
    expect(drafts).toHaveLength(2);
    const me = drafts[0]?.split(".")[3];
    // Somebody else's draft lies in the same browser.
    await operator.evaluate(
      ([mine, key]) => {
        const kept = JSON.parse(localStorage.getItem(key as string) as string);
        kept.id = crypto.randomUUID();
        kept.values.full_name = "Của người khác";
        localStorage.setItem(`console.intake.call.${Number(mine) + 1}.${kept.id}`, JSON.stringify(kept));
      },
      [me, drafts[0]],
    );
  });

  let page = operator;
  await test.step("the tab is closed by mistake: both calls are there again", async () => {
    await operator.close();
    page = await context.newPage();
    await page.goto("/tickets/new");
    await expect(page.getByText("Đã khôi phục 2 cuộc gọi chưa lưu")).toBeVisible();
    await expect(page.getByRole("tab")).toHaveCount(2);
    await page.keyboard.press("Alt+1");
    await expect(form(page).getByLabel("Họ và tên")).toHaveValue("Đặng Văn Một");
    await expect(form(page).getByLabel("Số điện thoại")).toHaveValue(first);
  });

  await test.step("the duplicate is read beside the form without losing a word", async () => {
    const duplicates = page.getByRole("region", { name: "Có thể trùng" });
    await expect(duplicates).toContainText("nội dung giống");
    await page.keyboard.press("Alt+d");
    const drawer = page.getByRole("dialog");
    await expect(drawer).toContainText(known.content);
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
    await expect(form(page).getByLabel("Nội dung", { exact: true })).toHaveValue(known.content);
  });

  await test.step("the first becomes a ticket: what is missing is asked for first", async () => {
    await page.keyboard.press("Control+Enter");
    await expect(form(page).getByLabel("Địa chỉ liên hệ")).toBeFocused();
    await page.keyboard.type("Số 1 phố Thử Nghiệm");
    await page.keyboard.press("Control+Enter");
    await expect(page.locator(".saved-code:visible")).toHaveText(/^1022-\d\d-\d{6}$/);
  });

  await test.step("the second needs none: it is logged with a promise to call back", async () => {
    await page.keyboard.press("Alt+2");
    await expect(form(page).getByLabel("Họ và tên")).toHaveValue("Phan Thị Hai");
    await page.keyboard.press("Alt+g");
    const callBack = page.getByRole("dialog", { name: "Hẹn gọi lại công dân" });
    await callBack.getByLabel("Nội dung", { exact: true }).fill(`Báo giờ làm việc ${now}`);
    await page.keyboard.press("Control+Enter");
    await expect(callBack).toBeHidden();
    await expect(page.getByText(/Đã hẹn gọi lại \d\d\/\d\d\/\d{4}/).first()).toBeVisible();

    await page.keyboard.press("Alt+k");
    const outcome = page.getByRole("dialog", { name: "Cuộc gọi không cần tạo phiếu" });
    await expect(outcome.getByLabel("Ghi chú")).toHaveValue(`Hỏi giờ làm việc ${now}`);
    await page.keyboard.press("Control+Enter");
    await expect(outcome).toBeHidden();
  });

  await test.step("nothing is left of the drafts, and both calls are on record", async () => {
    await page.reload();
    await expect(page.getByLabel("Số điện thoại")).toHaveValue("");
    await expect(page.getByRole("tab")).toHaveCount(1);
    const { rows: tickets } = await database.query(
      "select t.id from public.tickets t join public.citizens c on c.id = t.citizen_id where c.phone = $1",
      [first],
    );
    expect(tickets).toHaveLength(1);
    await page.goto("/calls");
    await page.getByPlaceholder(/Tìm trong ghi chú/).fill(now);
    await expect(page.getByRole("table")).toContainText(`Hỏi giờ làm việc ${now}`);
    await expect(page.getByRole("table")).toContainText("Phan T. H.");
    await expect(page.getByRole("table")).not.toContainText(second);
  });

  await test.step("the call-back is on its list; called, it is done", async () => {
    await page.goto("/calls/call-backs");
    const row = page.getByRole("row").filter({ hasText: `Báo giờ làm việc ${now}` });
    await row.getByRole("button", { name: "Gọi", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Xem số" }).click();
    await expect(dialog.getByRole("link", { name: second })).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await expect(row).toBeHidden();
  });

  await test.step("the shift is handed over, and the next one confirms it", async () => {
    await page.goto("/shifts");
    await page.getByLabel("Lời dặn ca sau").fill(`Theo dõi số ${now}`);
    await page.getByRole("button", { name: "Bàn giao ca" }).click();
    const mine = page.getByRole("region", { name: "Đã đọc, nhận ca" }).filter({ hasText: now });
    await expect(mine).toBeVisible();
    await expect(mine.getByRole("button", { name: "Đã đọc, nhận ca" })).toHaveCount(0);

    const lead = await signedInAs("truongca");
    await lead.goto("/shifts");
    const waiting = lead.getByRole("region", { name: "Đã đọc, nhận ca" }).filter({ hasText: now });
    await waiting.getByRole("button", { name: "Đã đọc, nhận ca" }).click();
    await expect(waiting).toBeHidden();
    await expect(lead.getByRole("region", { name: "Những lần bàn giao" })).toContainText("nhận lúc");
  });
});
