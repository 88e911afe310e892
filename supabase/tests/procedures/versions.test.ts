import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner } from "../support/people.ts";
import { amended, drafted, local, type Made, openCatalogue, publish, step, whole } from "./catalogue.ts";

const versionAt = (db: Db, id: number, at: Date) =>
  db.value<number | null>("select private.procedure_version_at($1, $2)", [id, at]);

describe("which version counts when (SPEC §6: a new decision makes a new version)", () => {
  test("by its first day and by when it was published", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const first = await drafted(db, office, local("2026-03-02 09:00"));
      await publish(db, office, local("2026-03-04 09:00"), first);
      // In force from 10 June, entered two days late.
      const second = await amended(db, office, local("2026-06-12 10:00"), first.id, {});
      for (const [at, expected] of [
        ["2026-03-04 23:59", null],
        ["2026-03-05 00:00", first.version_id],
        ["2026-06-09 23:59", first.version_id],
        // The old one still counted while the new one was not there to be read.
        ["2026-06-12 09:59", first.version_id],
        ["2026-06-12 10:00", second.version_id],
        ["2027-01-01 08:00", second.version_id],
      ] as const) {
        expect([at, await versionAt(db, first.id, local(at))]).toEqual([at, expected]);
      }
    }));

  test("not after its own last day, nor once the procedure is abolished", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const first = await drafted(db, office, local("2026-03-02 09:00"), { valid_to: "2026-12-31" });
      await publish(db, office, local("2026-03-04 09:00"), first);
      expect(await versionAt(db, first.id, local("2026-12-31 23:59"))).toBe(first.version_id);
      expect(await versionAt(db, first.id, local("2027-01-01 00:00"))).toBeNull();
      await step(
        db,
        "retire_procedure",
        office.supervisor,
        local("2026-07-01 09:00"),
        first.id,
        "2026-08-01",
        "3/QĐ",
        "2026-07-01",
        null,
      );
      expect(await versionAt(db, first.id, local("2026-07-31 10:00"))).toBe(first.version_id);
      expect(await versionAt(db, first.id, local("2026-08-01 00:00"))).toBeNull();
      await step(db, "reinstate_procedure", office.supervisor, local("2026-07-02 09:00"), first.id);
      expect(await versionAt(db, first.id, local("2026-08-01 00:00"))).toBe(first.version_id);
    }));

  test("the next draft is a copy without decision and validity; documents, fees and steps come along", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const first = await drafted(db, office, local("2026-03-02 09:00"));
      await publish(db, office, local("2026-03-04 09:00"), first);
      const next = await step<Made>(
        db,
        "start_procedure_version",
        office.supervisor,
        local("2026-06-01 09:00"),
        first.id,
      );
      expect(next).toMatchObject({ id: first.id, number: 2, is_published: false });
      await asOwner(db);
      expect(
        await db.row(
          `select v.decision_number, v.valid_from, v.total_days, v.result_name,
             (select count(*) from public.procedure_documents d where d.version_id = v.id) as documents,
             (select sum(amount) from public.procedure_fees f where f.version_id = v.id) as fees,
             (select array_agg(s.is_intake or s.is_result order by s.position) from public.procedure_steps s where s.version_id = v.id) as ends
           from public.procedure_versions v where v.id = $1`,
          [next.version_id],
        ),
      ).toEqual({
        decision_number: null,
        valid_from: null,
        total_days: 2,
        result_name: whole.result_name,
        documents: 2,
        fees: 8000,
        ends: [true, false, true],
      });
      expect(await db.refusal("select private.start_procedure_version($1, now(), $2)", [1, first.id])).toMatchObject({
        code: "PT409",
        key: "procedure.has_draft",
      });
    }));
});

describe("working days of a procedure (halves, within the day)", () => {
  test.each<[string, number, string]>([
    // A Thursday before the holidays of 30/4 and 1/5/2026 (Thursday, Friday); 27/4 is a day off as well.
    ["2026-04-24 09:00", 1, "2026-04-28 17:30"],
    ["2026-04-28 09:00", 2, "2026-05-04 17:30"],
    ["2026-04-28 09:00", 0.5, "2026-04-28 15:00"],
    ["2026-04-29 16:00", 0.5, "2026-05-04 10:00"],
    ["2026-04-28 09:00", 1.5, "2026-05-04 11:30"],
    // Within the day: received after 15:00 it may be handed over on the next working day.
    ["2026-04-28 09:00", 0, "2026-04-28 17:30"],
    ["2026-04-28 15:00", 0, "2026-04-28 17:30"],
    ["2026-04-28 15:01", 0, "2026-04-29 17:30"],
    ["2026-04-29 16:00", 0, "2026-05-04 17:30"],
  ])("from %s, %s days → %s", (from, days, due) =>
    inTransaction(async (db) => {
      expect(await db.value("select private.add_procedure_days('vn-city', $1, $2)", [local(from), days])).toEqual(
        local(due),
      );
    }),
  );

  test.each([-1, 0.3, null])("%s is no number of working days", (days) =>
    inTransaction(async (db) => {
      expect(await db.refusal("select private.add_procedure_days('vn-city', now(), $1)", [days])).toMatchObject({
        key: "procedure.days_invalid",
      });
    }),
  );

  test("its own total counts, else the sum of the steps", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, local("2026-03-02 09:00"), { total_days: null });
      const days = () => db.value("select private.procedure_days($1)", [made.version_id]);
      expect(await days()).toBe(2);
      await step(
        db,
        "save_procedure_version",
        office.supervisor,
        local("2026-03-02 10:00"),
        made.version_id,
        made.revision,
        { total_days: 3.5 },
      );
      expect(await days()).toBe(3.5);
    }));
});
