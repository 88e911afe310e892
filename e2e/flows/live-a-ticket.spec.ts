import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";
import { openFromList, openStep, statusTag } from "../fixtures/ticket.ts";

const agency = "Sở Xây dựng";
const answer = "Sở đã nắn lại cột và thay bóng đèn, đường sáng trở lại từ tối nay.";
const secondAnswer = "Sở đã thay cả cần đèn và đi dây mới; đội duy tu kiểm tra lại sau ba ngày.";
const phone = { width: 360, height: 740 };

test("a citizen's photo becomes a ticket, joins another's, is answered, rated 2, re-opened and answered again", async ({
  page: citizen,
  signedInAs,
  browser,
  baseURL,
  database,
}) => {
  test.setTimeout(600_000);
  const mark = String(Date.now());
  const matter = `Cột đèn trước số 7 phố Đời Phiếu ${mark} bị xe đâm nghiêng, đèn tắt`;
  // Numbers nobody has written from, also when the same office is used twice.
  const [sender, neighbour] = [`09${mark.slice(-8)}`, `03${mark.slice(-8)}`];
  // The walk is the same at midnight: citizens' telephones may ring at any hour.
  await database.query(
    `update public.settings set value = '{"from": "00:00", "to": "24:00"}' where key = 'messages.citizen_hours'`,
  );
  const { rows } = await database.query<{ r: { id: number; code: string } }>(
    "select private.receive_ticket(null, now(), $1) as r",
    [
      JSON.stringify({
        channel: "hotline",
        content: `${matter}, nhờ tổng đài báo sửa`,
        full_name: "Đoàn Thị Hàng Xóm",
        phone: neighbour,
        address: "Số 9 phố Đời Phiếu",
      }),
    ],
  );
  const called = rows[0]?.r as { id: number; code: string };
  let code = "";

  await test.step("a citizen sends a photo from a telephone", async () => {
    await citizen.setViewportSize(phone);
    await citizen.goto("/cong-dan/gui");
    await citizen.getByLabel("Nội dung").fill(`${matter}, rất tối`);
    await citizen.getByLabel("Họ và tên").fill("Phạm Thị Đời");
    await citizen.getByLabel("Số điện thoại").fill(sender);
    await citizen.getByLabel("Địa chỉ liên hệ").fill("Số 7 phố Đời Phiếu");
    await citizen
      .getByLabel("Thêm ảnh, video, ghi âm")
      .setInputFiles({ name: "cột đèn.png", mimeType: "image/png", buffer: await citizen.screenshot() });
    await expect(citizen.getByText("cột đèn.png", { exact: true })).toBeVisible();
    await citizen.getByLabel("Tôi đồng ý").check();
    await citizen.getByRole("button", { name: "Gửi phiếu" }).click();
    await expect(citizen.getByRole("heading", { level: 1, name: "Đã nhận phiếu của bạn" })).toBeVisible();
    await expect(citizen.getByText("Đã đến 1 trong 1 tệp.")).toBeVisible();
    code = (await citizen.getByTestId("code").innerText()).trim();
    expect(code).toMatch(/^1022-\d\d-\d{6}$/);
  });

  const operator = await signedInAs("tongdaivien");
  await test.step("the operator finds that a neighbour has called about the same and merges the two", async () => {
    await openFromList(operator, "triage", code);
    await expect(operator.getByRole("figure", { name: "cột đèn.png" })).toBeVisible();
    await openStep(operator, "Gộp phiếu");
    const dialog = operator.getByRole("dialog", { name: "Gộp hai phiếu cùng một việc" });
    await dialog.getByRole("button", { name: called.code }).click();
    // The one with the photo goes on, though the call came first.
    await dialog.getByRole("radio", { name: new RegExp(code) }).check();
    await expect(dialog.getByText(`Phiếu ${called.code} chuyển sang “Đã gộp”`)).toBeVisible();
    await dialog.getByRole("button", { name: `Gộp ${called.code} vào ${code}` }).click();
    await expect(dialog).toBeHidden();
    await expect(operator.getByRole("region", { name: /Phiếu đã gộp vào phiếu này/ })).toContainText(called.code);
  });

  await test.step("and transfers it", async () => {
    await openStep(operator, "Chuyển đơn vị");
    const dialog = operator.getByRole("dialog", { name: "Chuyển phiếu đến đơn vị xử lý" });
    await dialog.getByLabel("Đơn vị xử lý").fill("so xay dung");
    await operator.keyboard.press("Enter");
    await expect(dialog.getByLabel("Phiếu chuyển")).toHaveValue(new RegExp(`Kính gửi ${agency}`));
    await dialog.getByRole("button", { name: "Chuyển", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(statusTag(operator)).toHaveText("Đang xử lý");
  });

  const officer = await signedInAs("canbodaumoi.sxd");
  await test.step("the agency's officer answers it from their list", async () => {
    await openFromList(officer, "agency", code);
    await reply(officer, answer);
    await expect(statusTag(officer)).toHaveText("Đã trả lời");
  });

  const office = await signedInAs("vanphong");
  let ratingLink = "";
  await test.step("both citizens are told, each by their own code; only the sender is asked to rate", async () => {
    await office.goto("/messages/sample");
    const message = async (number: string, about: string): Promise<string> => {
      const list = office.getByRole("list", { name: "Hộp thư mẫu" });
      await list.getByRole("button", { name: new RegExp(`${number}.*phiếu ${about} đã có trả lời`) }).click();
      const bubble = office.locator(".sms-bubble");
      await expect(bubble).toContainText(`phiếu ${about} đã có trả lời`);
      await expect(bubble).toContainText(`Xem: ${baseURL}/cong-dan/tra-cuu?ma=${about}`);
      return bubble.innerText();
    };
    expect(await message(neighbour, called.code)).not.toContain("Đánh giá:");
    const told = await message(sender, code);
    ratingLink = told.match(/Đánh giá: (\S+)/)?.[1] ?? "";
    expect(ratingLink).toMatch(new RegExp(`^${baseURL}/danh-gia/\\d+-[0-9a-f]{32}$`));
  });

  await test.step("both find the answer with their code and telephone number", async () => {
    await lookUp(citizen, code, sender);
    await expect(citizen.getByRole("heading", { level: 2, name: "Đã trả lời" })).toBeVisible();
    await expect(citizen.getByText(answer)).toBeVisible();

    const context = await browser.newContext({ baseURL, viewport: phone });
    const other = await context.newPage();
    await lookUp(other, called.code, neighbour);
    await expect(other.getByText("Phiếu của bạn cùng một việc với phiếu khác")).toBeVisible();
    await expect(other.getByText(answer)).toBeVisible();
    await expect(other.getByText(code)).toHaveCount(0);
    await context.close();
  });

  await test.step("the sender is not satisfied", async () => {
    await citizen.goto(ratingLink);
    await expect(citizen.getByText(code)).toBeVisible();
    const scores = citizen.getByRole("group", { name: "Nhìn chung" });
    await scores.getByRole("radio", { name: "Không hài lòng", exact: true }).check();
    await citizen.getByLabel("Góp ý").fill(`Tối nay đèn lại tắt ${mark}`);
    await citizen.getByRole("button", { name: "Gửi đánh giá" }).click();
    await expect(citizen.getByRole("heading", { level: 1, name: "Cảm ơn bạn" })).toBeVisible();
  });

  await test.step("the supervisor finds the low rating and re-opens the ticket from it", async () => {
    await office.goto("/ratings");
    const rating = office.getByRole("article", { name: code });
    await expect(rating).toContainText("2/5");
    await expect(rating).toContainText(`Tối nay đèn lại tắt ${mark}`);
    await expect(rating).toContainText(answer);
    await rating.getByRole("button", { name: "Mở lại phiếu" }).click();
    const dialog = office.getByRole("dialog", { name: `Mở lại phiếu ${code}` });
    await expect(dialog.getByLabel("Lý do")).toHaveValue(`Công dân đánh giá 2/5: “Tối nay đèn lại tắt ${mark}”`);
    await dialog.getByRole("button", { name: "Mở lại phiếu" }).click();
    await expect(dialog).toBeHidden();
    // Dealt with: it waits no longer.
    await expect(rating).toBeHidden();
  });

  await test.step("the agency has it again, with a fresh clock, and answers better", async () => {
    await openFromList(officer, "agency", code);
    await expect(statusTag(officer)).toHaveText("Đang xử lý");
    const clocks = officer.getByRole("region", { name: "Thời hạn" });
    // Eight working hours anew (Điều 9.3); triage and the first answer are kept as they ended.
    await expect(clocks).toContainText(/Cán bộ đầu mối phản hồicòn (8 giờ|7 giờ \d+ phút) làm việc/);
    await expect(clocks.getByText("Các hạn đã qua (2)")).toBeVisible();
    await expect(officer.getByRole("region", { name: "Diễn biến" })).toContainText("Hoàng Minh Hiếu mở lại phiếu");
    await reply(officer, secondAnswer);
    await expect(statusTag(officer)).toHaveText("Đã trả lời");
  });

  await test.step("the citizen reads the new answer; the old link rates nothing any more", async () => {
    await lookUp(citizen, code, sender);
    await expect(citizen.getByText(secondAnswer)).toBeVisible();
    await citizen.goto(ratingLink);
    await expect(citizen.getByRole("heading", { level: 1, name: "Phiếu đang được giải quyết tiếp" })).toBeVisible();
  });
});

async function reply(page: Page, text: string): Promise<void> {
  await openStep(page, "Trả lời");
  const dialog = page.getByRole("dialog", { name: "Trả lời phản ánh" });
  await dialog.getByLabel("Nội dung trả lời").fill(text);
  await dialog.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(dialog).toBeHidden();
}

async function lookUp(page: Page, code: string, number: string): Promise<void> {
  await page.goto(`/cong-dan/tra-cuu?ma=${code}`);
  await expect(page.getByLabel("Mã phiếu")).toHaveValue(code);
  await page.getByLabel("Số điện thoại").fill(number);
  await page.getByRole("button", { name: "Tra cứu", exact: true }).click();
}
