import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";
import { openStep } from "../fixtures/ticket.ts";

interface Made {
  id: number;
  code: string;
}

/** Calls a function of the office as the person on this page, for what other flows show on screen already. */
async function call<Result>(page: Page, name: string, args: object): Promise<Result> {
  const { publishableKey } = (await (await page.request.get("/config.json")).json()) as { publishableKey: string };
  const token = await page.evaluate(
    () => (JSON.parse(localStorage.getItem("console.session") ?? "{}") as { access_token?: string }).access_token,
  );
  const answer = await page.request.post(`/rest/v1/rpc/${name}`, {
    headers: { apikey: publishableKey, authorization: `Bearer ${token}` },
    data: args,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Result;
}

let calls = 0;
/** A report by telephone from a number that nobody has called from. */
const report = (page: Page, name: string, content: string): Promise<Made> =>
  call(page, "receive_ticket", {
    p_ticket: {
      request_id: crypto.randomUUID(),
      channel: "hotline",
      phone: `09${String(Date.now() + calls++).slice(-8)}`,
      full_name: name,
      address: "Số 5 phố Thử Gộp",
      content,
    },
  });

test("two reports of one matter are merged, and taken apart again", async ({ signedInAs }) => {
  const operator = await signedInAs("tongdaivien");
  const mark = Date.now();
  const first = await report(
    operator,
    "Đỗ Thị Nhất",
    `Cây phượng trước trường Thử Gộp ${mark} nghiêng sắp đổ ra đường`,
  );
  const second = await report(
    operator,
    "Đỗ Văn Nhì",
    `Cây phượng ở cổng trường Thử Gộp ${mark} nghiêng sắp đổ xuống đường`,
  );

  await operator.goto(`/tickets/${second.id}`);
  await openStep(operator, "Gộp phiếu");
  const dialog = operator.getByRole("dialog", { name: "Gộp hai phiếu cùng một việc" });
  // The earlier report is found by itself; the arrow key and Enter choose it.
  await expect(dialog.getByRole("button", { name: first.code })).toBeVisible();
  await dialog.getByRole("textbox").press("ArrowDown");
  await expect(dialog.getByRole("button", { name: first.code })).toBeFocused();
  await operator.keyboard.press("Enter");
  await expect(dialog.getByRole("radio", { name: new RegExp(`${first.code}.*giữ lại`) })).toBeChecked();
  await expect(dialog.getByText(`Phiếu ${second.code} chuyển sang “Đã gộp”`)).toBeVisible();
  await operator.keyboard.press("Control+Enter");

  // The page goes on with the ticket that stays, where the other one can be read.
  await expect(operator).toHaveURL(new RegExp(`/tickets/${first.id}$`));
  const merged = operator.getByRole("region", { name: /Phiếu đã gộp vào phiếu này/ });
  await merged.getByText(second.code).first().click();
  await expect(merged.getByText(/xuống đường/).last()).toBeVisible();
  await merged.getByRole("link", { name: `Mở phiếu ${second.code}` }).click();
  await expect(operator.getByText(`Phiếu này đã được gộp vào phiếu ${first.code}`)).toBeVisible();

  await openStep(operator, "Tách lại (gộp nhầm)");
  const undo = operator.getByRole("dialog", { name: "Tách lại phiếu đã gộp nhầm" });
  await undo.getByLabel("Lý do").fill("Hai cây khác nhau");
  await undo.getByRole("button", { name: "Tách lại" }).click();
  await expect(operator.locator(".page-title .status-tag")).toHaveText("Chờ phân loại");
});

test("a report of two matters becomes two tickets", async ({ signedInAs }) => {
  const operator = await signedInAs("tongdaivien");
  const whole = await report(operator, "Vũ Thị Ba", "Đèn đường ngõ Thử Tách bị hỏng. Rác đầu ngõ ba ngày chưa dọn.");
  await operator.goto(`/tickets/${whole.id}`);
  await openStep(operator, "Tách phiếu");
  const dialog = operator.getByRole("dialog", { name: "Tách phiếu có nhiều việc" });
  const words = dialog.getByLabel("Nội dung");
  // The last sentence is selected by keyboard and moved out.
  await words.first().press("Control+End");
  for (let letters = "Rác đầu ngõ ba ngày chưa dọn.".length; letters > 0; letters--) {
    await operator.keyboard.press("Shift+ArrowLeft");
  }
  await dialog.getByRole("button", { name: "Chuyển đoạn chọn sang phần khác" }).first().click();
  await expect(words.first()).toHaveValue("Đèn đường ngõ Thử Tách bị hỏng.");
  await expect(words.nth(1)).toHaveValue("Rác đầu ngõ ba ngày chưa dọn.");
  await dialog.getByRole("button", { name: "Tách thành 2 phiếu" }).click();

  const parts = operator.getByRole("region", { name: "Các phần của cùng phản ánh" });
  await parts.getByRole("link").click();
  await expect(operator.getByText("Rác đầu ngõ ba ngày chưa dọn.").first()).toBeVisible();
  await expect(operator.getByRole("region", { name: "Các phần của cùng phản ánh" })).toContainText(
    `Tách từ${whole.code}`,
  );
});

test("a result is published without the citizen's particulars, and taken back", async ({
  signedInAs,
  browser,
  baseURL,
}) => {
  const operator = await signedInAs("tongdaivien");
  const mark = Date.now();
  const made = await report(
    operator,
    "Ngô Thị Công Khai",
    `Giờ mở cửa bảo tàng Thử ${mark}? Tôi là Ngô Thị Công Khai.`,
  );
  await call(operator, "answer_directly", { p_ticket_id: made.id, p_answer: "Bảo tàng mở cửa từ 8 giờ đến 17 giờ." });

  await operator.goto(`/tickets/${made.id}`);
  await openStep(operator, "Công khai");
  const dialog = operator.getByRole("dialog", { name: "Công khai kết quả xử lý" });
  const preview = operator.frameLocator("iframe[title='Xem trước trang công khai']");
  await expect(preview.getByText("Tôi là Ngô Thị Công Khai")).toBeVisible();
  await dialog.getByRole("button", { name: "Công khai", exact: true }).click();
  await expect(dialog.getByText("thông tin cá nhân của công dân: “Ngô Thị Công Khai”")).toBeVisible();
  await expect(dialog.getByLabel("Phản ánh, kiến nghị")).toBeFocused();

  await dialog.getByRole("button", { name: "Che “Ngô Thị Công Khai”" }).click();
  await expect(preview.getByText("Tôi là công dân.")).toBeVisible();
  await dialog.getByLabel("Tiêu đề").fill(`Giờ mở cửa bảo tàng ${mark}`);
  await dialog.getByRole("button", { name: "Công khai", exact: true }).click();
  await expect(operator.locator(".page-title")).toContainText("Đã công khai");

  const citizen = await browser.newContext({ baseURL });
  const page = await citizen.newPage();
  await page.goto(`/cong-dan/ket-qua/${made.code}`);
  await expect(page.getByRole("heading", { name: `Giờ mở cửa bảo tàng ${mark}` })).toBeVisible();
  await expect(page.getByText("Ngô Thị Công Khai")).toHaveCount(0);

  await openStep(operator, "Gỡ công khai");
  const undo = operator.getByRole("dialog", { name: "Gỡ kết quả khỏi trang công khai" });
  await undo.getByLabel("Lý do").fill("Công dân đề nghị");
  await undo.getByRole("button", { name: "Gỡ", exact: true }).click();
  await expect(operator.locator(".page-title")).not.toContainText("Đã công khai");
  await page.reload();
  await expect(page.getByRole("heading", { name: `Giờ mở cửa bảo tàng ${mark}` })).toHaveCount(0);
  await citizen.close();
});
