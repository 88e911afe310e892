import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

const numberIn = (text: string): number => Number(text.replace(/\D/g, ""));
const listed = (page: Page) => page.locator(".page-count");
const CHART = "Phiếu theo kênh của tôi";
const SECOND = "Tiếp nhận trong kỳ của tôi";
// A copy of the product that runs already may hold an earlier run's.
const BOARD = `Bảng sáng thứ Hai ${Date.now() % 1_000_000}`;

/** Opens an antd select from the keyboard, as its label is over the input, and picks the option. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  const picker = page.getByLabel(label, { exact: true }).and(page.getByRole("combobox"));
  await picker.focus();
  await page.keyboard.press("ArrowDown");
  await page.locator(".ant-select-dropdown:visible").getByTitle(option, { exact: true }).first().click();
}

/** What stands in the second cell of each row of a tile's table. */
async function tableOf(tile: Locator): Promise<Map<string, number>> {
  await tile.getByRole("button", { name: /: Bảng số liệu$/ }).click();
  const rows = tile.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const found = new Map<string, number>();
  for (const row of await rows.all()) {
    const cells = row.getByRole("cell");
    found.set((await cells.first().innerText()).trim(), numberIn(await cells.nth(1).innerText()));
  }
  return found;
}

async function save(page: Page, name: string): Promise<void> {
  await page.getByLabel("Tên biểu đồ").fill(name);
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(page).toHaveURL(/\/charts\/\d+$/);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

async function putOnBoard(page: Page, board: string, isNew: boolean): Promise<void> {
  await page.getByRole("button", { name: "Đặt lên bảng" }).click();
  const dialog = page.getByRole("dialog");
  if (isNew) {
    await dialog.getByLabel("Tên bảng mới").fill(board);
  } else {
    await pick(page, "Bảng", board);
  }
  await dialog.getByRole("button", { name: "Đặt", exact: true }).click();
  await expect(page.getByRole("heading", { name: board, level: 1 })).toBeVisible();
}

test("a chart is built, arranged on a board by keyboard, shared, and read by others with their own numbers", async ({
  signedInAs,
}) => {
  test.setTimeout(500_000);
  const page = await signedInAs("vanphong");
  let whole = new Map<string, number>();

  await test.step("built with a live preview, saved, put on a new board", async () => {
    await page.goto("/charts/new");
    await pick(page, "Chia theo thời gian", "Không chia theo thời gian");
    await pick(page, "Chia theo", "Kênh tiếp nhận");
    await page.keyboard.press("Escape");
    const preview = page.getByRole("figure", { name: "Biểu đồ mới" });
    await expect(preview.locator("svg").last()).toBeVisible();
    await expect(preview.getByText("phiếu ·")).toBeVisible();
    await save(page, CHART);
    await putOnBoard(page, BOARD, true);
    await expect(page.getByRole("figure", { name: CHART })).toBeVisible();
  });

  await test.step("a second one, a number, on the same board", async () => {
    await page.goto("/charts/new");
    await pick(page, "Chia theo thời gian", "Không chia theo thời gian");
    await expect(page.getByRole("figure", { name: "Biểu đồ mới" }).getByRole("link")).toBeVisible();
    await save(page, SECOND);
    await putOnBoard(page, BOARD, false);
    await expect(page.getByRole("figure", { name: SECOND })).toBeVisible();
  });

  await test.step("moved and sized from the keyboard", async () => {
    await page.getByRole("button", { name: "Sắp xếp", exact: true }).click();
    const grip = page.getByRole("button", { name: `Chuyển chỗ ${SECOND} (ô 2 trên 2)` });
    await grip.focus();
    await page.keyboard.press("ArrowLeft");
    const moved = page.getByRole("button", { name: `Chuyển chỗ ${SECOND} (ô 1 trên 2)` });
    await expect(moved).toBeFocused();
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByText(`${SECOND}: ô 1 trên 2, rộng 7 cột, cao 2 hàng`)).toBeAttached();
    await page.getByRole("button", { name: "Lưu sắp xếp" }).click();
    await expect(page.getByRole("button", { name: "Sắp xếp", exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("figure").first()).toHaveAccessibleName(SECOND);
  });

  await test.step("the number, the list behind it and the file agree, with the board's filters kept", async () => {
    await page.goto(`${page.url().split("?")[0]}?period=last_90_days`);
    const tile = page.getByRole("figure", { name: CHART });
    whole = await tableOf(tile);
    const [channel, shown] = [...whole].sort((a, b) => b[1] - a[1])[0] as [string, number];
    expect(shown).toBeGreaterThan(0);

    await tile.getByRole("button", { name: `${CHART}: Xuất tệp` }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: /CSV/ }).click();
    const csv = readFileSync(await (await download).path(), "utf8");
    expect(csv).toContain(`${channel},${shown}`);

    await tile.getByRole("button", { name: `Mở danh sách: ${channel}` }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/tickets\?.*received_from=.*channel=/);
    await expect(listed(page)).toHaveText(shown.toLocaleString("vi-VN"), { timeout: 20_000 });
    await page.goBack();
    await expect(page).toHaveURL(/period=last_90_days/);
  });

  await test.step("shared with the heads of agencies", async () => {
    await page.getByRole("button", { name: "Khác" }).click();
    await page.getByRole("menuitem", { name: "Tên, chia sẻ" }).click();
    const dialog = page.getByRole("dialog");
    await pick(page, "Chia sẻ với vai trò", "Thủ trưởng đơn vị");
    await dialog.getByRole("button", { name: "Lưu" }).click();
    await expect(page.getByText("Chia sẻ với Thủ trưởng đơn vị")).toBeVisible();
  });

  await test.step("a head sees it with the numbers of their own agency, and cannot arrange it", async () => {
    const head = await signedInAs("thutruong.sxd");
    await head.goto("/boards");
    await head.getByRole("link", { name: BOARD }).click();
    await expect(head.getByText("Được chia sẻ với vai trò của bạn")).toBeVisible();
    await expect(head.getByRole("button", { name: "Sắp xếp", exact: true })).toHaveCount(0);
    await head.goto(`${head.url().split("?")[0]}?period=last_90_days`);
    const own = await tableOf(head.getByRole("figure", { name: CHART }));
    const sum = (numbers: Map<string, number>) => [...numbers.values()].reduce((a, b) => a + b, 0);
    expect(sum(own)).toBeGreaterThan(0);
    expect(sum(own)).toBeLessThan(sum(whole));
    for (const [channel, count] of own) expect(count).toBeLessThanOrEqual(whole.get(channel) ?? 0);
  });

  await test.step("a contact officer is not shown it", async () => {
    const officer = await signedInAs("canbodaumoi.sxd");
    await officer.goto("/boards");
    await expect(officer.getByRole("heading", { name: "Biểu đồ", exact: true })).toBeVisible();
    await expect(officer.getByText(BOARD)).toHaveCount(0);
  });
});

test("an alert is set on a chart and listed with how it stands", async ({ signedInAs, database }) => {
  test.setTimeout(300_000);
  const page = await signedInAs("vanphong");
  await page.goto("/charts/new");
  await save(page, "Cảnh báo tiếp nhận");
  await page.getByRole("button", { name: "Đặt cảnh báo" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Lưu" }).click();
  await expect(dialog.getByText("Nhập ngưỡng.")).toBeVisible();
  await dialog.getByLabel("Ngưỡng").fill("1");
  await dialog.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByText("Phiếu tiếp nhận trên 1", { exact: true })).toBeVisible();

  // What the worker does on its round.
  await database.query("select private.check_chart_alert(max(id), clock_timestamp()) from public.chart_alerts");
  await page.reload();
  await expect(page.getByText(/^đang vượt: /)).toBeVisible();
  await page
    .getByRole("button", { name: /thông báo/i })
    .first()
    .click();
  await expect(page.getByText(/biểu đồ “Cảnh báo tiếp nhận”/i).first()).toBeVisible();
});
