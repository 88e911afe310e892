import { expect, test } from "../fixtures/office.ts";

// On a calendar of its own and without saving the rule: the other flows live by the city's.

test("a supervisor makes a calendar, gives a day hours of its own, and the year shows it", async ({ signedInAs }) => {
  const page = await signedInAs("vanphong");
  await page.getByRole("link", { name: "Lịch làm việc", exact: true }).click();
  await page.getByRole("button", { name: "Thêm lịch" }).click();
  const name = `Lịch thử ${Date.now()}`;
  await page.getByLabel("Tên lịch").fill(name);
  await page.getByRole("textbox", { name: "Thứ Hai, mở cửa 1" }).fill("25:00");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("textbox", { name: "Thứ Hai, mở cửa 1" }).fill("08:00");
  await page.getByRole("button", { name: "Lưu" }).click();

  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByText("08:00–11:30, 13:30–17:30")).toBeVisible();
  await expect(page.getByText(/chưa có danh sách ngày nghỉ lễ/)).toBeVisible();

  const year = new Date().getFullYear();
  await page.getByRole("button", { name: new RegExp(`^15/06/${year}`) }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("Ngày làm việc", { exact: true }).click();
  await drawer.getByLabel("Tên").fill("Làm nửa ngày");
  await drawer.getByRole("button", { name: "Thêm khoảng giờ" }).click();
  await drawer.getByRole("button", { name: "Xem thời hạn bị ảnh hưởng" }).click();
  await expect(drawer.getByText("Không thời hạn đang chạy nào thay đổi")).toBeVisible();
  await drawer.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("button", { name: `15/06/${year}: Giờ riêng, Làm nửa ngày` })).toBeVisible();
  await expect(page.getByText("Ngày làm việc: Làm nửa ngày (07:30–11:30)")).toBeVisible();
});

test("what a rule's change would touch is shown before it is saved", async ({ signedInAs }) => {
  const page = await signedInAs("vanphong");
  await page.getByRole("link", { name: "Quy tắc thời hạn" }).click();
  await page.getByRole("link", { name: "Cán bộ đầu mối phản hồi" }).click();
  await expect(page.getByText("Điều 9.3, 9.4 Quyết định 583/QĐ-UBND").first()).toBeVisible();
  await page.getByRole("button", { name: "Sửa" }).click();
  await page.getByLabel("Số lượng").fill("3");
  await page.getByRole("button", { name: "Xem việc bị ảnh hưởng" }).click();
  await expect(page.getByText(/\d+ việc đang mở sẽ đổi hạn nếu tính lại/)).toBeVisible();
  await page.getByLabel("Số lượng").fill("-1");
  await page.getByRole("button", { name: "Lưu" }).click();
  // Refused, and still on the form.
  await expect(page.getByLabel("Số lượng")).toHaveValue("-1");
  await expect(page.getByText("Đã lưu")).toBeHidden();
});

test("an operator sees the rules but cannot change them", async ({ signedInAs }) => {
  const page = await signedInAs("tongdaivien");
  await page.goto("/rules");
  await page.getByRole("link", { name: "Phân loại phản ánh, kiến nghị" }).click();
  await expect(page.getByRole("heading", { name: "Phân loại phản ánh, kiến nghị" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sửa" })).toBeHidden();
});
