import { expect, test } from "../fixtures/office.ts";

test("fifty tickets are transferred in one go by keyboard; each says what became of it", async ({
  signedInAs,
  database,
}) => {
  const word = `hàng loạt ${Date.now()}`;
  const receive = async (index: number): Promise<number> => {
    const { rows } = await database.query("select private.receive_ticket(null, now(), $1) as r", [
      JSON.stringify({
        channel: "hotline",
        content: `Đèn đường tắt ${word} số ${index}`,
        full_name: "Nguyễn Văn Thử",
        phone: `09${String(Date.now()).slice(-6)}${String(index).padStart(2, "0")}`,
        address: "Số 1 phố Thử Nghiệm",
      }),
    ]);
    return (rows[0] as { r: { id: number } }).r.id;
  };
  const ids: number[] = [];
  for (let index = 0; index < 50; index++) ids.push(await receive(index));
  // Two were refused before anybody chose them: known as impossible from the start.
  const refused = ids.slice(0, 2);
  for (const id of refused) {
    await database.query("select private.refuse_ticket(null, now(), $1, 'Ngoài phạm vi', 'Ban Tiếp công dân')", [id]);
  }
  const operator = await signedInAs("tongdaivien");
  await operator.goto(`/tickets?as=all&q=${encodeURIComponent(word)}`);
  await expect(operator.locator(".page-count")).toHaveText("50");

  await test.step("the whole page is chosen and the slip written", async () => {
    await operator.keyboard.press("*");
    await expect(operator.getByRole("toolbar", { name: "Đã chọn 50 phiếu" })).toBeVisible();
    await operator.keyboard.press("t");
  });
  const dialog = operator.getByRole("dialog", { name: "Chuyển phiếu đến đơn vị xử lý" });
  await expect(dialog.getByText("2 trong 50 phiếu đã chọn không làm được và sẽ được bỏ qua")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Chuyển (48)" })).toBeEnabled();

  // A third one is taken by a colleague while the slip is being written: only the step itself finds out.
  const third = ids[2] as number;
  const { rows: taken } = await database.query<{ code: string }>(
    `select (private.answer_directly(null, now(), $1, 'Đã trả lời qua điện thoại')) ->> 'code' as code`,
    [third],
  );

  await test.step("nothing is sent without an agency", async () => {
    await dialog.getByRole("button", { name: "Chuyển (48)" }).click();
    await expect(dialog.getByText("Không để trống ô này")).toBeVisible();
  });
  await test.step("each ticket has its result", async () => {
    await dialog.getByLabel("Đơn vị xử lý").fill("so xay dung");
    await operator.keyboard.press("Enter");
    await dialog.getByLabel("Phiếu chuyển").fill("Kính chuyển Quý Sở xử lý theo thẩm quyền.");
    await dialog.getByRole("button", { name: "Chuyển (48)" }).dblclick();
    await expect(dialog.getByText("Xong 47 phiếu")).toBeVisible();
    await expect(dialog.getByText("1 phiếu chưa được")).toBeVisible();
    const results = dialog.getByRole("list", { name: "Kết quả từng phiếu" }).getByRole("listitem");
    await expect(results).toHaveCount(48);
    // What failed stands first, with its reason in words.
    await expect(results.first()).toContainText(taken[0]?.code ?? "");
    await expect(results.first()).toContainText("Đang ở trạng thái “Đã trả lời”");
    await expect(results.nth(1)).toContainText("Đang xử lý");
  });
  await test.step("what could not be done stays chosen, trying again changes nothing twice", async () => {
    await dialog.getByRole("button", { name: "Thử lại 1 phiếu" }).click();
    await expect(dialog.getByText("1 phiếu chưa được")).toBeVisible();
    await dialog.getByRole("button", { name: "Đóng" }).last().click();
    await expect(operator.getByRole("toolbar", { name: "Đã chọn 3 phiếu" })).toBeVisible();
  });

  const { rows } = await database.query<{ status: string; name: string | null; transfers: string; count: string }>(
    `select t.status, a.code as name, (select count(*) from public.ticket_events e where e.ticket_id = t.id and e.kind = 'transferred') as transfers, count(*)
     from public.tickets t left join public.agencies a on a.id = t.agency_id where t.id = any ($1) group by 1, 2, 3 order by 4 desc`,
    [ids],
  );
  expect(rows.map((row) => [row.status, row.name, Number(row.transfers), Number(row.count)])).toEqual([
    ["assigned", "SXD", 1, 47],
    ["refused", null, 0, 2],
    ["answered", null, 0, 1],
  ]);

  await test.step("their slips come out of the printer, one to a page", async () => {
    await operator.goto(`/tickets/slips?ids=${ids.slice(3, 6).join(",")}`);
    await expect(operator.getByRole("article")).toHaveCount(3);
    await expect(operator.getByRole("article").first()).toContainText("Kính chuyển Quý Sở xử lý theo thẩm quyền.");
    const pdf = (await operator.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(3);
  });
});
