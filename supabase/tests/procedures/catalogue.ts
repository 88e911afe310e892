import { step } from "../cases/reception.ts";
import type { Db } from "../support/database.ts";
import { asOwner, type Person, person } from "../support/people.ts";

/** What the steps of the catalogue return. */
export interface Made {
  id: number;
  code: string;
  version_id: number;
  number: number;
  revision: number;
  is_published: boolean;
}

export { step };

/** Everything a publication asks for: three steps of two days in all. */
export const whole = {
  name: "Đăng ký thử nghiệm",
  level: "commune",
  online_level: "full",
  legal_basis: "Luật Thử nghiệm 2025",
  decision_number: "1234/QĐ-UBND",
  decision_on: "2026-03-02",
  decision_issuer: "Chủ tịch UBND thành phố Hải Phòng",
  valid_from: "2026-03-05",
  total_days: 2,
  result_name: "Giấy xác nhận",
  documents: [
    { name: "Tờ khai", form: "electronic", copies: 1, template_note: "Mẫu số 01" },
    { name: "Giấy ủy quyền", form: "certified_copy", is_required: false },
  ],
  fees: [{ name: "Lệ phí", amount: 8000, online_amount: 4000 }],
  steps: [
    { name: "Tiếp nhận", unit_kind: "one_stop", working_days: 0.5 },
    { name: "Thẩm định", unit_kind: "specialist", working_days: 1 },
    { name: "Ký, trả kết quả", unit_kind: "leader", working_days: 0.5 },
  ],
};

export interface Catalogue {
  supervisor: Person;
  admin: Person;
  fieldId: number;
}

export async function openCatalogue(db: Db): Promise<Catalogue> {
  const supervisor = await person(db, "supervisor", { name: "Đỗ Thị Lan" });
  const admin = await person(db, "admin", { name: "Phạm Văn Quản" });
  await asOwner(db);
  const fieldId = await db.value<number>(
    "insert into public.procedure_fields (code, name) values ('thu_nghiem', 'Thử nghiệm') returning id",
  );
  return { supervisor, admin, fieldId };
}

/** A draft entered at an instant, with everything a publication asks for unless told otherwise. */
export const drafted = (db: Db, office: Catalogue, at: Date, more: object = {}): Promise<Made> =>
  step<Made>(db, "create_procedure", office.supervisor, at, {
    code: "THU.0001",
    field_id: office.fieldId,
    ...whole,
    ...more,
  });

export const publish = (db: Db, office: Catalogue, at: Date, made: Made): Promise<Made> =>
  step<Made>(db, "publish_procedure_version", office.supervisor, at, made.version_id, null);

/** The next version with another decision, published. */
export async function amended(db: Db, office: Catalogue, at: Date, id: number, changes: object): Promise<Made> {
  const draft = await step<Made>(db, "start_procedure_version", office.supervisor, at, id);
  await step(db, "save_procedure_version", office.supervisor, at, draft.version_id, null, {
    decision_number: "2345/QĐ-UBND",
    decision_on: "2026-06-01",
    valid_from: "2026-06-10",
    ...changes,
  });
  return publish(db, office, at, draft);
}

/** An office's local time. */
export const local = (text: string): Date => new Date(`${text}+07:00`);
