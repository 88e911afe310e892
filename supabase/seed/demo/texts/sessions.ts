/** What is said and written at the demo's reception sessions; everybody in it is made up. */

export const points = [
  {
    name: "Trụ sở Tiếp công dân thành phố",
    agency: "BTCD",
    address: "Số 18 Hoàng Diệu, phường Hồng Bàng",
    room: "Phòng họp trực tuyến, tầng 2",
    capacity: 60,
    line_mbps: 100,
    phone: "02253900118",
    technician: "Trần Công Duy",
    equipment: "Màn hình 85 inch, 2 camera, micro cổ ngỗng, hệ thống ghi hình, đường truyền dự phòng",
  },
  {
    name: "Sở Xây dựng",
    agency: "SXD",
    address: "Số 32 Lý Tự Trọng",
    room: "Phòng họp số 1",
    capacity: 30,
    line_mbps: 60,
    phone: "02253900232",
    technician: "Nguyễn Hữu Thành",
    equipment: "Màn hình 65 inch, camera, micro đa hướng",
  },
  {
    name: "UBND {ward}",
    agency: "ward",
    address: "Trụ sở UBND {ward}",
    room: "Phòng tiếp công dân",
    capacity: 20,
    line_mbps: 50,
    phone: "02253900341",
    technician: "Vũ Đình Khôi",
    equipment: "Màn hình 55 inch, camera, micro đa hướng",
  },
  {
    name: "Thanh tra thành phố",
    agency: "TTTP",
    address: "Số 6 Hoàng Văn Thụ",
    room: "Phòng họp trực tuyến",
    capacity: 25,
    line_mbps: 50,
    phone: "02253900455",
    technician: "Lê Thanh Tùng",
    equipment: "Màn hình 65 inch, camera, micro đa hướng",
  },
] as const;

export const minutesText = `Đại diện Văn phòng tuyên bố lý do, giới thiệu thành phần tham dự; thư ký thông qua nội quy tiếp công dân.
Công dân trình bày bổ sung: đã gửi đơn nhiều lần, được trả lời nhưng chưa rõ căn cứ; đề nghị xem xét lại hồ sơ gốc và đối thoại trực tiếp với cơ quan chuyên môn.
Cơ quan chủ trì báo cáo quá trình giải quyết, các văn bản đã ban hành, thừa nhận việc giải thích cho công dân còn chậm.
Thanh tra thành phố có ý kiến: cần rà soát lại trình tự, thủ tục, kiểm tra thực địa trước khi kết luận.
Người chủ trì kết luận từng vụ việc; công dân không có ý kiến khác.`;

export const conclusionText = `Ghi nhận nội dung kiến nghị của công dân; việc giải quyết phải đúng pháp luật, bảo đảm quyền, lợi ích hợp pháp của người dân.
Cơ quan chủ trì rà soát toàn bộ hồ sơ, kiểm tra thực địa có sự tham gia của công dân, báo cáo kết quả theo thời hạn được giao.
Ban Tiếp công dân thành phố theo dõi, đôn đốc việc thực hiện, báo cáo Chủ tịch UBND thành phố.`;

export const reportText =
  "Đã kiểm tra thực địa, đối thoại với công dân và rà soát hồ sơ; kết quả được lập thành biên bản có chữ ký của các bên, công dân đồng ý với hướng giải quyết.";

/** What citizens say of a session; the last has not said anything yet. */
export const ratings: readonly {
  score: number | null;
  reception: number | null;
  handling: number | null;
  answer: number | null;
  comment: string | null;
  via: "link" | "phone" | "counter";
}[] = [
  {
    score: 5,
    reception: 5,
    handling: 4,
    answer: 5,
    comment: "Được trình bày hết ý kiến, kết luận rõ ràng.",
    via: "link",
  },
  { score: 4, reception: 5, handling: 4, answer: 4, comment: null, via: "phone" },
  {
    score: 2,
    reception: 4,
    handling: 2,
    answer: 2,
    comment: "Đã ba lần được hẹn mà chưa giải quyết dứt điểm.",
    via: "phone",
  },
  { score: 4, reception: 4, handling: null, answer: 4, comment: "Đường truyền có lúc chập chờn.", via: "link" },
  { score: null, reception: null, handling: null, answer: null, comment: null, via: "link" },
];
