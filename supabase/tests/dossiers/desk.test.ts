import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";
import {
  call,
  clock,
  type Desk,
  dossier,
  type Filed,
  local,
  openDesk,
  paperOf,
  processing,
  receive,
  refused,
  step,
  submitted,
  timeline,
  told,
} from "./filed.ts";

const monday = local("2026-11-16 09:00");
const refusal = async (db: Db, who: Person, sql: string, params: unknown[] = []) => {
  await asUser(db, who);
  return db.refusal(sql, params);
};

describe("taking in at the counter (QĐ2926 Điều 19.2a)", () => {
  test("what was taken down on paper counts from then, and the timeline says so", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await receive(db, desk, monday, { received_at: "2026-11-13T08:00:00+07:00" });
      expect(await dossier(db, filed.id)).toMatchObject({
        received_at: local("2026-11-13 08:00"),
        accepted_at: local("2026-11-13 08:00"),
      });
      expect(await clock(db, filed.id, "dossier.process")).toMatchObject({ due_at: local("2026-11-20 17:30") });
      expect(
        await db.value(
          "select data ->> 'backdated' from public.dossier_events where dossier_id = $1 and kind = 'received'",
          [filed.id],
        ),
      ).toBe("true");
      // The half day of the desk's own step had passed long since.
      expect(await timeline(db, filed.id)).toContain("breached");
    }));

  test("a letter is accepted when it is opened, whenever it arrived", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await receive(db, desk, monday, { channel: "postal", received_at: "2026-11-13T08:00:00+07:00" });
      expect(await dossier(db, filed.id)).toMatchObject({
        received_at: local("2026-11-13 08:00"),
        accepted_at: monday,
      });
    }));

  test.each<[string, object, object]>([
    [
      "in the future",
      { received_at: "2026-11-16T10:00:00+07:00" },
      { params: { field: "received_at", problem: "future" } },
    ],
    ["for no procedure", { procedure_id: 0 }, { params: { field: "procedure_id" } }],
    [
      "without anybody's name and address",
      { full_name: " ", address: null },
      { params: { fields: { full_name: "required", address: "required" } } },
    ],
    [
      "with neither telephone nor identity number",
      { phone: null, id_number: null },
      { key: "dossier.field_required", params: { field: "phone" } },
    ],
    ["with a channel of its own", { channel: "pigeon" }, { params: { field: "channel" } }],
    [
      "without a required document",
      { documents: [] },
      { key: "dossier.documents_missing", params: { field: "documents" } },
    ],
  ])("not %s", (_, more, expected) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { form } = await import("./filed.ts");
      expect(await refused(db, "receive_dossier", desk.desk, monday, form(desk, more))).toMatchObject(expected);
    }),
  );

  test("a required document may be missing when a note says why", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [first] = desk.procedure.documents;
      const filed = await receive(db, desk, monday, {
        documents: [{ procedure_document_id: first, note: "Đã có trong cơ sở dữ liệu" }],
      });
      expect(filed.status).toBe("accepted");
    }));

  test("incomplete or out of place: asked for the rest, or refused, at once", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const asked = await receive(db, desk, monday, { documents: [], decision: "supplement", missing: "Tờ khai" });
      expect(asked.status).toBe("supplement_requested");
      const other = { full_name: "Lê Thị Hà", id_number: "031090009999", phone: "0570 000 009", documents: [] };
      const refusedOne = await receive(db, desk, monday, {
        ...other,
        decision: "refuse",
        reason: "Không thuộc thẩm quyền",
      });
      expect(refusedOne.status).toBe("refused");
    }));

  test("an open dossier of the same applicant and procedure is pointed out until somebody confirms (SPEC §6)", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { form } = await import("./filed.ts");
      const first = await receive(db, desk, monday);
      expect(await refused(db, "receive_dossier", desk.desk, monday, form(desk))).toMatchObject({
        key: "dossier.duplicate",
        params: { number: first.number },
      });
      // The same telephone, another member of the family: not a duplicate.
      await receive(db, desk, monday, { full_name: "Nguyễn Thị Cúc", id_number: "031090005678" });
      const second = await receive(db, desk, monday, { is_duplicate_confirmed: "true" });
      expect(second.number).toMatch(/-0003$/);
      expect(
        await call(
          db,
          desk.desk,
          "select array_agg(number order by number) from public.find_dossier_duplicates($1, '0570000001', null, 'Nguyễn Văn An')",
          [desk.procedure.id],
        ),
      ).toEqual([first.number, second.number]);
    }));

  test("the same form sent twice is one dossier", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const request = { request_id: "6c2f7c1e-0000-4000-8000-000000000001" };
      expect((await receive(db, desk, monday, request)).id).toBe((await receive(db, desk, monday, request)).id);
    }));

  test("the applicant and earlier dossiers are found by telephone or identity number, and that is logged (Điều 18.5)", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await receive(db, desk, monday);
      for (const query of ["0570 000 001", "0310 9000 1234"]) {
        expect(await call(db, desk.desk, "select public.find_applicant($1)", [query])).toMatchObject({
          applicants: [{ full_name: "Nguyễn Văn An", id_number: "031090001234" }],
          dossiers: [{ number: filed.number, is_readable: true }],
        });
      }
      expect(
        await call(
          db,
          desk.otherDesk,
          "select public.find_applicant('0570000001') -> 'dossiers' -> 0 ->> 'is_readable'",
        ),
      ).toBe("false");
      await asOwner(db);
      expect(await db.value("select count(*) from private.contact_reveals where reason = 'find_applicant'")).toBe(3);
      expect((await refusal(db, desk.officer, "select public.find_applicant('0570000001')")).code).toBe("PT403");
    }));
});

describe("documents (QĐ2926 Điều 18.5, 18.6)", () => {
  test("a digitised one is taken over from an earlier dossier of the same applicant, of nobody else", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const old = await receive(db, desk, local("2026-10-05 09:00"));
      const next = await receive(db, desk, monday, {
        is_duplicate_confirmed: "true",
        documents: [{ procedure_document_id: desk.procedure.documents[0], note: "dùng lại" }],
      });
      const document = async (id: number) => {
        await asOwner(db);
        return db.row<{ id: number; is_digitised: boolean; reused_from_id: number | null }>(
          "select id, is_digitised, reused_from_id from public.dossier_documents where dossier_id = $1 and position = 1",
          [id],
        );
      };
      const [from, to] = [await document(old.id), await document(next.id)];
      await db.rows(
        `insert into public.dossier_files (dossier_id, document_id, storage_path, file_name, media_type, byte_size, kind)
         values ($1, $2, 'dossiers/1/a.pdf', 'a.pdf', 'application/pdf', 9, 'document')`,
        [old.id, from.id],
      );
      expect(
        await call(db, desk.desk, "select jsonb_agg(to_jsonb(r)) from public.reusable_documents($1) r", [next.id]),
      ).toMatchObject([{ document_id: from.id, number: old.number, files: 1 }]);
      await step(db, "reuse_dossier_document", desk.desk, monday, to.id, from.id);
      expect(await document(next.id)).toMatchObject({ is_digitised: true, reused_from_id: from.id });
      expect(
        await db.value(
          "select count(*) from public.dossier_files where dossier_id = $1 and storage_path = 'dossiers/1/a.pdf'",
          [next.id],
        ),
      ).toBe(1);
      const stranger = await receive(db, desk, monday, {
        full_name: "Lê Thị Hà",
        id_number: "031090009999",
        phone: "0570 000 009",
      });
      expect(
        (await refused(db, "reuse_dossier_document", desk.desk, monday, (await document(stranger.id)).id, from.id))
          .params,
      ).toMatchObject({ field: "from_document_id" });
    }));

  test("ticked off while it is open: handed in, digitised; never digitised without being handed in", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, monday);
      await asOwner(db);
      const id = await db.value("select id from public.dossier_documents where dossier_id = $1 and position = 2", [
        filed.id,
      ]);
      await step(db, "check_dossier_document", desk.officer, local("2026-11-17 09:00"), id, true, true, "Đã quét");
      expect(
        await db.row("select is_received, is_digitised, note from public.dossier_documents where id = $1", [id]),
      ).toEqual({ is_received: true, is_digitised: true, note: "Đã quét" });
      await step(db, "check_dossier_document", desk.officer, local("2026-11-17 09:01"), id, false, null, null);
      expect(
        await db.row("select is_received, is_digitised from public.dossier_documents where id = $1", [id]),
      ).toEqual({ is_received: false, is_digitised: false });
    }));
});

describe("on its way", () => {
  test("given to a colleague: the step's time goes on; sent back: the step before has its days again, the whole goes on", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, monday);
      await step(
        db,
        "assign_dossier_step",
        desk.officer,
        local("2026-11-17 09:00"),
        filed.id,
        desk.colleague.staffId,
        null,
        "Nghỉ phép",
        null,
      );
      expect(await dossier(db, filed.id)).toMatchObject({
        officer_id: desk.colleague.staffId,
        step_due_at: local("2026-11-19 17:30"),
      });
      await step(
        db,
        "forward_dossier",
        desk.colleague,
        local("2026-11-18 09:00"),
        filed.id,
        null,
        desk.head.staffId,
        null,
      );
      await step(db, "send_back_dossier", desk.head, local("2026-11-18 10:00"), filed.id, "Thiếu tờ trình", null);
      expect(await dossier(db, filed.id)).toMatchObject({
        officer_id: desk.colleague.staffId,
        step_due_at: local("2026-11-23 17:30"),
        due_at: local("2026-11-23 17:30"),
      });
      expect(await told(db, "dossier", filed.id, "dossier_sent_back")).toEqual([desk.colleague.staffId]);
      expect(await timeline(db, filed.id)).toEqual([
        "received",
        "accepted",
        "forwarded",
        "assigned",
        "forwarded",
        "sent_back",
      ]);
    }));

  test("to another agency and back: it reads it from then on, also afterwards", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, monday);
      const seen = (who: Person) =>
        call<number>(db, who, "select count(*) from public.dossier_list where id = $1", [filed.id]);
      expect(await seen(desk.otherOfficer)).toBe(0);
      await step(
        db,
        "assign_dossier_step",
        desk.officer,
        local("2026-11-16 10:00"),
        filed.id,
        null,
        desk.otherOfficer.agencyId,
        "Thuộc Sở Y tế",
        null,
      );
      expect(await seen(desk.otherOfficer)).toBe(1);
      expect(await told(db, "dossier", filed.id, "dossier_assigned")).toContain(desk.otherOfficer.staffId);
      await step(db, "forward_dossier", desk.otherOfficer, local("2026-11-17 10:00"), filed.id, null, null, null);
      expect(await seen(desk.otherOfficer)).toBe(1);
      expect((await refusal(db, desk.otherOfficer, "select public.forward_dossier($1)", [filed.id])).code).toBe(
        "PT403",
      );
    }));

  test("the agency is abolished: desk, decision, step and clocks go to its successor, and so do those who read it (SPEC §4)", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, monday);
      const successor = await person(db, "contact_officer", { agency: "10525" });
      const admin = await person(db, "admin");
      expect(
        await call(db, admin, "select public.succeed_agency($1, array[$2::bigint], '2026-12-01', $2, 'Sáp nhập')", [
          desk.desk.agencyId,
          successor.agencyId,
        ]),
      ).toBe(1);
      expect(await dossier(db, filed.id)).toMatchObject({
        agency_id: successor.agencyId,
        handling_agency_id: successor.agencyId,
        step_agency_id: successor.agencyId,
        officer_id: null,
      });
      expect((await timeline(db, filed.id)).at(-1)).toBe("moved");
      expect(await call(db, successor, "select public.dossier_actions($1)", [filed.id])).toContain("forward_dossier");
    }));

  test("many at once; what cannot go stays and says why", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const now = await db.value<Date>("select clock_timestamp() - interval '1 minute'");
      const one = await receive(db, desk, now);
      const two = await submitted(db, desk, now, now);
      const result = await call(db, desk.desk, "select public.bulk_forward_dossiers($1)", [[one.id, two.id, 0]]);
      expect(result).toEqual({
        done: 1,
        failed: [
          { id: 0, number: null, error: "dossier.not_found" },
          { id: two.id, number: two.number, error: "dossier.wrong_status" },
        ],
      });
      expect(await dossier(db, one.id)).toMatchObject({ status: "processing" });
    }));

  test("somebody was faster: a step that names the version it saw is refused", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await receive(db, desk, monday);
      await step(db, "forward_dossier", desk.desk, monday, filed.id, null, null, filed.version);
      expect((await refused(db, "withdraw_dossier", desk.desk, monday, filed.id, "x", filed.version)).key).toBe(
        "dossier.changed",
      );
    }));

  test("withdrawn: every clock is cancelled, nothing can be done any more", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, monday);
      await step(db, "withdraw_dossier", desk.desk, local("2026-11-17 09:00"), filed.id, "Theo đơn đề nghị", null);
      await asOwner(db);
      expect(
        await db.value(
          "select count(*) from sla.clocks where subject_type = 'dossier' and subject_id = $1 and stopped_at is null",
          [filed.id],
        ),
      ).toBe(0);
      expect(await call(db, desk.desk, "select public.dossier_actions($1)", [filed.id])).toEqual(["add_dossier_note"]);
    }));

  test("fees: exempted with a reason, a mistaken entry taken back with a note, never below zero", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db, { fee: 30_000 });
      const filed = await receive(db, desk, monday);
      const pay = (amount: number, note: string | null) => [filed.id, amount, "cash", null, note, null] as const;
      await step(db, "record_dossier_payment", desk.desk, monday, ...pay(50_000, null));
      expect(
        (await refused(db, "record_dossier_payment", desk.desk, monday, ...pay(-20_000, " "))).params,
      ).toMatchObject({ field: "note" });
      await step(db, "record_dossier_payment", desk.desk, monday, ...pay(-20_000, "Ghi nhầm"));
      expect(
        (await refused(db, "record_dossier_payment", desk.desk, monday, ...pay(-40_000, "x"))).params,
      ).toMatchObject({ field: "amount" });
      expect((await refused(db, "set_dossier_fee", desk.desk, monday, filed.id, 0, null, null)).params).toMatchObject({
        field: "note",
      });
      await step(db, "set_dossier_fee", desk.desk, monday, filed.id, 0, "Hộ nghèo", null);
      expect(await dossier(db, filed.id)).toMatchObject({ fee_due: 0, fee_paid: 30_000, fee_note: "Hộ nghèo" });
    }));
});

describe("who may (SPEC §1)", () => {
  const cases: [string, keyof Desk, string, string[]][] = [
    [
      "accepted: the desk forwards",
      "desk",
      "accepted",
      ["forward_dossier", "request_supplement", "apologise_dossier", "withdraw_dossier"],
    ],
    [
      "processing: the unit works",
      "officer",
      "processing",
      ["forward_dossier", "request_supplement", "send_back_dossier", "assign_dossier_step"],
    ],
    ["processing: the head decides", "head", "processing", ["suspend_dossier", "refuse_dossier", "apologise_dossier"]],
  ];
  test.each(cases)("%s", (_, who, status, expected) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed: Filed = status === "accepted" ? await receive(db, desk, monday) : await processing(db, desk, monday);
      const actions = await call<string[]>(db, desk[who] as Person, "select public.dossier_actions($1)", [filed.id]);
      expect(actions).toEqual(expect.arrayContaining(expected));
    }),
  );

  test("an officer neither suspends nor refuses; the desk does not suspend; the Office only reads", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, monday);
      for (const [who, sql] of [
        [desk.officer, "select public.suspend_dossier($1, 'x')"],
        [desk.officer, "select public.refuse_dossier($1, 'x')"],
        [desk.desk, "select public.suspend_dossier($1, 'x')"],
        [desk.supervisor, "select public.forward_dossier($1)"],
        [desk.supervisor, "select public.reveal_dossier_contact($1)"],
      ] as const) {
        expect((await refusal(db, who, sql, [filed.id])).code, sql).toBe("PT403");
      }
      expect(await call(db, desk.supervisor, "select public.dossier_actions($1)", [filed.id])).toEqual([]);
      for (const who of [desk.otherDesk, desk.otherOfficer]) {
        expect((await refusal(db, who, "select public.dossier_actions($1)", [filed.id])).code).toBe("PT404");
      }
    }));

  test("another agency's officer to whom a step was given by name works on it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, monday);
      const outsider = await person(db, "contact_officer", { agency: "SYT" });
      expect(
        (await refused(db, "assign_dossier_step", desk.officer, monday, filed.id, outsider.staffId, null, null, null))
          .params,
      ).toMatchObject({ field: "officer_id" });
      await step(
        db,
        "assign_dossier_step",
        desk.officer,
        monday,
        filed.id,
        outsider.staffId,
        outsider.agencyId,
        null,
        null,
      );
      expect(await call(db, outsider, "select public.dossier_actions($1)", [filed.id])).toContain("forward_dossier");
    }));

  test("the applicant is masked; whoever handles the dossier now reveals and is logged, in papers too", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, monday);
      expect(
        await call(
          db,
          desk.officer,
          "select applicant_name_masked || ' ' || applicant_phone_masked from public.dossier_list where id = $1",
          [filed.id],
        ),
      ).toBe("Nguyễn V. A. 05•• ••• 001");
      expect(
        await call(db, desk.officer, "select public.reveal_dossier_contact($1, 'gọi hỏi')", [filed.id]),
      ).toMatchObject({ full_name: "Nguyễn Văn An", phone: "0570000001" });
      const slip = await paperOf(db, filed.id, "acceptance_slip");
      expect(await call(db, desk.desk, "select public.dossier_paper($1)", [slip])).toMatchObject({
        content: { applicant: { full_name: "Nguyễn Văn An" } },
      });
      expect(await call(db, desk.supervisor, "select public.dossier_paper($1)", [slip])).toMatchObject({
        content: { is_masked: true, applicant: { full_name: "Nguyễn V. A." } },
      });
      await asOwner(db);
      expect(await db.value("select count(*) from private.contact_reveals where dossier_id = $1", [filed.id])).toBe(2);
      expect(await timeline(db, filed.id)).toContain("contact_revealed");
    }));
});

describe("numbers and lists", () => {
  test("queues by place and clock, counts of one's own", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await processing(db, desk, monday);
      await submitted(db, desk, local("2026-11-16 08:00"), local("2026-11-16 08:05"));
      expect(await call(db, desk.desk, "select public.my_dossier_counts()")).toMatchObject({
        to_accept: 1,
        to_forward: 0,
        overdue: 2,
      });
      expect(await call(db, desk.officer, "select public.my_dossier_counts()")).toMatchObject({ mine: 1, unit: 1 });
      expect(await call(db, desk.otherOfficer, "select public.my_dossier_counts()")).toMatchObject({
        mine: 0,
        overdue: 0,
      });
      await asUser(db, desk.desk);
      expect(await db.rows("select place, clock_state, step_clock_state from public.dossier_list order by id")).toEqual(
        [
          { place: "unit", clock_state: "overdue", step_clock_state: "overdue" },
          { place: "desk", clock_state: "overdue", step_clock_state: "none" },
        ],
      );
    }));

  test("found by number, by code without dashes, by what it is about without accents", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await receive(db, desk, monday, { subject: "Xây nhà ở riêng lẻ" });
      for (const query of [filed.number, filed.code.replaceAll("-", "").toLowerCase(), "nha o rieng"]) {
        expect(
          await call(db, desk.officer, "select array_agg(id) = array[$2::bigint] from public.find_dossiers($1)", [
            query,
            filed.id,
          ]),
          query,
        ).toBe(true);
      }
      expect(await call(db, desk.otherDesk, "select count(*) from public.find_dossiers($1)", [filed.number])).toBe(0);
    }));

  test("the numbers of KH26 for whoever may read the dossiers, with the target of the year", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db, {
        steps: [
          ["Tiếp nhận", "one_stop", 0],
          ["Xử lý", "specialist", 5],
          ["Trả", "one_stop", 0],
        ],
      });
      const online = await submitted(db, desk, local("2026-11-16 08:00"), local("2026-11-16 08:04"));
      await step(db, "accept_dossier", desk.desk, local("2026-11-16 08:30"), online.id, { is_forwarded: "true" }, null);
      await step(
        db,
        "issue_dossier_result",
        desk.officer,
        local("2026-11-17 08:30"),
        online.id,
        "electronic",
        null,
        null,
        null,
      );
      const direct = await processing(db, desk, monday);
      await step(
        db,
        "issue_dossier_result",
        desk.officer,
        local("2026-11-24 10:00"),
        direct.id,
        "paper",
        null,
        null,
        null,
      );
      const numbers = async (who: Person, measures: string[]) => {
        const answer = await call<{
          rows: [Record<string, { value: number | null; numerator?: number; denominator?: number }>];
        }>(db, who, "select public.bi_query($1)", [
          JSON.stringify({ dataset: "dossiers", measures, period: { from: "2026-11-01", to: "2026-12-01" } }),
        ]);
        return answer.rows[0];
      };
      expect(
        await numbers(desk.head, [
          "received",
          "online_share",
          "results",
          "early_share",
          "late",
          "electronic_share",
          "accepted_in_time",
          "digitised_share",
          "submission_time",
          "mean_handling_online",
        ]),
      ).toMatchObject({
        received: { value: 2 },
        online_share: { numerator: 1, denominator: 2 },
        results: { value: 2 },
        early_share: { numerator: 1, denominator: 2 },
        late: { value: 1 },
        electronic_share: { numerator: 1, denominator: 2 },
        accepted_in_time: { numerator: 1, denominator: 1 },
        digitised_share: { numerator: 1, denominator: 1 },
        submission_time: { value: 240 },
        mean_handling_online: { value: 8 * 3600 },
      });
      expect(await numbers(desk.otherOfficer, ["received", "results"])).toMatchObject({
        received: { value: 0 },
        results: { value: 0 },
      });
      expect(await call(db, desk.head, "select public.kpi_target('satisfaction', 2026)")).toMatchObject({
        value: 95,
        direction: "at_least",
        source: "KH26",
      });
      expect(await call(db, desk.head, "select public.kpi_target('submission_minutes', 2025)")).toMatchObject({
        value: 8,
        direction: "at_most",
      });
      expect(await call(db, desk.head, "select public.kpi_target('submission_minutes', 2027)")).toMatchObject({
        value: 5,
        year: 2026,
      });
    }));
});
