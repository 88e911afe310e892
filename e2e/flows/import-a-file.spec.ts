import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures/office.ts";

const sample = new URL("../fixtures/boston311-100.csv", import.meta.url).pathname;

/** 72 of the 89 requests with a target date were on time, by the file's own `ontime` column. */
const onTime = /80,9.*72\/89/;

test("an operator imports 100 real requests, the board agrees with the file, and the import is undone", async ({
  signedInAs,
}) => {
  const page = await signedInAs("tongdaivien");
  await page.getByRole("link", { name: "Nhập từ tệp" }).click();
  await page.getByRole("link", { name: "Nhập tệp" }).first().click();
  await page.locator("input[type=file]").setInputFiles(sample);

  // The columns are recognised by their names; the times are another city's.
  await expect(page.getByText("Tệp có 100 dòng, 29 cột.")).toBeVisible();
  await page.getByLabel("Múi giờ của thời gian trong tệp").fill("America/New_York");
  await page.getByLabel("Múi giờ của thời gian trong tệp").press("Enter");
  await page.getByRole("button", { name: "Kiểm tra" }).click();

  await expect(page.getByText("chưa có phiếu nào được nhập")).toBeVisible();
  await page.getByRole("button", { name: "Nhập tất cả 100 dòng" }).click();
  await expect(page.getByRole("heading", { name: "Đã nhập 100 phiếu" })).toBeVisible();
  await expect(page.getByText(onTime)).toBeVisible();

  // The list behind the link holds these tickets and no others.
  await page.getByRole("link", { name: "Xem các phiếu vừa nhập" }).click();
  await expect(page.locator(".page-count")).toHaveText("100");

  await page.getByRole("link", { name: "Nhập từ tệp" }).click();
  const row = page.getByRole("row").filter({ hasText: "boston311-100.csv" }).first();
  await expect(row).toContainText(onTime);
  await row.getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác" }).click();
  await expect(row).toContainText("Đã hoàn tác");
});

test("bad rows are named by line and column, kept out, and come back as a file", async ({ signedInAs }) => {
  const page = await signedInAs("tongdaivien");
  await page.goto("/imports/new");
  await page.locator("input[type=file]").setInputFiles({
    name: "so-ghi-tay.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "Nội dung;Họ tên;Điện thoại;Địa chỉ\nĐèn hỏng ngõ 12;Đặng Thị Ưởng;0900 000 010;Số 1 phố Thử\nNước yếu;Lê Ẩn;không có;Số 2 phố Thử\n",
    ),
  });
  await page.getByRole("button", { name: "Kiểm tra" }).click();
  await page.getByText("Lỗi (1)").click();
  await expect(page.getByText("Không phải số điện thoại: không có").first()).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Tải tệp dòng lỗi" }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file).toContain("3,Số điện thoại: Không phải số điện thoại: không có,Nước yếu");
  expect(file).not.toContain("Đèn hỏng ngõ 12");

  await page.getByRole("button", { name: "Nhập 1 dòng tốt" }).click();
  await expect(page.getByRole("heading", { name: "Đã nhập 1 phiếu" })).toBeVisible();
});
