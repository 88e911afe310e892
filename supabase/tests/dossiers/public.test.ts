import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner } from "../support/people.ts";
import { askSupplement, type Desk, dossier, local, openDesk, receive, step, submitted, timeline } from "./filed.ts";

interface Draft {
  draft_token: string;
  started_at: string;
  documents: { id: number; name: string; files: { file_name: string }[] }[];
}

const begin = async (db: Db, desk: Desk, requestId = randomUUID()): Promise<Draft> => {
  await asAnon(db);
  return db.value<Draft>("select public.start_dossier_draft($1, $2, $3)", [
    desk.procedure.id,
    desk.desk.agencyId,
    requestId,
  ]);
};
const person = {
  full_name: "Trần Thị Bích",
  phone: "0570 000 002",
  email: "bich@example.test",
  address: "5 Tô Hiệu",
  consent: true,
};
const complete = (draft: Draft) => ({
  ...person,
  documents: draft.documents.map(({ id }) => ({ id, note: "Khai thác từ cơ sở dữ liệu" })),
});
const submit = "select public.submit_dossier($1, $2)";

/** An upload as storage records it. */
async function uploaded(db: Db, path: string): Promise<void> {
  await asOwner(db);
  if (!(await db.value("select to_regclass('storage.objects') is not null"))) return;
  await db.rows(
    `insert into storage.objects (bucket_id, name, metadata) values ('dossier-files', $1, '{"size": 1000, "mimetype": "application/pdf"}')`,
    [path],
  );
}

describe("an applicant without a login (QĐ2926 Điều 18, 19.1)", () => {
  test("begins, saves, comes back, uploads, submits; the same receipt the second time", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const draft = await begin(db, desk);
      await db.rows("select public.save_dossier_draft($1, $2)", [
        draft.draft_token,
        JSON.stringify({ full_name: "Trần" }),
      ]);
      expect(await db.value("select public.read_dossier_draft($1)", [draft.draft_token])).toMatchObject({
        status: "draft",
        content: { full_name: "Trần" },
        procedure_id: desk.procedure.id,
      });
      const path = `dossiers/${draft.draft_token}-1`;
      expect(await db.value("select authz.may_send_dossier_file($1)", [path])).toBe(true);
      await uploaded(db, path);
      await asAnon(db);
      expect(
        await db.value("select public.attach_dossier_file($1, 1, $2, 'to-khai.pdf', 'application/pdf', 1000)", [
          draft.draft_token,
          draft.documents[0]?.id,
        ]),
      ).toMatchObject({ documents: [{ files: [{ file_name: "to-khai.pdf" }] }, { files: [] }] });
      const receipt = await db.value<{ code: string; number: string }>(submit, [
        draft.draft_token,
        JSON.stringify(person),
      ]);
      expect(receipt).toMatchObject({ lookup_path: `/cong-dan/ho-so?ma=${receipt.code}` });
      expect(await db.value(submit, [draft.draft_token, JSON.stringify(person)])).toMatchObject({
        code: receipt.code,
        number: receipt.number,
      });
      expect(await db.value("select authz.may_send_dossier_file($1)", [`dossiers/${draft.draft_token}-2`])).toBe(false);
      expect(await db.value("select public.read_dossier_draft($1)", [draft.draft_token])).toEqual({
        status: "submitted",
        code: receipt.code,
      });
      await asOwner(db);
      // Nothing of what was filled in stays behind in the draft.
      expect(
        await db.value(
          "select content from private.dossier_drafts r join public.dossiers d on d.id = r.dossier_id where d.code = $1",
          [receipt.code],
        ),
      ).toEqual({});
      expect(
        await db.rows(
          "select x.is_received, x.is_digitised from public.dossier_documents x join public.dossiers d on d.id = x.dossier_id where d.code = $1 order by x.position",
          [receipt.code],
        ),
      ).toEqual([
        { is_received: true, is_digitised: true },
        { is_received: false, is_digitised: false },
      ]);
    }));

  test.each<[string, (draft: Draft) => object, object]>([
    [
      "without consent",
      (d) => ({ ...complete(d), consent: false }),
      { key: "public.consent_needed", params: { field: "consent" } },
    ],
    [
      "without a name",
      (d) => ({ ...complete(d), full_name: " " }),
      { key: "dossier.field_required", params: { field: "full_name" } },
    ],
    [
      "with two fields wrong",
      (d) => ({ ...complete(d), phone: "12", email: "x" }),
      { key: "dossier.invalid", params: { fields: { phone: "invalid", email: "invalid" } } },
    ],
    [
      "with an identity number that is none",
      (d) => ({ ...complete(d), id_number: "12ab" }),
      { params: { field: "id_number" } },
    ],
    [
      "without a required document",
      () => ({ ...person }),
      { key: "dossier.documents_missing", params: { field: "documents", missing: "Tờ khai" } },
    ],
    [
      "by a program that fills in everything",
      (d) => ({ ...complete(d), website: "http://x" }),
      { key: "public.refused" },
    ],
  ])("not %s", (_, content, expected) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const draft = await begin(db, desk);
      expect(await db.refusal(submit, [draft.draft_token, JSON.stringify(content(draft))])).toMatchObject(expected);
    }),
  );

  test("what is not theirs to set is not set", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db, { fee: 20_000 });
      const draft = await begin(db, desk);
      const { code } = await db.value<{ code: string }>(submit, [
        draft.draft_token,
        JSON.stringify({
          ...complete(draft),
          fee_due: 0,
          received_at: "2020-01-01T00:00:00Z",
          channel: "direct",
          agency_id: 1,
        }),
      ]);
      await asOwner(db);
      const row = await db.row(
        "select fee_due, channel, agency_id, received_at > now() - interval '1 hour' as is_now from public.dossiers where code = $1",
        [code],
      );
      expect(row).toEqual({ fee_due: 20_000, channel: "online", agency_id: desk.desk.agencyId, is_now: true });
    }));

  test.each<[string, object, string]>([
    ["a procedure that is not online", { online: "none" }, "procedure_id"],
    ["a city procedure at a commune's desk", { level: "city" }, "agency_id"],
  ])("not %s", (_, shape, field) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db, shape);
      await asAnon(db);
      expect(
        (
          await db.refusal("select public.start_dossier_draft($1, $2, $3)", [
            desk.procedure.id,
            desk.desk.agencyId,
            randomUUID(),
          ])
        ).params,
      ).toMatchObject({ field });
    }),
  );

  test("a forged permission opens nothing, one draft's does not open another's", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [one, two] = [await begin(db, desk), await begin(db, desk)];
      const forged = `${two.draft_token.split("/")[0]}/${one.draft_token.split("/")[1]}`;
      expect((await db.refusal("select public.read_dossier_draft($1)", [forged])).key).toBe("public.draft_over");
      expect(
        (
          await db.refusal("select public.attach_dossier_file($1, 1, $2, 'a.pdf', 'application/pdf', 1000)", [
            one.draft_token,
            two.documents[0]?.id,
          ])
        ).params,
      ).toMatchObject({ field: "document_id" });
    }));

  test("a draft is nobody else's: no member of staff sees it, and it cannot be looked up", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await begin(db, desk);
      await asOwner(db);
      const code = await db.value("select code from public.dossiers where status = 'draft' order by id desc limit 1");
      await asAnon(db);
      expect(await db.value("select public.look_up_dossier($1)", [code])).toMatchObject({
        hint: "public.dossier_not_found",
      });
      const { asUser } = await import("../support/people.ts");
      for (const who of [desk.desk, desk.supervisor]) {
        await asUser(db, who);
        expect(await db.value("select count(*) from public.dossiers where status = 'draft'")).toBe(0);
      }
    }));

  test("who begins too often from one address has to wait", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await asOwner(db);
      await db.rows(
        "insert into public.settings (key, value, name, description) values ('public.drafts_per_address', '2', 'x', 'x') on conflict (key) do update set value = '2'",
      );
      await begin(db, desk);
      await begin(db, desk);
      expect(
        (
          await db.refusal("select public.start_dossier_draft($1, $2, $3)", [
            desk.procedure.id,
            desk.desk.agencyId,
            randomUUID(),
          ])
        ).key,
      ).toBe("public.too_many");
    }));
});

describe("looking up (QĐ2926 Điều 22)", () => {
  test("status and steps by the code, however it is typed; nothing that names or was written", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await receive(db, desk, local("2026-11-16 09:00"), { subject: "Bí mật", note: "Ghi chú riêng" });
      await step(
        db,
        "request_supplement",
        desk.desk,
        local("2026-11-16 10:00"),
        filed.id,
        "Thiếu sổ hộ khẩu của bà Lan",
        null,
        null,
        null,
      );
      await asAnon(db);
      const typed = filed.code.toLowerCase().replaceAll("-", " ");
      const found = await db.value<object>("select public.look_up_dossier($1)", [typed]);
      expect(found).toMatchObject({
        code: filed.code,
        number: filed.number,
        status: "supplement_requested",
        due_at: null,
        supplement: { supply_by: null },
      });
      expect(JSON.stringify(found)).not.toMatch(/An|Lan|Bí mật|Ghi chú|0570|Bình|Liên/);
    }));

  test("a wrong code is not found", () =>
    inTransaction(async (db) => {
      await asAnon(db);
      for (const code of ["HS-0000-0000-0000", "x", "1022-26-000001"]) {
        expect(await db.value("select public.look_up_dossier($1)", [code])).toMatchObject({
          hint: "public.dossier_not_found",
        });
      }
    }));

  test("the code alone does not tell what is missing; with the telephone number it does, and lets it be supplied (Điều 18.4, 20)", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const sent = await submitted(db, desk, local("2026-11-16 08:00"), local("2026-11-16 08:05"));
      await askSupplement(db, desk, local("2026-11-16 09:00"), sent.id);
      await asAnon(db);
      expect(await db.value("select public.open_dossier_supplement($1, '0912345678')", [sent.code])).toMatchObject({
        hint: "public.dossier_not_found",
      });
      const opened = await db.value<{ token: string }>("select public.open_dossier_supplement($1, '0570000002')", [
        sent.code,
      ]);
      expect(opened).toMatchObject({ status: "supplement_requested", missing: "Thiếu chữ ký" });
      expect((await db.refusal("select public.supply_dossier_publicly($1, ' ')", [opened.token])).params).toMatchObject(
        { field: "text" },
      );
      await db.rows("select public.supply_dossier_publicly($1, 'Đã ký lại')", [opened.token]);
      expect((await db.refusal("select public.supply_dossier_publicly($1, 'Nữa')", [opened.token])).key).toBe(
        "public.supplement_over",
      );
      expect(await dossier(db, sent.id)).toMatchObject({ status: "submitted" });
      expect(await timeline(db, sent.id)).toEqual(["submitted", "supplement_requested", "supplied"]);
    }));
});

describe("rating by link (SPEC §7)", () => {
  const returned = async (db: Db, at: string) => {
    const desk = await openDesk(db, {
      steps: [
        ["Tiếp nhận", "one_stop", 0],
        ["Xử lý", "specialist", 5],
        ["Trả", "one_stop", 0],
      ],
    });
    const filed = await receive(db, desk, local(at), { is_forwarded: "true" });
    await step(db, "issue_dossier_result", desk.officer, local(at), filed.id, "electronic", null, null, null);
    await step(db, "return_dossier", desk.desk, local(at), filed.id, "online", null, null);
    await asOwner(db);
    const path = await db.value<string>("select private.dossier_rating_path($1)", [filed.id]);
    return { desk, filed, token: path.replace("/danh-gia/", "") };
  };

  test("once, by whoever holds the link; a low one tells the desk, the head and the Office", () =>
    inTransaction(async (db) => {
      const now = await db.value<Date>("select clock_timestamp() - interval '1 hour'");
      const { filed, token } = await returned(
        db,
        new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " "),
      );
      await asAnon(db);
      expect(await db.value("select public.dossier_rating_form($1)", [token])).toMatchObject({
        state: "open",
        number: filed.number,
      });
      expect((await db.refusal("select public.rate_dossier_by_link($1, 6)", [token])).params).toMatchObject({
        field: "score",
      });
      await db.rows("select public.rate_dossier_by_link($1, 2, 3, 1, null, 'Chậm')", [token]);
      expect((await db.refusal("select public.rate_dossier_by_link($1, 5)", [token])).key).toBe(
        "dossier.already_rated",
      );
      expect((await db.refusal("select public.rate_dossier_by_link($1, 5)", [`${token.slice(0, -1)}0x`])).key).toBe(
        "public.link_invalid",
      );
      await asOwner(db);
      expect(
        await db.value(
          "select count(distinct staff_id) from public.notifications where kind = 'dossier_rating_low' and subject_id = $1",
          [filed.id],
        ),
      ).toBeGreaterThanOrEqual(3);
    }));

  test("not after its time", () =>
    inTransaction(async (db) => {
      const { token } = await returned(db, "2026-03-02 09:00");
      await asAnon(db);
      expect(await db.value("select public.dossier_rating_form($1)", [token])).toMatchObject({ state: "expired" });
      expect((await db.refusal("select public.rate_dossier_by_link($1, 5)", [token])).key).toBe("public.link_expired");
    }));
});
