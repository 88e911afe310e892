import { expect, test } from "../fixtures/office.ts";

// Where the page's code is fetched: its name changes with every release, the beginning of it does not.
const part = /\/assets\/audit-page-.*\.js/;

test("a part of the program that is gone is fetched anew by itself, once; then the page says what to do", async ({
  signedInAs,
}) => {
  const admin = await signedInAs("quantri");
  await admin.goto("/settings");
  await expect(admin.getByRole("heading", { name: "Thiết lập", exact: true })).toBeVisible();

  await test.step("the new release has it: the page comes", async () => {
    let isGone = true;
    await admin.route(part, (route) => (isGone ? route.fulfill({ status: 404, body: "" }) : route.continue()));
    // A page loaded anew is the new release's, whose parts are there.
    admin.on("request", (request) => {
      if (request.isNavigationRequest()) isGone = false;
    });
    await admin.evaluate(() => {
      (window as unknown as { isOld: boolean }).isOld = true;
    });
    await admin.getByRole("link", { name: "Nhật ký thay đổi" }).click();
    await expect(admin.getByRole("heading", { name: "Nhật ký thay đổi" })).toBeVisible();
    expect(await admin.evaluate(() => "isOld" in window)).toBe(false);
    await admin.unrouteAll();
  });

  await test.step("it is gone for good: said plainly, the menu still works", async () => {
    await admin.route(part, (route) => route.fulfill({ status: 404, body: "" }));
    await admin.goto("/settings");
    await admin.getByRole("link", { name: "Nhật ký thay đổi" }).click();
    await expect(admin.getByRole("heading", { name: "Bàn điều hành đã có bản mới" })).toBeVisible();
    await admin.getByRole("link", { name: "Cán bộ" }).click();
    await expect(admin.getByRole("heading", { name: "Cán bộ", exact: true })).toBeVisible();
  });
});
