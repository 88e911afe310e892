import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

const answer = "Sở đã cử đội duy tu kiểm tra, sẽ thay bóng đèn trong ngày.";

/** The answer's form, opened by its key. */
async function openAnswer(page: Page) {
  await expect(page.getByRole("toolbar", { name: "Thao tác" })).toBeVisible();
  await page.keyboard.press("a");
  return page.getByRole("dialog", { name: "Trả lời phản ánh" });
}

test("two people on one ticket: the slower one is told who was faster, keeps the text and goes on", async ({
  signedInAs,
  database,
}) => {
  const { rows } = await database.query("select private.receive_ticket(null, now(), $1) as r", [
    JSON.stringify({
      channel: "hotline",
      content: `Đèn đường trước số 3 phố Va Chạm không sáng ${Date.now()}`,
      full_name: "Nguyễn Văn Chạm",
      phone: `09${String(Date.now()).slice(-8)}`,
      address: "Số 3 phố Va Chạm",
    }),
  ]);
  const ticket = (rows[0] as { r: { id: number; code: string } }).r;
  await database.query(
    "select private.transfer_ticket(null, now(), $1, (select id from public.agencies where code = 'SXD'), null)",
    [ticket.id],
  );

  const officer = await signedInAs("canbodaumoi.sxd");
  await officer.goto(`/tickets/${ticket.id}`);
  const form = await openAnswer(officer);
  await form.getByLabel("Nội dung trả lời").fill(answer);

  const head = await signedInAs("thutruong.sxd");
  await head.goto(`/tickets/${ticket.id}`);
  await test.step("a note of a colleague disturbs nobody", async () => {
    await expect(head.getByRole("toolbar", { name: "Thao tác" })).toBeVisible();
    await head.keyboard.press("n");
    const note = head.getByRole("textbox", { name: "Ghi chú nội bộ" });
    await expect(note).toBeFocused();
    await head.keyboard.type("Đã gọi điện cho đội duy tu.");
    await head.keyboard.press("Control+Enter");
    await expect(head.getByRole("region", { name: "Diễn biến" })).toContainText("Đã gọi điện cho đội duy tu.");
    // Out of the note's box, so that keys mean the page again.
    await head.getByRole("heading", { name: ticket.code }).click();
  });

  await test.step("the head is faster: asks for a completion time", async () => {
    await head.keyboard.press("h");
    const dialog = head.getByRole("dialog", { name: "Hẹn thời gian hoàn thành sau xác minh" });
    await dialog.getByRole("button", { name: "1 tuần nữa" }).click();
    await dialog.getByLabel("Kết quả xác minh ban đầu").fill("Cáp ngầm hỏng, phải đào lên.");
    await dialog.getByRole("button", { name: "Hẹn", exact: true }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the officer is told at once who did what, and keeps every word", async () => {
    const notice = form.getByRole("alert").filter({ hasText: "Có người vừa thao tác trên phiếu này" });
    await expect(notice).toBeVisible();
    await expect(notice).toContainText("Đặng Quang Nghĩa hẹn hoàn thành lúc");
    await expect(notice).toContainText("Cáp ngầm hỏng, phải đào lên.");
    await expect(notice).not.toContainText("Đã gọi điện cho đội duy tu");
    await expect(notice).toContainText("Đang xử lý → Đang xác minh");
    await expect(form.getByLabel("Nội dung trả lời")).toHaveValue(answer);
    await expect(form.getByRole("button", { name: "Gửi trả lời" })).toBeDisabled();
    await expect(notice.getByRole("button", { name: "Chép nội dung đã gõ" })).toBeVisible();
  });

  await test.step("a closed tab loses nothing either; the text is compared with what was seen then", async () => {
    await officer.reload();
    const again = await openAnswer(officer);
    await expect(again.getByLabel("Nội dung trả lời")).toHaveValue(answer);
    await expect(again.getByRole("alert")).toContainText("Đặng Quang Nghĩa hẹn hoàn thành lúc");
    await again.getByRole("button", { name: "Tiếp tục với bản mới" }).click();
    await expect(again.getByText("Đã tải bản mới nhất. Xem lại rồi gửi.")).toBeVisible();
    await again.getByRole("button", { name: "Gửi trả lời" }).click();
    await expect(again).toBeHidden();
    await expect(officer.locator(".page-title .status-tag")).toHaveText("Đã trả lời");
  });

  await test.step("sent once, and no draft comes back", async () => {
    const sent = await database.query("select count(*)::int as n from public.ticket_answers where ticket_id = $1", [
      ticket.id,
    ]);
    expect(sent.rows[0]).toEqual({ n: 1 });
    const kept = await officer.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.startsWith("console.step.")),
    );
    expect(kept.filter((key) => key.endsWith(`.${ticket.id}.answer_ticket`))).toEqual([]);
  });
});

test("the ticket is taken away while somebody writes: the text stays to be copied", async ({
  signedInAs,
  database,
}) => {
  const { rows } = await database.query("select private.receive_ticket(null, now(), $1) as r", [
    JSON.stringify({
      channel: "hotline",
      content: `Biển báo đổ trước số 9 phố Va Chạm ${Date.now()}`,
      full_name: "Nguyễn Văn Chạm",
      phone: `08${String(Date.now()).slice(-8)}`,
      address: "Số 9 phố Va Chạm",
    }),
  ]);
  const { id } = (rows[0] as { r: { id: number } }).r;
  await database.query(
    "select private.transfer_ticket(null, now(), $1, (select id from public.agencies where code = 'SXD'), null)",
    [id],
  );
  const officer = await signedInAs("canbodaumoi.sxd");
  await officer.goto(`/tickets/${id}`);
  const form = await openAnswer(officer);
  await form.getByLabel("Nội dung trả lời").fill(answer);
  await database.query("select private.recall_ticket(null, now(), $1, 'Chuyển nhầm đơn vị')", [id]);

  const notice = form.getByRole("alert").filter({ hasText: "Phiếu vừa chuyển khỏi phạm vi bạn được xem" });
  await expect(notice).toBeVisible();
  await expect(form.getByLabel("Nội dung trả lời")).toHaveValue(answer);
  await expect(form.getByRole("button", { name: "Gửi trả lời" })).toBeDisabled();
  await expect(notice.getByRole("button", { name: "Chép nội dung đã gõ" })).toBeVisible();
  await expect(notice.getByRole("button", { name: "Tiếp tục với bản mới" })).toHaveCount(0);
});
