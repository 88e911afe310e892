import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

/** WCAG 2.1 A and AA. */
async function expectAccessible(page: Page, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join("; ")}`),
  ).toEqual([]);
}

test("without a mouse: a code, a caller, a page, an action, and the keys of every page", async ({
  signedInAs,
  database,
}) => {
  const number = `09${String(Date.now()).slice(-8)}`;
  const { rows } = await database.query("select private.receive_ticket(null, now(), $1) as r", [
    JSON.stringify({
      channel: "hotline",
      content: `Cống tràn trước số 5 phố Tìm Kiếm ${Date.now()}`,
      full_name: "Trần Thị Tìm",
      phone: number,
      address: "Số 5 phố Tìm Kiếm",
    }),
  ]);
  const { code, id } = (rows[0] as { r: { id: number; code: string } }).r;
  const page = await signedInAs("tongdaivien");
  const box = page.getByRole("combobox", { name: /Mã phiếu/ });

  await test.step("the last digits of a code and Enter, typed in one go", async () => {
    // The palette is a part of its own, loaded after the page: its key works once its button is there.
    await expect(page.getByRole("button", { name: "Tìm hoặc ra lệnh" })).toBeVisible();
    await page.keyboard.press("Control+k");
    await expect(box).toBeFocused();
    await page.keyboard.type(String(Number(code.slice(-6))));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: code })).toBeVisible();
  });

  await test.step("an action of the open ticket, without accents", async () => {
    await expect(page.getByRole("toolbar", { name: "Thao tác" })).toBeVisible();
    await page.keyboard.press("Control+k");
    await expect(box).toBeFocused();
    await page.keyboard.type("lam ro");
    await expect(page.getByRole("option").first()).toContainText(`Phiếu ${code}`);
    await expectAccessible(page, ".palette");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Đề nghị công dân làm rõ" });
    await expect(dialog.getByLabel("Nội dung cần làm rõ")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("letters typed into a field are letters", async () => {
    await page.keyboard.press("n");
    await page.keyboard.type("jta?");
    await expect(page.getByRole("textbox", { name: "Ghi chú nội bộ" })).toHaveValue("jta?");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.getByRole("heading", { name: code }).click();
  });

  await test.step("the sheet of keys knows this page", async () => {
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Phím tắt" });
    await expect(sheet.getByRole("heading", { name: `Phiếu ${code}` })).toBeVisible();
    await expectAccessible(page, ".key-sheet");
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
  });

  await test.step("two keys in a row lead to a page", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    await expect(page).toHaveURL(/\/tickets$/);
  });

  await test.step("a number is looked up only when asked for, and the look is logged", async () => {
    const looks = async () => {
      const { rows: found } = await database.query(
        "select count(*)::int as n from private.contact_reveals r join public.citizens c on c.id = r.citizen_id where c.phone = $1",
        [number],
      );
      return (found[0] as { n: number }).n;
    };
    await page.keyboard.press("Control+k");
    await expect(box).toBeFocused();
    await page.keyboard.type(number.replace(/(\d{4})(\d{3})/, "$1 $2 "));
    await expect(page.getByRole("option", { name: `Tra người gọi ${number}` })).toBeVisible();
    expect(await looks()).toBe(0);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Trần Thị Tìm · 1 phiếu")).toBeVisible();
    await expect(page.getByRole("option")).toHaveCount(1);
    expect(await looks()).toBe(1);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/tickets/${id}$`));
  });

  await test.step("its slip, for the printer", async () => {
    await expect(page.getByRole("toolbar", { name: "Thao tác" })).toBeVisible();
    await page.keyboard.press("p");
    await expect(page.getByRole("article")).toContainText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    await expect(page.getByRole("article")).not.toContainText(number);
    await expectAccessible(page, ".slips");
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
});

test("procedures, dossiers, cases and sessions by code or by words without accents, as far as the person may read them", async ({
  signedInAs,
  database,
}) => {
  test.setTimeout(240_000);
  const one = async (sql: string) => String((await database.query(sql)).rows[0]?.found);
  const procedure = { code: "1.004873", name: "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân" };
  const dossier = await one(
    `select d.number as found from public.dossiers d join public.agencies a on a.id = d.agency_id
     where a.code = '11383' and d.status <> 'draft' order by d.id limit 1`,
  );
  const matter = await one("select code as found from public.cases order by id limit 1");
  const session = await one("select code as found from public.sessions order by id limit 1");
  const opened = async (page: Page) => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox", { name: /Mã phiếu/ })).toBeFocused();
  };
  const finds = async (page: Page, group: string, typed: string, name: string) => {
    await opened(page);
    await page.keyboard.type(typed);
    const option = page.getByRole("group", { name: group }).getByRole("option").filter({ hasText: name });
    await expect(option.first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("combobox", { name: /Mã phiếu/ })).toBeHidden();
  };

  const office = await signedInAs("vanphong");
  await expect(office.getByRole("button", { name: "Tìm hoặc ra lệnh" })).toBeVisible();
  await finds(office, "Thủ tục hành chính", procedure.code, procedure.name);
  await finds(office, "Thủ tục hành chính", "tinh trang hon nhan", procedure.name);
  await finds(office, "Hồ sơ", dossier, dossier);
  await finds(office, "Vụ việc", matter, matter);
  await finds(office, "Buổi tiếp công dân", session, session);

  // The desk reads its dossiers and the catalogue; of cases it learns nothing.
  const desk = await signedInAs("motcua.phuong");
  await expect(desk.getByRole("button", { name: "Tìm hoặc ra lệnh" })).toBeVisible();
  await finds(desk, "Hồ sơ", dossier, dossier);
  await finds(desk, "Thủ tục hành chính", procedure.code, procedure.name);
  await opened(desk);
  await desk.keyboard.type(matter);
  await expect(desk.getByText("Không tìm thấy")).toBeVisible();
});
