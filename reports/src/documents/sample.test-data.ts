import type { SessionPapers } from "./session.ts";

/** A session as the database would describe it, for the tests of the papers. People and matters are made up. */
export const sample: SessionPapers = {
  session: {
    code: "BT-26-004",
    kind: "city",
    title: "Tiếp công dân định kỳ tháng 12 năm 2026",
    purpose: null,
    starts_at: "2026-12-04T01:00:00+00:00",
    ends_at: "2026-12-04T04:00:00+00:00",
    live_at: "2026-12-04T01:02:00+00:00",
    ended_at: "2026-12-04T03:40:00+00:00",
    chair_name: "Đỗ Nguyễn Ổn",
    chair_title: "Chủ tịch UBND thành phố",
    secretary_name: "Phạm Thị Ngữ",
    is_recorded: true,
  },
  agency: { name: "Văn phòng UBND thành phố Hải Phòng", kind: "office", address: null, phone: "0225.3747.000" },
  points: [
    {
      id: 1,
      part: "central",
      name: "Trụ sở Tiếp công dân thành phố",
      address: "số 2 đường Thử Nghiệm",
      room: "Phòng 101",
      contact_name: "Bùi Kỹ",
      contact_phone: "0225.3747.111",
    },
    {
      id: 2,
      part: "delegate",
      name: "UBND phường Lê Chân",
      address: null,
      room: null,
      contact_name: null,
      contact_phone: null,
    },
  ],
  participants: [
    person(1, "Đỗ Nguyễn Ổn", "Chủ tịch UBND thành phố", "UBND thành phố", "chair", 1),
    person(2, "Phạm Thị Ngữ", "Chuyên viên", "Ban Tiếp công dân thành phố", "secretary", 1),
    person(3, "Trần Văn Ưởng", null, "VV-26-0012", "citizen", 1, 7),
    {
      ...person(4, "Lê Thị Hướng", "Chủ tịch UBND phường", "UBND phường Lê Chân", "commune_leader", 2),
      invitation: "substituted",
      substitute_name: "Vũ Đức Khuể",
      substitute_title: "Phó Chủ tịch UBND phường",
    },
  ],
  cases: [
    {
      id: 7,
      code: "VV-26-0012",
      title: "Bồi thường khi thu hồi đất tại ngõ 12",
      content: "Gia đình ông Ưởng không đồng ý với đơn giá bồi thường.\nĐã có hai văn bản trả lời.",
      matter: "complaint",
      is_group: true,
      head_count: 14,
      starts_at: "2026-12-04T01:15:00+00:00",
      ends_at: "2026-12-04T01:45:00+00:00",
      agency: "Sở Nông nghiệp và Môi trường",
      proposal: "Giao cơ quan chủ trì rà soát đơn giá.",
      criteria: [{ criterion: "đ", reason: "Đã giải quyết hết thẩm quyền, công dân vẫn khiếu nại." }],
      decisions: [
        {
          number: "102/QĐ-UBND",
          issued_on: "2026-03-09",
          issuer: "UBND phường",
          summary: "Không chấp nhận khiếu nại.",
        },
      ],
      citizens: [{ name: "Trần Văn Ưởng", address: "ngõ 12", is_representative: true }],
    },
  ],
  agenda: [
    agendaItem("opening", "Tuyên bố lý do, giới thiệu thành phần tham dự", "Lãnh đạo Văn phòng UBND thành phố", 10),
    agendaItem("rules", "Phổ biến nội dung cơ bản của Nội quy tiếp công dân", "Lãnh đạo Ban Tiếp công dân", 5),
    agendaItem("summary", "Tóm tắt nội dung vụ việc VV-26-0012", "Lãnh đạo Ban Tiếp công dân", 5, 7),
    agendaItem("conclusion", "Người chủ trì kết luận", "Đỗ Nguyễn Ổn", 5, 7),
  ],
  minutes: "Ông Ưởng trình bày bổ sung.\nSở báo cáo quá trình giải quyết.",
  conclusion: "1. Giao rà soát đơn giá bồi thường.\n2. Trả lời công dân bằng văn bản.",
  tasks: [
    {
      agency: "Sở Nông nghiệp và Môi trường",
      task: "Rà soát đơn giá bồi thường, trả lời công dân",
      due_at: "2026-12-25T10:30:00+00:00",
      case_id: 7,
    },
  ],
};

function person(
  id: number,
  name: string,
  title: string | null,
  organisation: string,
  capacity: string,
  pointId: number,
  caseId: number | null = null,
): SessionPapers["participants"][number] {
  return {
    id,
    name,
    job_title: title,
    organisation,
    capacity,
    point_id: pointId,
    case_id: caseId,
    invitation: "accepted",
    substitute_name: null,
    substitute_title: null,
    reply_note: null,
    joined_at: "2026-12-04T00:55:00+00:00",
    left_at: "2026-12-04T03:40:00+00:00",
  };
}

function agendaItem(
  step: string,
  title: string,
  lead: string,
  minutes: number,
  caseId: number | null = null,
): SessionPapers["agenda"][number] {
  return {
    step,
    title,
    lead_name: lead,
    minutes,
    case_id: caseId,
    started_at: "2026-12-04T01:02:00+00:00",
    finished_at: "2026-12-04T01:10:00+00:00",
  };
}
