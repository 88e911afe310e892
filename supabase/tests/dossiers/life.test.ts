import { describe, expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import {
  clock,
  clocks,
  dossier,
  type Filed,
  local,
  messages,
  openDesk,
  processing,
  receive,
  refused,
  step,
  submitted,
  timeline,
  told,
} from "./filed.ts";

describe("from an evening's submission to the rating (QĐ2926 Điều 19, 21)", () => {
  test("each step in its order, with its clocks, timeline and messages", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db, { fee: 50_000 });
      // Monday, 20:00 to 20:06.
      const sent = await submitted(db, desk, local("2026-11-16 20:00"), local("2026-11-16 20:06"));
      expect(sent.code).toMatch(/^HS-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(sent.number).toMatch(/-261116-0001$/);
      expect(new Date(sent.due_at)).toEqual(local("2026-11-17 09:30"));
      expect(await told(db, "dossier", sent.id, "dossier_submitted")).toContain(desk.desk.staffId);

      const accepted = await step<Filed>(db, "accept_dossier", desk.desk, local("2026-11-17 08:00"), sent.id, {}, null);
      expect(accepted.status).toBe("accepted");
      expect(await clock(db, sent.id, "dossier.accept")).toMatchObject({ state: "met" });
      // Five working days from Tuesday; half a day at the desk.
      expect(await clock(db, sent.id, "dossier.process")).toEqual({
        state: "running",
        due_at: local("2026-11-24 17:30"),
      });
      expect(await clock(db, sent.id, "dossier.step")).toEqual({ state: "running", due_at: local("2026-11-17 14:00") });

      await step(
        db,
        "forward_dossier",
        desk.desk,
        local("2026-11-17 09:00"),
        sent.id,
        null,
        desk.officer.staffId,
        null,
      );
      expect(await dossier(db, sent.id)).toMatchObject({ status: "processing", officer_id: desk.officer.staffId });
      expect(await clock(db, sent.id, "dossier.step")).toEqual({ state: "running", due_at: local("2026-11-20 17:30") });
      expect(
        (
          await refused(
            db,
            "issue_dossier_result",
            desk.officer,
            local("2026-11-18 09:00"),
            sent.id,
            "paper",
            null,
            null,
            null,
          )
        ).key,
      ).toBe("dossier.steps_left");
      await step(
        db,
        "forward_dossier",
        desk.officer,
        local("2026-11-19 09:00"),
        sent.id,
        "Đủ điều kiện",
        desk.head.staffId,
        null,
      );
      expect(
        (await refused(db, "forward_dossier", desk.head, local("2026-11-19 10:00"), sent.id, null, null, null)).key,
      ).toBe("dossier.result_needed");
      await step(
        db,
        "issue_dossier_result",
        desk.head,
        local("2026-11-19 15:00"),
        sent.id,
        "both",
        "15/GP",
        null,
        null,
      );
      expect((await clocks(db, sent.id)).every(({ state }) => state === "met")).toBe(true);
      expect(
        (await refused(db, "return_dossier", desk.desk, local("2026-11-20 08:00"), sent.id, "counter", null, null)).key,
      ).toBe("dossier.fee_unpaid");
      await step(
        db,
        "record_dossier_payment",
        desk.desk,
        local("2026-11-20 08:01"),
        sent.id,
        50_000,
        "cash",
        "BL-1",
        null,
        null,
      );
      await step(db, "return_dossier", desk.desk, local("2026-11-20 08:02"), sent.id, "counter", null, null);
      await step(db, "close_dossier", desk.desk, local("2026-11-20 08:03"), sent.id, null);
      await step(
        db,
        "rate_dossier",
        desk.desk,
        local("2026-11-20 08:04"),
        sent.id,
        5,
        5,
        4,
        5,
        "Nhanh",
        null,
        "counter",
      );
      expect(await timeline(db, sent.id)).toEqual([
        "submitted",
        "accepted",
        "forwarded",
        "forwarded",
        "result_issued",
        "paid",
        "returned",
        "closed",
        "rated",
      ]);
      expect(await messages(db, sent.id)).toEqual(
        ["submitted", "accepted", "result", "returned"].flatMap((kind) => [
          `dossier_${kind}:sms`,
          `dossier_${kind}:email`,
        ]),
      );
      expect(
        await db.row(
          "select timeliness, submission_seconds, is_accepted_in_time, is_result_electronic, rating_score from bi.dossier_facts where id = $1",
          [sent.id],
        ),
      ).toEqual({
        timeliness: "early",
        submission_seconds: 360,
        is_accepted_in_time: true,
        is_result_electronic: true,
        rating_score: 5,
      });
      expect(
        (
          await refused(
            db,
            "rate_dossier",
            desk.desk,
            local("2026-11-20 09:00"),
            sent.id,
            4,
            null,
            null,
            null,
            null,
            null,
            "counter",
          )
        ).key,
      ).toBe("dossier.already_rated");
    }));
});

test("over the counter: accepted at once with its date, then handed on", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const filed = await receive(db, desk, local("2026-11-16 09:00"));
    expect(filed.status).toBe("accepted");
    expect(filed.due_at && new Date(filed.due_at)).toEqual(local("2026-11-23 17:30"));
    const other = await processing(db, desk, local("2026-11-16 09:30"), {
      full_name: "Lê Thị Hà",
      id_number: "031090009999",
      phone: "0570 000 009",
    });
    expect(other.status).toBe("processing");
    expect(other.number).toMatch(/-261116-0002$/);
  }));
