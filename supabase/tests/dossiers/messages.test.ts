import { expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import { askSupplement, local, openDesk, receive, step, submitted } from "./filed.ts";

const text = async (db: Db, id: number, template: string, channel: string, isMasked = false) => {
  await asOwner(db);
  return db.row<{ subject: string | null; body: string }>(
    `select (private.render_message(o, $4)).* from private.outbox o
     where o.subject_type = 'dossier' and o.subject_id = $1 and o.template = $2 and o.channel = $3 and o.staff_id is null`,
    [id, template, channel, isMasked],
  );
};

test("a supplement is told by SMS and by mail with what is missing and where to look (QĐ2926 Điều 18.4b)", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const filed = await receive(db, desk, local("2026-11-16 09:00"));
    await step(
      db,
      "request_supplement",
      desk.desk,
      local("2026-11-16 10:00"),
      filed.id,
      "Thiếu bản vẽ",
      null,
      "2026-11-30",
      null,
    );
    const sms = await text(db, filed.id, "dossier_supplement", "sms");
    expect(sms.body).toContain(`Hồ sơ ${filed.number} cần bổ sung trước 30/11/2026: Thiếu bản vẽ`);
    expect(sms.body).toContain(`/cong-dan/ho-so?ma=${filed.code}`);
    const letter = await text(db, filed.id, "dossier_supplement", "email");
    expect(letter.subject).toContain(filed.number);
    expect(letter.body).toMatch(/Kính gửi Ông\/Bà Nguyễn Văn An[\s\S]*“Thủ tục thử”[\s\S]*Thiếu bản vẽ/);
    // Whoever watches deliveries reads neither the matter nor the name.
    expect((await text(db, filed.id, "dossier_supplement", "email", true)).body).not.toMatch(
      /Nguyễn Văn An|bản vẽ|ma=HS/,
    );
    await asUser(db, desk.supervisor);
    expect(
      await db.rows(
        "select distinct recipient, audience from public.messages where subject_type = 'dossier' and subject_id = $1",
        [filed.id],
      ),
    ).toEqual([{ recipient: "Nguyễn V. A.", audience: "citizen" }]);
  }));

test("what has been supplied meanwhile is not asked for any more; a refusal is always sent", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const sent = await submitted(db, desk, local("2026-11-16 08:00"), local("2026-11-16 08:05"));
    await askSupplement(db, desk, local("2026-11-16 09:00"), sent.id);
    await step(db, "supply_supplement", null, local("2026-11-16 09:10"), sent.id, "Đã ký", null, null, "online");
    await step(db, "refuse_dossier", desk.desk, local("2026-11-16 09:30"), sent.id, "Không thuộc thẩm quyền", null);
    await asOwner(db);
    expect(
      await db.rows(
        `select o.template, private.is_stale(o, $2) as is_stale from private.outbox o
         where o.subject_type = 'dossier' and o.subject_id = $1 and o.channel = 'sms' and o.staff_id is null order by o.id`,
        [sent.id, local("2026-11-16 10:00")],
      ),
    ).toEqual([
      { template: "dossier_submitted", is_stale: true },
      { template: "dossier_supplement", is_stale: true },
      { template: "dossier_refused", is_stale: false },
    ]);
    expect(
      await db.value(
        "select (private.message_address(o)).address from private.outbox o where o.subject_id = $1 and o.template = 'dossier_refused' and o.channel = 'email'",
        [sent.id],
      ),
    ).toBe("bich@example.test");
  }));

test("the rating link goes with the result, to the applicant alone", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db, {
      steps: [
        ["Tiếp nhận", "one_stop", 0],
        ["Xử lý", "specialist", 5],
        ["Trả", "one_stop", 0],
      ],
    });
    const filed = await receive(db, desk, local("2026-11-16 09:00"), { is_forwarded: "true" });
    await step(
      db,
      "issue_dossier_result",
      desk.officer,
      local("2026-11-17 09:00"),
      filed.id,
      "electronic",
      null,
      null,
      null,
    );
    await step(db, "return_dossier", desk.desk, local("2026-11-17 09:30"), filed.id, "online", null, null);
    expect((await text(db, filed.id, "dossier_returned", "sms")).body).toMatch(/\/danh-gia\/hs-\d+-[0-9a-f]{32}/);
    expect(
      await db.value("select private.dossier_message_values($1, $2) ? 'rate_url'", [filed.id, desk.desk.staffId]),
    ).toBe(false);
  }));
