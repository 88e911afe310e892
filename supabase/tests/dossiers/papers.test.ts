import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";
import {
  askSupplement,
  call,
  type Desk,
  local,
  openDesk,
  paperOf,
  processing,
  receive,
  step,
  submitted,
  timeline,
  ward,
} from "./filed.ts";

const monday = local("2026-11-16 09:00");

interface Issued {
  register: string;
  number: number;
  version: number;
  symbol: string;
  reason: string | null;
  signed_by_name: string | null;
  content: Record<string, unknown>;
}

const read = (db: Db, who: Person, id: number) => call<Issued>(db, who, "select public.dossier_paper($1)", [id]);

const registered = async (db: Db, id: number) => {
  await asOwner(db);
  const rows = await db.rows<Issued>(
    `select register, number, version, signed_by_name from public.documents
     where subject_type = 'dossier' and subject_id = $1 order by issued_at, id`,
    [id],
  );
  return rows.map(({ register, version }) => `${register}:${version}`);
};

/** Whatever a paper names is called something else by now. */
async function renameEverything(db: Db, desk: Desk, id: number): Promise<void> {
  await asOwner(db);
  await db.rows("update public.applicants set full_name = 'Người Khác', phone = '0599999999', address = 'nơi khác'");
  await db.rows("update public.agencies set name = 'UBND phường Khác', phone = '0', address = 'khác' where id = $1", [
    desk.desk.agencyId,
  ]);
  await db.rows(
    "update public.dossier_documents set name = 'Giấy khác', is_received = false, is_digitised = false where dossier_id = $1",
    [id],
  );
  await db.rows("update public.dossiers set fee_due = 99000, fee_paid = 1 where id = $1", [id]);
  await db.rows("update public.staff set display_name = 'Tên Khác'");
  await db.rows("update public.dossier_steps set name = 'Bước khác', note = 'khác' where dossier_id = $1", [id]);
}

/** Each step, and the papers it leaves in the register. */
const steps: [name: string, at: (db: Db, desk: Desk) => Promise<number>, papers: string[]][] = [
  [
    "NĐ61/2018 Điều 17: accepting issues the slip and begins the hand-over",
    async (db, desk) => (await receive(db, desk, monday)).id,
    ["acceptance_slip:1", "hand_over:1"],
  ],
  [
    "TT01/2018 Mẫu số 05: the hand-over is one sheet, a version a step",
    async (db, desk) => (await processing(db, desk, monday)).id,
    ["acceptance_slip:1", "hand_over:1", "hand_over:2"],
  ],
  [
    "TT01/2018 Mẫu số 02: a request to supplement before acceptance",
    async (db, desk) => {
      const { id } = await submitted(db, desk, local("2026-11-16 08:00"), local("2026-11-16 08:05"));
      await step(db, "request_supplement", desk.desk, monday, id, "Bản sao giấy tờ", null, "2026-11-20", null);
      return id;
    },
    ["supplement_request:1"],
  ],
  [
    "TT01/2018 Mẫu số 03: a refusal",
    async (db, desk) => {
      const { id } = await submitted(db, desk, local("2026-11-16 08:00"), local("2026-11-16 08:05"));
      await step(db, "refuse_dossier", desk.desk, monday, id, "Không thuộc thẩm quyền", null);
      return id;
    },
    ["refusal:1"],
  ],
  [
    "NĐ61/2018 Điều 19: an apology",
    async (db, desk) => {
      const { id } = await processing(db, desk, monday);
      await step(
        db,
        "apologise_dossier",
        desk.desk,
        local("2026-12-01 09:00"),
        id,
        "2026-12-07",
        "phải xác minh",
        null,
      );
      return id;
    },
    ["acceptance_slip:1", "hand_over:1", "hand_over:2", "apology:1"],
  ],
];

describe("each step issues its papers", () => {
  test.each(steps)("%s", (_name, take, papers) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      expect(await registered(db, await take(db, desk))).toEqual(papers);
    }),
  );

  test("QĐ2926 Điều 21: the result handed over has a slip; the hand-over ends with it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, monday);
      await step(db, "forward_dossier", desk.officer, local("2026-11-17 09:00"), id, null, desk.head.staffId, null);
      await step(
        db,
        "issue_dossier_result",
        desk.head,
        local("2026-11-18 09:00"),
        id,
        "both",
        "31/XN-UBND",
        null,
        null,
      );
      await step(db, "return_dossier", desk.desk, local("2026-11-18 10:00"), id, "counter", null, null);
      expect(await registered(db, id)).toEqual([
        "acceptance_slip:1",
        ...[1, 2, 3, 4].map((version) => `hand_over:${version}`),
        "hand_over:5",
        "return_slip:1",
      ]);
    }));
});

describe("an issued paper is frozen", () => {
  test.each(steps)("%s: printed again, it says what it said, whoever prints it", (_name, take, papers) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await take(db, desk);
      const register = papers.at(-1)?.split(":")[0] ?? "";
      const paper = await paperOf(db, id, register);
      const before = await read(db, desk.desk, paper);
      await renameEverything(db, desk, id);
      const after = await read(db, desk.desk, paper);
      // Whose dossier it is stays masked in a refusal once it is not handled any more; everything else is the same to the letter.
      expect(after).toEqual(before);
      expect(JSON.stringify(after)).not.toMatch(/khác/i);
    }),
  );

  test("whoever took the step signs, not whoever prints", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, monday);
      const slip = await read(db, desk.officer, await paperOf(db, id, "acceptance_slip"));
      expect(slip).toMatchObject({
        signed_by_name: "Đỗ Bích Liên",
        content: { signed_by: { name: "Đỗ Bích Liên" }, dossier: { promised_at: expect.any(String) } },
      });
    }));

  test("TT01/2018 Mẫu số 04: the head of the agency signs the apology the desk wrote", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, monday);
      await step(
        db,
        "apologise_dossier",
        desk.desk,
        local("2026-12-01 09:00"),
        id,
        "2026-12-07",
        "phải xác minh",
        null,
      );
      const letter = await read(db, desk.desk, await paperOf(db, id, "apology"));
      const heads = await db.value<string[]>(
        "select array_agg(display_name) from public.staff where id = any (private.agency_heads($1))",
        [desk.desk.agencyId],
      );
      expect(heads).toContain(letter.signed_by_name);
      expect(letter.content).toMatchObject({ apology: { reason: "phải xác minh" } });
    }));

  test("SPEC §12: the hand-over names no applicant", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, monday);
      await asOwner(db);
      const kept = await db.value<string>(
        "select content::text from private.document_contents where document_id = $1",
        [await paperOf(db, id, "hand_over")],
      );
      expect(kept).not.toContain("Nguyễn Văn An");
      expect(kept).toContain("Thẩm định");
    }));
});

describe("numbers", () => {
  test("NĐ30/2020 Điều 15: every agency numbers its own slips, without gaps", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const number = (id: number) =>
        db.value<number>(
          "select number from public.documents where subject_type = 'dossier' and subject_id = $1 and register = 'acceptance_slip'",
          [id],
        );
      const first = await receive(db, desk, monday);
      const second = await receive(db, desk, monday, {
        full_name: "Lê Thị Ba",
        phone: "0570 000 003",
        id_number: null,
      });
      await asOwner(db);
      const agency = await db.value<string>(
        "select min(code) from public.agencies where kind = 'commune' and archived_at is null and code <> $1",
        [ward],
      );
      const elsewhere = await person(db, "one_stop_officer", { agency });
      const there = await step<{ id: number }>(db, "receive_dossier", elsewhere, monday, {
        channel: "direct",
        procedure_id: desk.procedure.id,
        agency_id: elsewhere.agencyId,
        full_name: "Lê Văn Tư",
        phone: "0570 000 004",
        address: "1 Trần Phú",
        documents: [{ procedure_document_id: desk.procedure.documents[0], is_received: true }],
      });
      await asOwner(db);
      expect([await number(first.id), await number(second.id), await number(there.id)]).toEqual([1, 2, 1]);
    }));
});

describe("a corrected paper", () => {
  const correct = "select to_jsonb(public.correct_dossier_paper($1, $2))";

  test("is the next version under the same number; the first stays as it was", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, monday);
      const first = await paperOf(db, id, "acceptance_slip");
      const before = await read(db, desk.desk, first);
      await db.rows("update public.applicants set full_name = 'Nguyễn Văn Anh'");
      const corrected = await call<Issued & { id: number }>(db, desk.desk, correct, [first, "ghi sai tên"]);
      expect(corrected).toMatchObject({ number: before.number, version: 2, reason: "ghi sai tên" });
      expect((await read(db, desk.desk, corrected.id)).content).toMatchObject({
        applicant: { full_name: "Nguyễn Văn Anh" },
      });
      expect(await read(db, desk.desk, first)).toEqual(before);
      expect(await timeline(db, id)).toContain("paper_corrected");
    }));

  test("an earlier request to supplement keeps what it asked for", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await submitted(db, desk, local("2026-11-16 08:00"), local("2026-11-16 08:05"));
      await askSupplement(db, desk, monday, id, "Giấy thứ nhất");
      const first = await paperOf(db, id, "supplement_request");
      await step(db, "supply_supplement", desk.desk, local("2026-11-16 10:00"), id, null, null, null);
      await askSupplement(db, desk, local("2026-11-16 11:00"), id, "Giấy thứ hai");
      const corrected = await call<{ id: number }>(db, desk.desk, correct, [first, "sai địa chỉ"]);
      expect((await read(db, desk.desk, corrected.id)).content).toMatchObject({
        supplement: { missing: "Giấy thứ nhất" },
      });
    }));

  test.each([
    ["no reason", "acceptance_slip", " ", "dossier.field_required"],
    ["the sheet that goes along", "hand_over", "sai", "dossier.paper_kept_up"],
  ])("%s: refused", (_name, register, reason, key) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, monday);
      const paper = await paperOf(db, id, register);
      await asUser(db, desk.desk);
      expect((await db.refusal(correct, [paper, reason])).key).toBe(key);
    }),
  );

  test("one that has been replaced is not corrected again", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, monday);
      const first = await paperOf(db, id, "acceptance_slip");
      await call(db, desk.desk, correct, [first, "ghi sai tên"]);
      await asUser(db, desk.desk);
      expect((await db.refusal(correct, [first, "lần nữa"])).key).toBe("document.replaced");
    }));

  test("SPEC §1: only the desk, or the head of the agency that decides", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, monday);
      const first = await paperOf(db, id, "acceptance_slip");
      for (const [who, status] of [
        [desk.officer, "PT403"],
        [desk.supervisor, "PT403"],
        [desk.otherDesk, "PT404"],
      ] as const) {
        await asUser(db, who);
        expect((await db.refusal(correct, [first, "sai"])).code).toBe(status);
        await asOwner(db);
      }
      expect(await call<Issued>(db, desk.head, correct, [first, "ghi sai ngày"])).toMatchObject({ version: 2 });
    }));
});
