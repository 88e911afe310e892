import { expect, test } from "../fixtures/office.ts";

test("a view of a list is saved, brought up to date and shared; others find filters and columns as they were", async ({
  signedInAs,
}) => {
  const name = `Ngành dọc ${Date.now()}`;
  const office = await signedInAs("vanphong");
  await office.goto("/agencies?as=table&kind=vertical");
  await expect(office.getByRole("table").first()).toBeVisible();

  await test.step("saved under a name, for the operators", async () => {
    await office.getByRole("button", { name: "Chọn cột" }).click();
    await office.getByRole("checkbox", { name: "Thư điện tử" }).check();
    await office.keyboard.press("Escape");
    await office.getByRole("button", { name: "Bộ lọc đã lưu" }).click();
    await office.getByRole("menuitem", { name: "Lưu bộ lọc này" }).click();
    const dialog = office.getByRole("dialog", { name: "Lưu bộ lọc này" });
    await dialog.getByLabel("Tên", { exact: true }).fill(name);
    await dialog.getByLabel("Chia sẻ với vai trò").click();
    await office.getByTitle("Tổng đài viên 1022").click();
    await dialog.getByRole("button", { name: "Lưu" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the same name again is the same view", async () => {
    await office.goto("/agencies?as=table&kind=vertical&sort=-code");
    await office.getByRole("button", { name: "Bộ lọc đã lưu" }).click();
    await office.getByRole("menuitem", { name: "Lưu bộ lọc này" }).click();
    const dialog = office.getByRole("dialog", { name: "Lưu bộ lọc này" });
    await dialog.getByLabel("Tên", { exact: true }).fill(name);
    await dialog.getByLabel("Chia sẻ với vai trò").click();
    await office.getByTitle("Tổng đài viên 1022").click();
    await dialog.getByRole("button", { name: "Lưu" }).click();
    await expect(dialog).toBeHidden();
    await office.getByRole("button", { name: "Bộ lọc đã lưu" }).click();
    await expect(office.getByRole("menuitem", { name })).toHaveCount(1);
  });

  await test.step("an operator opens it", async () => {
    const operator = await signedInAs("tongdaivien");
    await operator.goto("/agencies?as=table");
    await operator.getByRole("button", { name: "Bộ lọc đã lưu" }).click();
    await operator.getByRole("menuitem", { name }).click();
    await expect(operator).toHaveURL(/kind=vertical/);
    await expect(operator).toHaveURL(/sort=-code/);
    await expect(operator.getByRole("columnheader", { name: "Thư điện tử" })).toBeVisible();
  });

  await test.step("others do not see it", async () => {
    const officer = await signedInAs("canbodaumoi");
    await officer.goto("/agencies?as=table");
    await officer.getByRole("button", { name: "Bộ lọc đã lưu" }).click();
    await expect(officer.getByRole("menuitem", { name: "Lưu bộ lọc này" })).toBeVisible();
    await expect(officer.getByRole("menuitem", { name })).toHaveCount(0);
  });
});
