import { normaliseText } from "../../lib/normalise-text";

/** What a column of a file can mean; the names are those of `stage_import_rows`. */
export const importFields = [
  "content",
  "received_at",
  "due_at",
  "closed_at",
  "ref",
  "full_name",
  "phone",
  "email",
  "address",
  "location_text",
  "commune",
  "latitude",
  "longitude",
  "category",
  "agency",
  "channel",
  "priority",
  "answer",
] as const;
export type ImportField = (typeof importFields)[number];

export type ImportKind = "history" | "intake";

/** Without these nothing can be imported; for an intake see QĐ583 Điều 7. */
export const requiredFields: Record<ImportKind, ImportField[]> = {
  history: ["content", "received_at"],
  intake: ["content", "full_name", "phone", "address"],
};

/** Column of the file for each field; a missing field is not in the file. */
export type Mapping = Partial<Record<ImportField, string>>;

/** Headers seen in the field, folded; the first match wins. */
const knownHeaders: Record<ImportField, string[]> = {
  content: [
    "noi dung",
    "noi dung phan anh",
    "noi dung kien nghi",
    "content",
    "description",
    "case title",
    "case_title",
    "summary",
  ],
  received_at: [
    "thoi gian tiep nhan",
    "ngay tiep nhan",
    "tiep nhan luc",
    "received at",
    "received_at",
    "open dt",
    "open_dt",
    "created",
    "opened",
  ],
  due_at: ["han xu ly", "han", "thoi han", "due at", "due_at", "target dt", "target_dt", "sla_target_dt", "due"],
  closed_at: [
    "thoi gian hoan thanh",
    "ngay hoan thanh",
    "ket thuc luc",
    "closed at",
    "closed_at",
    "closed dt",
    "closed_dt",
    "closed",
  ],
  ref: ["ma phieu", "ma", "so phieu", "ref", "case enquiry id", "case_enquiry_id", "id", "reference"],
  full_name: ["ho ten", "ho va ten", "nguoi phan anh", "full name", "full_name", "name", "ten"],
  phone: ["so dien thoai", "dien thoai", "sdt", "phone", "tel"],
  email: ["email", "thu dien tu"],
  address: ["dia chi", "dia chi nguoi phan anh", "address"],
  location_text: ["dia diem", "vi tri", "noi xay ra", "location", "location text", "location_text"],
  commune: ["xa phuong", "phuong xa", "xa/phuong", "phuong/xa", "dia ban", "commune", "ward name"],
  latitude: ["vi do", "latitude", "lat"],
  longitude: ["kinh do", "longitude", "lon", "lng"],
  category: ["linh vuc", "danh muc", "loai", "category", "type", "reason"],
  agency: ["co quan xu ly", "don vi xu ly", "co quan", "don vi", "agency", "department"],
  channel: ["kenh", "nguon", "channel", "source"],
  priority: ["muc do", "uu tien", "priority"],
  answer: ["ket qua", "tra loi", "noi dung tra loi", "answer", "closure reason", "closure_reason", "resolution"],
};

/** Which column probably means what, by its header. A column is used once. */
export function suggestMapping(headers: readonly string[]): Mapping {
  const folded = headers.map((header) => normaliseText(header));
  const mapping: Mapping = {};
  const taken = new Set<number>();
  for (const field of importFields) {
    for (const known of knownHeaders[field]) {
      const index = folded.findIndex((header, at) => header === known && !taken.has(at));
      if (index >= 0) {
        mapping[field] = headers[index];
        taken.add(index);
        break;
      }
    }
  }
  return mapping;
}

/** The same header row means the same layout: under this name a mapping is remembered. */
export function layoutOf(headers: readonly string[]): string {
  return headers
    .map((header) => normaliseText(header))
    .join("|")
    .slice(0, 2000);
}
