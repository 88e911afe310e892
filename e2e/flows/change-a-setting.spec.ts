import { expect, test } from "../fixtures/office.ts";

test("an administrator changes a setting, a wrong value is refused at its field, the audit tells who did what", async ({
  signedInAs,
  database,
}) => {
  const before = await database.query("select value from public.settings where key = 'public.rating_days'");
  const days = Number(before.rows[0]?.value);
  const admin = await signedInAs("quantri");
  await admin.goto("/settings");
  const field = admin.getByLabel("Số ngày liên kết đánh giá còn hiệu lực");
  await expect(field).toHaveValue(String(days));

  await test.step("nonsense stays on the form", async () => {
    await field.fill("0");
    await admin.getByRole("button", { name: "Lưu" }).click();
    await expect(admin.getByText("Số nguyên từ 1 đến 365.")).toBeVisible();
    await expect(field).toBeFocused();
  });

  await test.step("a real one is saved", async () => {
    await field.fill(String(days + 15));
    await admin.getByRole("button", { name: "Lưu" }).click();
    await expect(admin.getByText("Đã lưu 1 thay đổi")).toBeVisible();
    const now = await database.query("select value from public.settings where key = 'public.rating_days'");
    expect(now.rows[0]?.value).toBe(days + 15);
  });

  await test.step("the audit says who, from what to what", async () => {
    await admin.getByRole("link", { name: "Ai đã đổi gì" }).click();
    const entry = admin.getByRole("listitem").filter({ hasText: "Số ngày liên kết đánh giá còn hiệu lực" }).first();
    await expect(entry).toContainText("Lê Mạnh Toàn");
    await expect(entry).toContainText(`${days}`);
    await expect(entry).toContainText(`${days + 15}`);
  });

  await test.step("the Office reads the audit, not the settings; an operator neither", async () => {
    const office = await signedInAs("vanphong");
    await office.goto("/audit?table=public.settings");
    await expect(office.getByText("Số ngày liên kết đánh giá còn hiệu lực").first()).toBeVisible();
    await office.goto("/settings");
    await expect(office.getByText("Trang này không thuộc quyền của bạn")).toBeVisible();
    const operator = await signedInAs("tongdaivien");
    await operator.goto("/audit");
    await expect(operator.getByText("Trang này không thuộc quyền của bạn")).toBeVisible();
  });
});
