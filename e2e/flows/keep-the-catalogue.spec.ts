import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { takeIn } from "../fixtures/dossier.ts";
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

const guardianship = { code: "1.004845", name: "Thủ tục đăng ký chấm dứt giám hộ" };
const phone = () => `09${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;

/** Which version of the procedure a dossier stands under. */
async function versionOf(page: Page, dossier: string): Promise<number> {
  await page.goto(`/dossiers?q=${dossier}`);
  await page.getByRole("link", { name: dossier }).click();
  await expect(page.getByRole("heading", { level: 1, name: dossier })).toBeVisible();
  const fact = await page.getByText(/^1\.004845, phiên bản \d+$/).textContent();
  return Number(/\d+$/.exec(fact ?? "")?.[0]);
}

test("a decision is entered, its procedure's next version written by keyboard, checked and published; new dossiers take it, old ones keep theirs", async ({
  signedInAs,
}) => {
  test.setTimeout(300_000);
  // Before: the desk takes a dossier in under the version in force.
  const clerk = await signedInAs("motcua.phuong");
  const before = await takeIn(clerk, guardianship, "Trần Thị Hiền", phone());
  const old = await versionOf(clerk, before);

  const page = await signedInAs("vanphong");
  const number = `E2E-${Date.now() % 100_000}/QĐ-UBND`;

  // The decision, with one procedure to amend.
  await page.goto("/catalogue-decisions/new");
  await page.getByLabel("Số quyết định").fill(number);
  await page.getByLabel("Ngày ban hành").fill(vietnam(0));
  await page.getByLabel("Ngày ban hành").press("Tab");
  const chosen = page.getByRole("combobox", { name: "Thủ tục" });
  await chosen.fill(guardianship.code);
  await page.getByTitle(guardianship.name).click();
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
  await expectAccessible(page);
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();

  // A draft binds nobody, and the desk cannot publish it.
  await page.waitForURL(/\/procedures\/\d+(\?|$)/);
  const address = new URL(page.url()).pathname;
  await clerk.goto(address);
  await expect(clerk.getByRole("heading", { level: 1, name: guardianship.name })).toBeVisible();
  await expect(clerk.getByRole("button", { name: "Công bố…" })).toHaveCount(0);
  await expect(clerk.getByText(`Phiên bản ${old} · đang áp dụng`)).toBeVisible();

  // What stands in the way is named; mended, the preview shows what changes and which dossiers keep theirs.
  await page.getByRole("button", { name: "Công bố…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/Các bước cộng lại là 2 ngày, khác thời hạn 1[.,]5 ngày\./)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Công bố", exact: true })).toBeDisabled();
  await dialog.getByRole("link", { name: "Sửa bản nháp" }).click();
  await steps.nth(1).getByLabel("Số ngày").fill("0");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await page.getByRole("button", { name: "Công bố…" }).click();
  await expect(dialog.getByRole("table")).toContainText("1,5 ngày làm việc");
  await expect(dialog.getByText(new RegExp(`phiên bản ${old}`, "i")).first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Công bố", exact: true }).click();
  await expect(page.getByText(`Phiên bản ${old + 1} · đang áp dụng`)).toBeVisible();
  await expect(page.getByText(/^Dữ liệu mẫu đi kèm/)).toHaveCount(0);
  await expectAccessible(page);

  // The decision's deadline is met by it.
  await page.goto(`/catalogue-decisions?q=${encodeURIComponent(number)}`);
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText("1/1");
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText("Đúng hạn");

  // After: the next citizen's dossier comes under the new version, the one before keeps its own.
  const after = await takeIn(clerk, guardianship, "Phạm Văn Hậu", phone());
  expect(await versionOf(clerk, after)).toBe(old + 1);
  expect(await versionOf(clerk, before)).toBe(old);
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
