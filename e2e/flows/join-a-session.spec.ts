import type pg from "pg";
import { fakeJitsi, roomFrame, useMeetingServer } from "../fixtures/fake-jitsi.ts";
import { expect, test } from "../fixtures/office.ts";

/** A session that begins in ten minutes, planned and invited as its people would have done, and a guest's link to it. */
async function openSession(database: pg.Client, title: string): Promise<{ id: number; path: string; guestId: number }> {
  const staff = async (mailbox: string) =>
    Number((await database.query("select id from public.staff where email like $1", [`${mailbox}@%`])).rows[0].id);
  const board = await staff("tiepcongdan");
  const chair = await staff("lanhdao");
  const secretary = await staff("vanphong");
  const head = await staff("thutruong.sxd");
  const point = async (name: string, part: string) => ({
    part,
    point_id: Number(
      (
        await database.query(
          "insert into public.meeting_points (name, agency_id, phone, line_mbps) select $1, id, '0225 3821 055', 100 from public.agencies where code = 'VPUBND' returning id",
          [name],
        )
      ).rows[0].id,
    ),
  });
  const points = [await point(`Trung tâm ${title}`, "central"), await point(`Đại biểu ${title}`, "delegate")];
  const plan = {
    kind: "city",
    title,
    starts_at: new Date(Date.now() + 600_000).toISOString(),
    ends_at: new Date(Date.now() + 7_200_000).toISOString(),
    chair_id: chair,
    secretary_id: secretary,
    points,
    participants: [
      { staff_id: head, capacity: "agency_leader", point_id: points[1]?.point_id },
      {
        full_name: "Hoàng Thị Trung Ương",
        capacity: "central_leader",
        organisation: "Ban Tiếp công dân Trung ương",
        email: "khach@example.test",
      },
    ],
    cases: [],
  };
  const { rows } = await database.query(
    "select private.plan_session($1, now() - interval '20 days', $2) ->> 'id' as id",
    [board, plan],
  );
  const id = Number(rows[0].id);
  await database.query(
    `insert into public.session_waivers (session_id, kind, reason, at, staff_id, staff_name)
     select $1, k, 'Thử', now(), $2, 'Thử' from unnest(array['clash', 'short_notice', 'untested_point']) k`,
    [id, board],
  );
  await database.query("select private.issue_invitations($1, now() - interval '1 day', $2)", [board, id]);
  const guest = (
    await database.query(
      "select g.participant_id as id, private.guest_path(g.participant_id) as path from private.session_guests g join public.session_participants t on t.id = g.participant_id where t.session_id = $1",
      [id],
    )
  ).rows[0];
  return { id, path: guest.path, guestId: Number(guest.id) };
}

const lines = async (database: pg.Client, id: number) =>
  (
    await database.query(
      "select display_name as name, is_moderator, left_at is not null as has_left from public.session_attendance where session_id = $1 order by joined_at, id",
      [id],
    )
  ).rows;

test("a leader joins, moderates, leaves and comes back; everybody sees who is there", async ({
  signedInAs,
  database,
}) => {
  const jitsi = await fakeJitsi();
  await useMeetingServer(database);
  const session = await openSession(database, `Phòng họp ${Date.now()}`);
  const page = await signedInAs("lanhdao");
  await jitsi.serve(page.context());
  await page.goto(`/sessions/${session.id}/room`);
  await expect(page.getByText("được ghi âm, ghi hình và lưu giữ")).toBeVisible();
  await page.getByRole("button", { name: "Vào phòng họp" }).click();
  let frame = await roomFrame(page);
  await expect(frame.getByText("Phòng giả")).toBeVisible();
  await expect(page.getByText("1/4 có mặt")).toBeVisible({ timeout: 20_000 });
  // The room's name for the one who moderates it, and nothing a phone would stumble over.
  await expect
    .poll(() => frame.evaluate("window.commands"))
    .toContainEqual({ name: "subject", data: [expect.stringContaining("Phòng họp")] });
  expect(await frame.evaluate("window.asked.configOverwrite")).toMatchObject({
    prejoinConfig: { enabled: false },
    disableDeepLinking: true,
    disableInviteFunctions: true,
    readOnlyName: true,
  });

  // What the room tells of a guest whose own page is broken; told twice, it is one.
  const joined = { id: "abcd1234", displayName: "Khách", userContext: { id: `p${session.guestId}` } };
  for (let turn = 0; turn < 2; turn += 1)
    await frame.evaluate(
      (data) => (window as unknown as { say(n: string, d: object): void }).say("participant-joined", data),
      joined,
    );
  await expect(page.getByText("2/4 có mặt")).toBeVisible({ timeout: 20_000 });
  await frame.evaluate(`say("recording-status-changed", { on: true, mode: "file" })`);
  await expect(page.getByText("Đang ghi hình")).toBeVisible({ timeout: 20_000 });

  await frame.evaluate(`say("video-ready-to-close", {})`);
  await expect(page.getByRole("heading", { name: "Bạn đã rời phòng họp" })).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.getByRole("button", { name: "Vào lại phòng họp" }).click();
  frame = await roomFrame(page);
  await expect(frame.getByText("Phòng giả")).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(1);
  await expect
    .poll(() => lines(database, session.id))
    .toEqual([
      { name: "Ngô Trọng Vượng", is_moderator: true, has_left: true },
      { name: "Hoàng Thị Trung Ương", is_moderator: false, has_left: false },
      { name: "Ngô Trọng Vượng", is_moderator: true, has_left: false },
    ]);
  await jitsi.close();
});

test("a refused token is replaced once without a word, then said plainly", async ({ signedInAs, database }) => {
  const jitsi = await fakeJitsi();
  await useMeetingServer(database);
  const session = await openSession(database, `Thẻ cũ ${Date.now()}`);
  const page = await signedInAs("lanhdao");
  await jitsi.serve(page.context());
  await page.goto(`/sessions/${session.id}/room`);
  jitsi.state.manner = "refuse-once";
  await page.getByRole("button", { name: "Vào phòng họp" }).click();
  await expect.poll(() => lines(database, session.id)).toHaveLength(1);
  expect(jitsi.state.tokens.length).toBe(2);

  for (const [manner, words] of [
    ["refuse", "từ chối thẻ vào phòng"],
    ["not-allowed", "không cho vào phòng này"],
    ["break", "Phòng họp bị ngắt"],
  ] as const) {
    await page.reload();
    jitsi.state.manner = manner;
    jitsi.state.tokens.length = 0;
    await page.getByRole("button", { name: "Vào phòng họp" }).click();
    await expect(page.getByRole("heading", { name: words })).toBeVisible();
    expect(jitsi.state.tokens.length).toBe(manner === "refuse" ? 2 : 1);
    await expect(page.locator("iframe")).toHaveCount(0);
  }
  jitsi.state.manner = "lobby";
  await page.getByRole("button", { name: "Thử lại" }).click();
  await expect(page.getByText("Bạn đang ở sảnh chờ")).toBeVisible();
  await jitsi.close();
});

test("a meeting server that does not answer: said plainly, the rest goes on, and back when it is there", async ({
  signedInAs,
  database,
}) => {
  const jitsi = await fakeJitsi();
  await useMeetingServer(database);
  const session = await openSession(database, `Máy chủ im ${Date.now()}`);
  const page = await signedInAs("vanphong");
  await jitsi.serve(page.context());
  await page.goto(`/sessions/${session.id}/room`);
  const join = page.getByRole("button", { name: /Vào phòng họp|Thử lại/ });
  const said = page.getByRole("heading", { name: "Không kết nối được máy chủ phòng họp" });

  jitsi.state.isDown = true;
  await join.click();
  await expect(said).toBeVisible();
  await expect(page.getByRole("link", { name: "Mở phòng họp ở thẻ mới" })).toHaveAttribute(
    "href",
    /^https:\/\/hop\.thu-nghiem\.example\/tiep-cong-dan-[0-9a-f]{32}\?jwt=/,
  );
  await expect(page.getByRole("link", { name: "0225 3821 055" }).first()).toBeVisible();

  // Neither yes nor no: the page's own patience ends it.
  jitsi.state.isDown = false;
  jitsi.state.isSilent = true;
  await page.clock.install();
  await join.click();
  await expect(page.getByText("Đang tải phòng họp")).toBeVisible();
  await page.clock.fastForward(16_000);
  await expect(said).toBeVisible();

  // The session itself is begun and goes on.
  await page.getByRole("button", { name: "Bắt đầu buổi tiếp" }).click();
  await expect(page.getByRole("button", { name: "Mục tiếp theo" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.locator("li[aria-current=step]")).toContainText("Nội quy");

  jitsi.state.isSilent = false;
  await join.click();
  await expect((await roomFrame(page)).getByText("Phòng giả")).toBeVisible();
  await jitsi.close();
});

test("a guest on a phone: answers, joins, and a revoked link opens nothing", async ({
  browser,
  signedInAs,
  database,
}) => {
  const jitsi = await fakeJitsi();
  await useMeetingServer(database);
  const session = await openSession(database, `Khách mời ${Date.now()}`);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await jitsi.serve(context);
  const page = await context.newPage();
  await page.goto(session.path);
  await expect(page.getByText("Kính mời Hoàng Thị Trung Ương")).toBeVisible();
  await page.getByRole("button", { name: "Cử người khác dự thay" }).click();
  await page.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(page.getByText("Cần điền chỗ này.")).toBeVisible();
  await page.getByLabel("Họ tên người dự thay").fill("Bùi Thị Thay Mặt");
  await page.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(page.getByText("Người dự thay: Bùi Thị Thay Mặt")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Thêm vào lịch" }).click();
  expect((await download).suggestedFilename()).toMatch(/^BT-.*\.ics$/);

  await page.getByRole("button", { name: "Vào phòng họp" }).click();
  const frame = await roomFrame(page);
  await expect(frame.getByText("Phòng giả")).toBeVisible();
  expect(await frame.evaluate("window.asked.userInfo.displayName")).toBe("Bùi Thị Thay Mặt");
  await expect
    .poll(() => lines(database, session.id))
    .toEqual([{ name: "Bùi Thị Thay Mặt", is_moderator: false, has_left: false }]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // Closing the page is going.
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => lines(database, session.id)).toMatchObject([{ has_left: true }]);

  const board = await signedInAs("tiepcongdan");
  await database.query("update private.session_guests set revoked_at = now() where participant_id = $1", [
    session.guestId,
  ]);
  await board.goto(session.path);
  await expect(board.getByText("không còn hiệu lực")).toBeVisible();
  await context.close();
  await jitsi.close();
});

test("notes are saved as typed, survive a dead line and a reload, and merge with somebody else's", async ({
  signedInAs,
  database,
}) => {
  const session = await openSession(database, `Biên bản ${Date.now()}`);
  const page = await signedInAs("vanphong");
  await page.goto(`/sessions/${session.id}/room`);
  const pad = page.getByLabel("Ghi chép của thư ký");
  const stored = async () =>
    (await database.query("select content from public.session_minutes where session_id = $1", [session.id])).rows[0]
      .content;
  await pad.fill("Khai mạc\nÔng A phát biểu");
  await expect(page.getByText(/^Đã lưu/)).toBeVisible();
  expect(await stored()).toBe("Khai mạc\nÔng A phát biểu");

  await page.context().setOffline(true);
  await pad.fill("Khai mạc\nÔng A phát biểu\nBà B nêu ý kiến");
  await expect(page.getByText("nội dung giữ trong trình duyệt này").first()).toBeVisible();
  // Somebody else writes meanwhile, above.
  await database.query(
    "update public.session_minutes set content = $2, version = version + 1, updated_by_name = 'Lương Thị Thanh Hằng' where session_id = $1",
    [session.id, "Khai mạc lúc 8 giờ\nÔng A phát biểu"],
  );
  await page.context().setOffline(false);
  await page.reload();
  await expect.poll(stored).toBe("Khai mạc lúc 8 giờ\nÔng A phát biểu\nBà B nêu ý kiến");
  await expect(pad).toHaveValue("Khai mạc lúc 8 giờ\nÔng A phát biểu\nBà B nêu ý kiến");

  // Both change the same line: both texts are shown, nothing is lost.
  await page.context().setOffline(true);
  await pad.fill("Khai mạc lúc 8 giờ\nÔng A phát biểu\nBà B rút ý kiến");
  await database.query(
    "update public.session_minutes set content = $2, version = version + 1, updated_by_name = 'Lương Thị Thanh Hằng' where session_id = $1",
    [session.id, "Khai mạc lúc 8 giờ\nÔng A phát biểu\nBà B giữ ý kiến"],
  );
  await page.context().setOffline(false);
  const both = page.getByRole("region", { name: /Lương Thị Thanh Hằng đã ghi khác/ });
  await expect(both).toContainText("Bà B giữ ý kiến");
  await expect(both).toContainText("Bà B rút ý kiến");
  await both.getByRole("button", { name: "Lưu bản gộp" }).click();
  await expect.poll(stored).toBe("Khai mạc lúc 8 giờ\nÔng A phát biểu\nBà B giữ ý kiến\nBà B rút ý kiến");
});
