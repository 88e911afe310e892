import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

const wrong = "Không tìm thấy phiếu với mã và số điện thoại này. Hãy kiểm tra lại cả hai.";
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

async function fill(page: Page, number: string): Promise<void> {
  await page.getByLabel("Nội dung").fill("Đèn đường trước số nhà 12 không sáng ba hôm nay");
  await page.getByLabel("Họ và tên").fill("Trần Thị Bưởi");
  await page.getByLabel("Số điện thoại").fill(number);
  await page.getByLabel("Địa chỉ liên hệ").fill("12 Lạch Tray, phường Gia Viên");
  await page.getByLabel("Tôi đồng ý").check();
}

async function lookUp(page: Page, code: string, number: string): Promise<void> {
  await page.getByLabel("Mã phiếu").fill(code);
  await page.getByLabel("Số điện thoại").fill(number);
  await page.getByRole("button", { name: "Tra cứu", exact: true }).click();
}

test.use({ viewport: { width: 360, height: 740 } });

test("a citizen sends with a photo, gets the code, and looks it up", async ({ page }) => {
  const number = phone();
  await page.goto("/cong-dan");
  await page.getByRole("main").getByRole("link", { name: "Gửi phản ánh, kiến nghị" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Gửi phản ánh, kiến nghị" })).toBeFocused();

  // What is missing is said at its field, and the first one has the cursor.
  await page.getByRole("button", { name: "Gửi phiếu" }).click();
  await expect(page.getByLabel("Nội dung")).toBeFocused();
  await expect(page.getByLabel("Nội dung")).toHaveAccessibleDescription(/Hãy cho biết việc gì đang xảy ra/);
  await expect(page.getByText("Hãy ghi số điện thoại.")).toBeVisible();

  await fill(page, number);
  const category = page.getByRole("combobox", { name: "Thuộc loại việc nào" });
  await category.fill("den duong");
  await expect(page.getByRole("option", { name: "Đèn chiếu sáng công cộng" })).toBeVisible();
  await category.press("Enter");
  await expect(category).toHaveValue("Đèn chiếu sáng công cộng");
  const ward = page.getByRole("combobox", { name: "Xã, phường, đặc khu" });
  await ward.fill("gia vien");
  await expect(page.getByRole("option", { name: "Phường Gia Viên" })).toBeVisible();
  await ward.press("Enter");
  await expect(ward).toHaveValue("Phường Gia Viên");
  const photo = await page.screenshot();
  await page.getByLabel("Thêm ảnh, video, ghi âm").setInputFiles([
    { name: "hiện trường.png", mimeType: "image/png", buffer: photo },
    { name: "trang.html", mimeType: "text/html", buffer: Buffer.from("<p>") },
  ]);
  await expect(page.getByText("trang.html: loại tệp này không gửi được.")).toBeVisible();
  await expect(page.getByText("hiện trường.png", { exact: true })).toBeVisible();

  // A reload loses nothing but the consent, which is given anew.
  await page.reload();
  await expect(page.getByLabel("Số điện thoại")).toHaveValue(number);
  await expect(page.getByText("hiện trường.png", { exact: true })).toBeVisible();
  await page.getByLabel("Tôi đồng ý").check();
  await page.getByRole("button", { name: "Gửi phiếu" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Đã nhận phiếu của bạn" })).toBeVisible();
  await expect(page.getByText("Đã đến 1 trong 1 tệp.")).toBeVisible();
  const code = (await page.getByTestId("code").textContent()) ?? "";
  expect(code).toMatch(/^1022-\d\d-\d{6}$/);
  await expectFine(page);

  await page.getByRole("link", { name: "Xem phiếu đi đến đâu" }).click();
  await lookUp(page, code, number);
  await expect(page.getByRole("heading", { level: 2, name: "Đã tiếp nhận" })).toBeFocused();
  await expect(page.getByText("1 tệp bạn gửi kèm")).toBeVisible();
  await expect(page.getByText("Phường Gia Viên")).toBeVisible();
  await expectFine(page);

  // The form is empty again for the next one.
  await page.getByRole("link", { name: "Gửi phản ánh" }).click();
  await expect(page.getByLabel("Nội dung")).toHaveValue("");
  await expect(page.getByText("hiện trường.png", { exact: true })).toBeHidden();

  await page.goto("/cong-dan/tra-cuu");
  await lookUp(page, code, phone());
  await expect(page.getByRole("alert")).toHaveText(wrong);
  await lookUp(page, "1022-26-999999", number);
  await expect(page.getByRole("alert")).toHaveText(wrong);
});

test("on a bad line nothing is lost: the form stays, the ticket is one, the photo is sent again", async ({
  page,
  database,
}) => {
  const number = phone();
  await page.goto("/cong-dan/gui");
  await fill(page, number);
  await page.getByLabel("Thêm ảnh, video, ghi âm").setInputFiles({
    name: "anh.png",
    mimeType: "image/png",
    buffer: await page.screenshot(),
  });
  await expect(page.getByText("anh.png", { exact: true })).toBeVisible();

  // The server receives the form, but its answer gets lost.
  await page.route("**/rpc/submit_ticket", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Gửi phiếu" }).click();
  await expect(page.getByRole("alert")).toContainText("Không kết nối được");
  await expect(page.getByLabel("Nội dung")).not.toHaveValue("");
  await page.unroute("**/rpc/submit_ticket");

  await page.route("**/storage/v1/**", (route) => route.abort());
  await page.getByRole("button", { name: "Gửi phiếu" }).click();
  await expect(page.getByText("Đã đến 0 trong 1 tệp.")).toBeVisible();
  await expect(page.getByText("Phiếu đã được nhận; chỉ những tệp này chưa đến.")).toBeVisible();
  await page.unroute("**/storage/v1/**");
  await page.getByRole("button", { name: "Gửi lại tệp này" }).click();
  await expect(page.getByText("Đã đến 1 trong 1 tệp.")).toBeVisible();

  const { rows } = await database.query(
    `select t.code, (select count(*)::integer from public.ticket_attachments a where a.ticket_id = t.id) as files
     from public.tickets t join public.citizens c on c.id = t.citizen_id where c.phone = $1`,
    [number],
  );
  expect(rows).toEqual([{ code: await page.getByTestId("code").textContent(), files: 1 }]);
});

test("an answer is rated by its link, once", async ({ page, database }) => {
  const { rows } = await database.query(
    `select private.rating_path(a.id) as path, t.code from public.tickets t
     join lateral (select x.* from public.ticket_answers x where x.ticket_id = t.id order by x.answered_at desc, x.id desc limit 1) a on true
     where t.status in ('answered', 'closed') and private.rating_state(now(), a.id) = 'open'
       -- Not one that another flow is living through.
       and t.received_at < now() - interval '1 day' order by random() limit 1`,
  );
  const { path, code } = rows[0] as { path: string; code: string };
  await page.goto(path);
  await expect(page.getByText(code)).toBeVisible();
  await expectFine(page);
  await page.getByRole("button", { name: "Gửi đánh giá" }).click();
  await expect(page.getByText("Hãy chọn từ 1 đến 5.")).toBeVisible();
  await page
    .getByRole("group", { name: "Nhìn chung" })
    .getByRole("radio", { name: "Không hài lòng", exact: true })
    .check();
  await page.getByLabel("Góp ý").fill("Sửa xong lại hỏng");
  await page.getByRole("button", { name: "Gửi đánh giá" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cảm ơn bạn" })).toBeVisible();
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: "Đã được đánh giá" })).toBeVisible();
});

for (const [scheme, width] of [
  ["light", 360],
  ["dark", 360],
  ["light", 1440],
  ["dark", 1440],
] as const) {
  test(`every public page is accessible, ${scheme} at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    for (const [path, sign] of [
      ["/cong-dan", "0225.1022"],
      ["/cong-dan/gui", "Thêm ảnh, video, ghi âm"],
      ["/cong-dan/tra-cuu", "Mã phiếu"],
      ["/cong-dan/ket-qua", "kết quả"],
      ["/cong-dan/ket-qua/1022-26-999999", "Không có trang này"],
      ["/danh-gia/1-0", "Liên kết đánh giá này không đúng."],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("main").getByText(sign).first()).toBeVisible();
      await expectFine(page);
    }
    await page.goto("/cong-dan/gui");
    await page.getByRole("combobox", { name: "Xã, phường, đặc khu" }).click();
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectFine(page);
  });
}

test("in English, kept for the next visit", async ({ page }) => {
  await page.goto("/cong-dan/gui");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Send a report or petition" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
