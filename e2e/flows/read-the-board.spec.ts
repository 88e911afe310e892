import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

const numberIn = (text: string): number => Number(text.replace(/\D/g, ""));
const listed = (page: Page) => page.locator(".page-count");

/** Lines of a CSV file that hold a record; a line break inside quotes does not end one. */
function recordsOf(csv: string): number {
  let isQuoted = false;
  let records = 0;
  for (const letter of csv.trimEnd()) {
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === "\n" && !isQuoted) records += 1;
  }
  return records;
}

async function openBoard(page: Page, query = ""): Promise<void> {
  await page.goto(`/board${query}`);
  await expect(page.getByRole("heading", { name: "Bảng điều hành" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Số liệu hiện tại" })).toBeVisible();
}

test("a number on the board, the list behind it and the file saved from it agree", async ({ signedInAs }) => {
  test.setTimeout(400_000);
  const page = await signedInAs("vanphong");

  await test.step("overdue now", async () => {
    // A deadline may pass between two looks; looking again settles it.
    await expect(async () => {
      await openBoard(page);
      const overdue = page.getByRole("link", { name: /^Đang quá hạn: / });
      const shown = numberIn(await overdue.innerText());
      await overdue.click();
      await expect(page).toHaveURL(/\/tickets\?clock_state=overdue&open=1/);
      await expect(listed(page)).toHaveText(shown.toLocaleString("vi-VN"), { timeout: 20_000 });
    }).toPass({ timeout: 120_000 });
  });

  await test.step("a bar of a filtered chart, by keyboard, and its export", async () => {
    await expect(async () => {
      await openBoard(page, "?channel=hotline");
      const chart = page.getByRole("figure", { name: "Đang ở cấp nào" });
      await chart.getByRole("button", { name: /Bảng số liệu/ }).click();
      const row = chart.getByRole("row", { name: /Cán bộ/ });
      const shown = numberIn(await row.getByRole("cell").last().innerText());
      await row.getByRole("button").focus();
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/channel=hotline/);
      await expect(page).toHaveURL(/level=officer/);
      await expect(listed(page)).toHaveText(shown.toLocaleString("vi-VN"), { timeout: 20_000 });

      await page.getByRole("button", { name: "Xuất tệp" }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("menuitem", { name: /CSV/ }).click();
      const file = await (await download).path();
      expect(recordsOf(readFileSync(file, "utf8"))).toBe(shown);
    }).toPass({ timeout: 180_000 });
  });
});

test("the supervisor urges an agency, and the board says when", async ({ signedInAs }) => {
  const page = await signedInAs("vanphong");
  await openBoard(page);
  const table = page.getByRole("region", { name: "Cơ quan còn phiếu mở" });
  // An agency that nobody has urged yet: its row shows no time of day.
  const never = table
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: /^Đôn đốc / }) })
    .filter({ hasNotText: /\d{2}:\d{2}/ });
  const row = table.locator(`tr[data-row-key="${await never.first().getAttribute("data-row-key")}"]`);
  await row.getByRole("button", { name: /^Đôn đốc / }).click();
  const dialog = page.getByRole("dialog", { name: /^Đôn đốc / });
  await expect(dialog.getByLabel("Nội dung đôn đốc")).toHaveValue(/Đề nghị đơn vị khẩn trương/);
  await dialog.getByRole("button", { name: "Gửi đôn đốc" }).click();
  await expect(page.getByText(/^Đã đôn đốc .+ phiếu$/)).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(/\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}/);
});

test("the morning brief is one A4 page", async ({ signedInAs }) => {
  const page = await signedInAs("vanphong");
  await openBoard(page);
  await page.getByRole("link", { name: "Tin sáng" }).last().click();
  await expect(page.getByRole("heading", { name: /^Tin sáng: tiếp nhận/ })).toBeVisible();
  await expect(page.getByText(/phiếu đang mở/).first()).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
});

test("the wall screen has nothing but the numbers, and a way back", async ({ signedInAs }) => {
  const page = await signedInAs("vanphong");
  await openBoard(page, "?channel=hotline");
  await page.getByRole("button", { name: "Màn hình lớn" }).click();
  await expect(page).toHaveURL(/\/board\/wall\?channel=hotline/);
  await expect(page.getByText("Nhiều phiếu quá hạn nhất")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(2);
  await expect(page.getByRole("searchbox").or(page.getByRole("combobox"))).toHaveCount(0);
  await page.getByRole("button", { name: "Thoát màn hình lớn" }).click();
  await expect(page).toHaveURL(/\/board\?channel=hotline/);
});

for (const theme of ["light", "dark"] as const) {
  test(`board, brief and wall are accessible (${theme})`, async ({ signedInAs }) => {
    const page = await signedInAs("vanphong");
    await page.emulateMedia({ colorScheme: theme });
    for (const [path, mark] of [
      ["/board", ".chart svg"],
      ["/board/brief", ".brief-paper footer"],
      ["/board/wall", ".wall-numbers"],
    ] as const) {
      await page.goto(path);
      await expect(page.locator(mark).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`),
      ).toEqual([]);
    }
  });
}
