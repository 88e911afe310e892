import { expect, test } from "../fixtures/office.ts";

test("a forgotten password: the letter's link sets a new one, and the old one is over", async ({
  browser,
  baseURL,
  database,
}) => {
  const email = `quen-mat-khau-${Date.now()}@demo.haiphong.example`;
  const old = `cu-${Date.now()}-Mk`;
  await database.query("select private.create_login($1, $2)", [email, old]);
  await database.query(
    `insert into public.staff (user_id, agency_id, display_name, email)
     select u.id, a.id, 'Nguyễn Hay Quên', $1 from auth.users u, public.agencies a where u.email = $1 and a.code = 'SXD'`,
    [email],
  );
  await database.query(
    `insert into public.staff_roles (staff_id, role_code, agency_id)
     select id, 'contact_officer', agency_id from public.staff where email = $1`,
    [email],
  );
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto("/login");
  await page.getByRole("link", { name: "Quên mật khẩu?" }).click();
  await page.getByLabel("Thư điện tử").fill(email);
  await page.getByRole("main").getByRole("button").click();
  await expect(page.getByRole("status")).toContainText(email);

  const letters = (await (await page.request.get(`${baseURL}/mailbox.json`)).json()) as { to: string; text: string }[];
  const link = letters.find(({ to }) => to === email)?.text.match(/https?:\/\/\S+/)?.[0] ?? "";
  expect(link).toContain("/auth/v1/verify");
  await page.goto(link);
  await expect(page).toHaveURL(/\/reset-password/);
  const fresh = `moi-${Date.now()}-Mk`;
  const fields = page.locator("input[type=password]");
  await expect(fields).toHaveCount(2);
  for (const place of [0, 1]) await fields.nth(place).fill(fresh);
  await page
    .getByRole("main")
    .getByRole("button", { name: /mật khẩu/i })
    .last()
    .click();
  await expect(page.getByRole("navigation").first()).toBeVisible();

  const enter = async (password: string) => {
    const other = await (await browser.newContext()).newPage();
    await other.goto("/login");
    await other.getByLabel("Thư điện tử").fill(email);
    await other.getByLabel("Mật khẩu", { exact: true }).fill(password);
    await other.getByRole("button", { name: "Đăng nhập" }).click();
    return other;
  };
  await expect((await enter(old)).getByRole("alert")).toBeVisible();
  await expect((await enter(fresh)).getByRole("navigation").first()).toBeVisible();
});
