import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";
import { openStep } from "../fixtures/ticket.ts";

/** Takes what a picker offers by that name. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  const picker = page.getByLabel(label, { exact: true }).and(page.getByRole("combobox"));
  // One that takes several can be typed into once it has the focus.
  await picker.focus();
  await picker.pressSequentially(text);
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: text }).first().click();
}

test("an administrator adds a field; it is asked, required, shown, filtered by and exported", async ({
  signedInAs,
  database,
}) => {
  test.setTimeout(600_000);
  const mark = String(Date.now()).slice(-7);
  const field = `Mức ngập ${mark}`;
  // The category that the other walks have least to do with.
  const { rows } = await database.query<{ name: string }>(
    `select c.name from public.categories c where c.parent_id is not null and c.archived_at is null
     order by (select count(*) from public.tickets t where t.category_id = c.id), c.id desc limit 1`,
  );
  const category = rows[0]?.name ?? "";

  const admin = await signedInAs("quantri");
  await test.step("the field, with its choices and where it is required", async () => {
    await admin.goto("/custom-fields/new");
    await admin.getByLabel("Tên trường").fill(field);
    await choose(admin, "Kiểu", "Chọn một");
    await admin.getByLabel("Mã", { exact: true }).fill(`ngap_${mark}`);
    for (const [index, name] of ["Ngập nhẹ", "Ngập sâu"].entries()) {
      await admin.getByRole("button", { name: "Thêm lựa chọn" }).click();
      await admin.getByLabel(`Tên lựa chọn ${index + 1}`, { exact: true }).fill(name);
    }
    await choose(admin, "Bắt buộc ở loại việc, thủ tục", category);
    await admin.keyboard.press("Escape");
    await admin.getByRole("button", { name: "Tạo" }).click();
    await expect(admin.getByRole("heading", { level: 1, name: field })).toBeVisible();
  });

  const operator = await signedInAs("tongdaivien");
  let path = "";
  await test.step("the form asks it, and insists where it is required", async () => {
    await operator.goto("/tickets/new");
    await operator.getByLabel("Số điện thoại").fill(`097${mark}`);
    await operator.getByLabel("Họ và tên").fill("Đoàn Thị Nước");
    await operator.getByLabel("Địa chỉ liên hệ").fill("Số 5 ngõ Ngập");
    await operator.getByLabel("Nội dung", { exact: true }).fill(`Đường ngõ ${mark} ngập từ sáng.`);
    await choose(operator, "Loại việc", category);
    const own = operator.getByRole("region", { name: "Trường bổ sung" });
    await operator.keyboard.press("Control+Enter");
    await expect(own.getByText(/^Chọn mức ngập/)).toBeVisible();
    await choose(operator, field, "Ngập sâu");
    await operator.keyboard.press("Control+Enter");
    await operator.getByRole("link", { name: "Mở phiếu" }).click();
    await expect(operator.getByRole("heading", { level: 1, name: /^1022-/ })).toBeVisible();
    path = new URL(operator.url()).pathname;
    await expect(operator.locator(".facts").getByText("Ngập sâu")).toBeVisible();
  });

  await test.step("it is corrected, and the timeline says what it was", async () => {
    await openStep(operator, "Trường bổ sung");
    const dialog = operator.getByRole("dialog", { name: "Trường bổ sung của phiếu" });
    await choose(operator, field, "Ngập nhẹ");
    await dialog.getByRole("button", { name: "Lưu" }).click();
    await expect(dialog).toBeHidden();
    await expect(operator.getByText(`${field}: Ngập sâu → Ngập nhẹ`)).toBeVisible();
  });

  await test.step("the list finds it by the field, shows and exports it", async () => {
    await operator.goto(`/tickets?as=all&cf_ngap_${mark}=ngap_nhe`);
    await expect(operator.locator(".page-count")).toHaveText("1");
    await expect(operator.locator(`a[href="${path}"]`)).toBeVisible();
    await operator.getByRole("button", { name: "Chọn cột" }).click();
    await operator.getByRole("checkbox", { name: field }).check();
    await operator.keyboard.press("Escape");
    await expect(operator.getByRole("cell", { name: "Ngập nhẹ" })).toBeVisible();
    await operator.getByRole("button", { name: "Xuất tệp" }).click();
    const download = operator.waitForEvent("download");
    await operator.getByRole("menuitem", { name: /CSV/ }).click();
    const csv = readFileSync(await (await download).path(), "utf8");
    expect(csv).toContain(field);
    expect(csv).toContain("Ngập nhẹ");
    await operator.goto(`/tickets?as=all&cf_ngap_${mark}=ngap_sau`);
    await expect(operator.locator(".page-count")).toHaveText("0");
  });
});
