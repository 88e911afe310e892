import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/office.ts";

/** WCAG 2.1 A and AA, and nothing wider than a phone where it says so. */
async function expectGood(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    // antd's own: on a narrow screen the button for the hidden tabs stands within the list of tabs.
    .exclude(".ant-tabs-nav")
    .analyze();
  expect
    .soft(
      violations.map(
        ({ id, help, nodes }) =>
          `${page.url()} ${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
      ),
    )
    .toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(wide, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}

for (const [theme, width] of [
  ["light", 1440],
  ["dark", 360],
] as const) {
  test(`the reception board's pages, ${theme}, ${width} px`, async ({ signedInAs, database }) => {
    test.setTimeout(900_000);
    const { rows } = await database.query<{ concluded: number; ahead: number; case_id: number; path: string }>(
      `select (select max(id) from public.sessions where status = 'concluded') as concluded,
         (select max(id) from public.sessions where status = 'invited') as ahead,
         (select max(case_id) from public.session_cases) as case_id,
         (select private.guest_path(t.id) from public.session_participants t
           where private.session_rating_state(now(), t.id) = 'open' order by t.id desc limit 1) as path`,
    );
    const { concluded, ahead, case_id, path } = rows[0] as (typeof rows)[number];
    const page = await signedInAs("tiepcongdan");
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    const see = async (address: string, heading: string | RegExp) => {
      await page.goto(address);
      await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
      await expect(page.locator(".ant-skeleton")).toHaveCount(0);
      await expectGood(page);
    };
    await see("/visits", /^Sổ tiếp công dân/);
    await see("/cases", /^Vụ việc/);
    await see(`/cases/${case_id}`, /^VV-/);
    await see("/cases/new", "Lập vụ việc");
    await see("/sessions", "Buổi tiếp công dân trực tuyến");
    await see("/sessions/new", "Lập buổi tiếp");
    for (const tab of [
      "plan",
      "agenda",
      "minutes",
      "conclusion",
      "tasks",
      "papers",
      "ratings",
      "recordings",
      "timeline",
    ])
      await see(`/sessions/${concluded}?tab=${tab}`, /./);
    await see(`/sessions/${ahead}`, "Vướng mắc");
    await see(`/sessions/${ahead}/room`, /./);
    await see("/connection-test", "Kiểm tra kết nối");
    await see("/my-sessions", /./);
    await see("/reception-days", /./);
    await see("/meeting-points", /./);
    await see("/documents", "Sổ đăng ký văn bản");
    await see("/case-tasks", "Nhiệm vụ sau tiếp công dân");
    await see(path, "Bạn đánh giá buổi tiếp thế nào?");
  });
}
