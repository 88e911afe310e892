import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

const numberIn = (text: string): number => Number(text.replace(/\D/g, ""));
const listed = (page: Page) => page.locator(".page-count");
const shows = (page: Page, count: number) =>
  expect(listed(page)).toHaveText(count.toLocaleString("vi-VN"), { timeout: 10_000 });
const inForce = (page: Page) => page.getByRole("list", { name: "Điều kiện đang áp dụng" });

/** Follows a number set large, or a cell of a table, to its list; answers what stood there. */
async function follow(page: Page, tile: string, link: RegExp): Promise<number> {
  const number = page.getByRole("figure", { name: tile }).getByRole("link", { name: link }).first();
  await number.scrollIntoViewIfNeeded();
  const shown = numberIn(await number.innerText());
  await number.click();
  return shown;
}

/** Other walks work in the same city meanwhile: what has changed between number and list is looked at once more. */
const agree = (look: () => Promise<void>) => expect(look).toPass({ timeout: 120_000 });

test("a number of the dossier board leads to its dossiers, and back to the board as it was", async ({ signedInAs }) => {
  test.setTimeout(300_000);
  const page = await signedInAs("vanphong");
  const board = "/boards/dossiers?period=last_12_months&compare=last_year";

  await test.step("a number of the period", () =>
    agree(async () => {
      await page.goto(board);
      const received = await follow(page, "Hồ sơ trong kỳ", /^Hồ sơ tiếp nhận: /);
      await expect(page).toHaveURL(/\/dossiers\?received=\d{4}-\d\d-\d\d%2C\d{4}-\d\d-\d\d$/);
      expect(received).toBeGreaterThan(0);
      await shows(page, received);
      await page.goBack();
      await expect(page).toHaveURL(/period=last_12_months&compare=last_year$/);
    }));

  await test.step("a cell of the table by agency keeps agency, period and what the column counts", () =>
    agree(async () => {
      await page.goto(board);
      const late = await follow(page, "Hồ sơ theo cơ quan", /, Kết quả quá hạn: /);
      await expect(page).toHaveURL(/timeliness=late/);
      await expect(page).toHaveURL(/agency=\d+/);
      await expect(page).toHaveURL(/result=\d{4}/);
      await shows(page, late);
    }));

  await test.step("what links bring and no control shows stands below the bar and can be taken off", async () => {
    await page.goto("/boards/dossiers?period=last_12_months");
    const rated = page
      .getByRole("figure", { name: "Kết quả so với chỉ tiêu" })
      .getByRole("link", { name: /^Tỷ lệ hài lòng: / });
    await rated.click();
    await expect(inForce(page).getByText(/^Điểm đánh giá: 4, 5$/)).toBeVisible();
    await expect(inForce(page).getByText(/^Đánh giá từ: \d\d\/\d\d\/\d{4}$/)).toBeVisible();
    await expect(listed(page)).toBeVisible();
    const few = numberIn(await listed(page).innerText());
    await inForce(page)
      .getByRole("button", { name: /^Bỏ điều kiện Điểm đánh giá/ })
      .click();
    await expect(page).not.toHaveURL(/score=/);
    await expect(async () => expect(numberIn(await listed(page).innerText())).toBeGreaterThanOrEqual(few)).toPass();
  });
});

test("a number of the reception board leads to visits, cases, sessions and tasks", async ({ signedInAs }) => {
  test.setTimeout(300_000);
  const page = await signedInAs("tiepcongdan");
  const board = "/boards/reception?period=last_12_months";

  for (const [tile, link, url] of [
    ["Tại quầy", /^Lượt tiếp: /, /\/visits\?visited=/],
    ["Vụ việc", /^Vụ việc đã kết luận: /, /\/cases\?.*concluded_from=/],
    ["Nhiệm vụ sau kết luận", /^Nhiệm vụ đã giao: /, /\/case-tasks\?state=all&.*assigned_from=/],
  ] as const)
    await agree(async () => {
      await page.goto(board);
      const shown = await follow(page, tile, link);
      await expect(page).toHaveURL(url);
      expect(shown).toBeGreaterThan(0);
      await shows(page, shown);
      await page.goBack();
      await expect(page).toHaveURL(/period=last_12_months$/);
    });

  await test.step("sessions open as a list, not as a calendar", () =>
    agree(async () => {
      await page.goto(board);
      const held = await follow(page, "Buổi tiếp trực tuyến", /^Buổi tiếp đã tổ chức: /);
      await expect(page).toHaveURL(/\/sessions\?as=list&/);
      await expect(inForce(page).getByText("Đã tổ chức", { exact: true })).toBeVisible();
      await shows(page, held);
      await page.goBack();
      await expect(page).toHaveURL(/period=last_12_months$/);
    }));
});
