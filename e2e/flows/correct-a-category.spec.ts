import { expect, test } from "../fixtures/office.ts";

test("an operator puts category and place of a citizen's report right; the timeline keeps both", async ({
  signedInAs,
  database,
}) => {
  const { rows } = await database.query("select private.receive_ticket(null, now(), $1) as r", [
    JSON.stringify({
      channel: "website",
      content: `Cột đèn ở ngõ Phân Loại nghiêng ${Date.now()}`,
      full_name: "Nguyễn Thị Phân",
      phone: `09${String(Date.now()).slice(-8)}`,
      address: "Ngõ Phân Loại",
      location_text: "Ngõ Phân Loai",
    }),
  ]);
  const { id } = (rows[0] as { r: { id: number } }).r;
  const operator = await signedInAs("tongdaivien");
  await operator.goto(`/tickets/${id}`);
  await expect(operator.getByRole("toolbar", { name: "Thao tác" })).toBeVisible();
  await operator.keyboard.press("z");
  const dialog = operator.getByRole("dialog", { name: "Sửa loại việc và nơi xảy ra" });
  await expect(dialog.getByLabel("Nơi xảy ra")).toHaveValue("Ngõ Phân Loai");

  await dialog.getByLabel("Loại việc").fill("chieu sang");
  await operator.locator(".ant-select-item-option-active").first().click();
  await dialog.getByLabel("Nơi xảy ra").fill("Ngõ Phân Loại, phường Lê Chân");
  await dialog.getByRole("button", { name: "Lưu" }).click();
  await expect(dialog).toBeHidden();

  const story = operator.getByRole("region", { name: "Diễn biến" });
  await expect(story).toContainText("sửa phân loại");
  await expect(story).toContainText("Nơi xảy ra: Ngõ Phân Loai → Ngõ Phân Loại, phường Lê Chân");
  await expect(story).toContainText(/Loại việc: .* → .*[Cc]hiếu sáng/);
});
