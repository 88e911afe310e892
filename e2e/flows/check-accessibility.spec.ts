import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

/** WCAG 2.1 A and AA, as DESIGN asks; the violation's own words are the failure's message. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  expect(
    violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
    ),
  ).toEqual([]);
}

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test("login", async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto("/login");
      await expect(page.getByRole("button", { name: "Đăng nhập", exact: true })).toBeVisible();
      await expectAccessible(page);
    });

    test("boards of every role, a chart being built, a board being arranged", async ({ signedInAs }) => {
      test.setTimeout(400_000);
      const page = await signedInAs("vanphong");
      await page.emulateMedia({ colorScheme: theme });
      const isDrawn = async () => {
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      };
      for (const path of [
        "/boards",
        "/boards/office?compare=previous",
        "/boards/agency",
        "/boards/leader",
        "/boards/satisfaction",
        "/boards/reception",
        "/boards/dossiers",
        "/charts/new",
      ]) {
        await page.goto(path);
        await isDrawn();
        await expectAccessible(page);
      }

      await page.goto("/boards/leader");
      await page.getByRole("button", { name: "Sao chép thành bảng của tôi" }).click();
      await expect(page.getByRole("button", { name: "Lưu sắp xếp" })).toBeVisible();
      await isDrawn();
      await expectAccessible(page);
    });

    test("queue, ticket, intake", async ({ signedInAs }) => {
      test.setTimeout(400_000);
      const page = await signedInAs("truongca");
      await page.emulateMedia({ colorScheme: theme });
      await page.goto("/tickets?as=all");
      const first = page.getByRole("row").getByRole("link").first();
      await expect(first).toBeVisible();
      await expectAccessible(page);

      await first.click();
      await expect(page.getByRole("region", { name: "Diễn biến" })).toBeVisible();
      await expectAccessible(page);

      // Its notice and its timeline have links within sentences.
      await page.goto("/tickets?as=all&status=merged");
      await first.click();
      await expect(page.getByText("Phiếu này đã được gộp vào phiếu")).toBeVisible();
      await expectAccessible(page);

      await page.goto("/tickets/new");
      await expect(page.getByLabel("Số điện thoại")).toBeFocused();
      await expectAccessible(page);

      await page.goto("/my-work");
      await expect(page.getByRole("heading", { name: "Đến hạn trước nhất" })).toBeVisible();
      await expectAccessible(page);
    });

    test("dossiers: queue, dossier, counter, reviews, results", async ({ signedInAs }) => {
      test.setTimeout(400_000);
      const page = await signedInAs("motcua.phuong");
      await page.emulateMedia({ colorScheme: theme });
      await page.goto("/dossiers?as=all");
      const first = page.getByRole("row").getByRole("link").first();
      await expect(first).toBeVisible();
      await expectAccessible(page);

      await first.click();
      await expect(page.getByRole("region", { name: "Lịch sử" })).toBeVisible();
      await expectAccessible(page);

      await page.goto("/dossiers/new");
      await expect(page.getByRole("combobox", { name: "Thủ tục" })).toBeFocused();
      await expectAccessible(page);

      await page.goto("/dossiers/overdue");
      await expect(page.getByRole("heading", { level: 1, name: "Hồ sơ quá hạn" })).toBeVisible();
      await expectAccessible(page);

      await page.goto("/boards/dossiers");
      await expect(page.getByRole("table").first()).toBeVisible();
      await expectAccessible(page);
    });

    test("settings and audit", async ({ signedInAs }) => {
      const page = await signedInAs("quantri");
      await page.emulateMedia({ colorScheme: theme });
      await page.goto("/settings");
      await expect(page.getByRole("heading", { name: "Trang công dân" })).toBeVisible();
      await expectAccessible(page);

      await page.goto("/audit?who=all&table=public.categories");
      await expect(page.getByRole("listitem").first()).toBeVisible();
      await expectAccessible(page);
    });
  });
}
