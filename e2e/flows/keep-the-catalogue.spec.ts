import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`)).toEqual(
    [],
  );
}

const vietnam = (days: number) => {
  const day = new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  return day.split("-").reverse().join("/");
};

test("a decision is entered with its deadline; its procedure's next version is written by keyboard", async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const page = await signedInAs("vanphong");
  const number = `E2E-${Date.now() % 100_000}/QĐ-UBND`;

  // The decision, with one procedure to amend.
  await page.goto("/catalogue-decisions/new");
  await page.getByLabel("Số quyết định").fill(number);
  await page.getByLabel("Ngày ban hành").fill(vietnam(0));
  await page.getByLabel("Ngày ban hành").press("Tab");
  const chosen = page.getByRole("combobox", { name: "Thủ tục" });
  await chosen.fill("1.004845");
  await page.getByTitle("Thủ tục đăng ký chấm dứt giám hộ").click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ghi nhận", exact: true }).click();
  await expect(page.getByText("Chưa cập nhật")).toBeVisible();
  await expect(page.locator(".clock-badge")).toContainText("còn");

  // From there to the draft: the decision comes along.
  await page.getByRole("link", { name: "Soạn phiên bản" }).click();
  await page.getByRole("button", { name: "Tạo phiên bản mới" }).click();
  await expect(page.getByLabel("Số quyết định")).toHaveValue(number);
  await page.getByLabel("Có hiệu lực từ").fill(vietnam(0));
  await page.getByLabel("Có hiệu lực từ").press("Tab");

  // The last step goes up by Alt+↑ and the focus goes with it; half a day less breaks the sum, which is said at once.
  const steps = page.getByRole("listitem").filter({ has: page.getByLabel("Tên bước") });
  await expect(steps).toHaveCount(4);
  await steps.nth(3).getByLabel("Tên bước").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(steps.nth(2).getByLabel("Tên bước")).toHaveValue("Trả kết quả");
  await expect(steps.nth(2).getByLabel("Tên bước")).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(steps.nth(3).getByLabel("Tên bước")).toHaveValue("Trả kết quả");
  await page.getByLabel("Thời hạn chung (ngày làm việc)").fill("1,5");
  await expect(page.getByText("khác thời hạn chung 1,5 ngày")).toBeVisible();
});

test("the catalogue goes out as a file and comes back in: checked, imported as drafts, undone", async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const page = await signedInAs("quantri");
  await page.goto("/procedures?q=bao%20tro%20xa%20hoi");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Xuất tệp" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV (.csv)" }).click();
  const file = await (await download).path();

  await page.goto("/imports/new?target=procedures");
  await page.locator("input[type=file]").setInputFiles({
    name: "danh-muc.csv",
    mimeType: "text/csv",
    buffer: await import("node:fs").then(({ readFileSync }) => readFileSync(file)),
  });
  await expect(page.getByText(/Tệp có \d+ dòng/)).toBeVisible();
  await page.getByRole("button", { name: "Kiểm tra" }).click();
  await expect(page.getByText("chưa có thủ tục nào được nhập")).toBeVisible();
  await page.getByRole("button", { name: /^Nhập tất cả/ }).click();
  await expect(page.getByRole("heading", { name: /Đã nhập \d+ thủ tục/ })).toBeVisible();

  await page.goto("/imports");
  const row = page.getByRole("row").filter({ hasText: "danh-muc.csv" }).first();
  await expect(row).toContainText("Thủ tục, bản nháp");
  await row.getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác" }).click();
  await expect(row).toContainText("Đã hoàn tác");
});
