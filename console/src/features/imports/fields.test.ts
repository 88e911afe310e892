import { expect, test } from "vitest";
import { layoutOf, suggestMapping } from "./fields";
import { targetOf } from "./targets";

const tickets = targetOf("tickets");

test("an office's own headers are understood with or without accents", () => {
  expect(
    suggestMapping(tickets, ["STT", "Nội dung phản ánh", "THOI GIAN TIEP NHAN", "Hạn xử lý", "Họ và tên", "SĐT"]),
  ).toEqual({
    content: "Nội dung phản ánh",
    received_at: "THOI GIAN TIEP NHAN",
    due_at: "Hạn xử lý",
    full_name: "Họ và tên",
    phone: "SĐT",
  });
});

test("a 311 export is understood, each column once", () => {
  const mapping = suggestMapping(tickets, [
    "case_enquiry_id",
    "open_dt",
    "target_dt",
    "closed_dt",
    "case_title",
    "closure_reason",
    "type",
    "latitude",
    "longitude",
    "source",
  ]);
  expect(mapping).toEqual({
    content: "case_title",
    received_at: "open_dt",
    due_at: "target_dt",
    closed_at: "closed_dt",
    ref: "case_enquiry_id",
    latitude: "latitude",
    longitude: "longitude",
    category: "type",
    channel: "source",
    answer: "closure_reason",
  });
});

test("the same header row is the same layout, whatever its case and spaces", () => {
  expect(layoutOf(["Nội  dung", "Ngày"])).toBe(layoutOf(["nội dung ", "NGÀY"]));
  expect(layoutOf(["Nội dung", "Ngày"])).not.toBe(layoutOf(["Ngày", "Nội dung"]));
});

test("the catalogue's own export comes back in: every column is understood", () => {
  const mapping = suggestMapping(targetOf("procedures"), [
    "Mã thủ tục",
    "Tên thủ tục",
    "Lĩnh vực",
    "Cấp thực hiện",
    "Cơ quan giải quyết",
    "Mức độ trực tuyến",
    "Đối tượng",
    "Thời hạn",
    "Thành phần hồ sơ",
    "Phí, lệ phí",
    "Trình tự thực hiện",
    "Kết quả",
    "Căn cứ pháp lý",
    "Số quyết định",
    "Ngày ban hành",
    "Người ban hành",
    "Có hiệu lực từ",
    "Đến hết ngày",
    "Tình trạng",
  ]);
  expect(Object.keys(mapping).sort()).toEqual(
    [
      "code",
      "name",
      "field",
      "level",
      "agency",
      "online_level",
      "audience",
      "days",
      "documents",
      "fees",
      "steps",
      "result_name",
      "legal_basis",
      "decision_number",
      "decision_on",
      "decision_issuer",
      "valid_from",
      "valid_to",
    ].sort(),
  );
});
