/** What people bring before the reception board. {ward} is the ward or commune it is about; everybody in it is made up. */

export interface CaseText {
  readonly matter: "complaint" | "petition" | "report";
  readonly title: string;
  readonly content: string;
  readonly category: string;
  /** Code of the agency answering for it; `ward` = the ward itself. */
  readonly lead: string;
  readonly related: readonly string[];
  readonly criteria: readonly (readonly ["a" | "b" | "c" | "d" | "đ" | "e", string])[];
  /** People who came; more than one makes a group. */
  readonly heads: number;
  readonly decision?: readonly [number: string, issuer: string, summary: string];
  readonly proposal: string;
  readonly task: string;
}

export const caseTexts: readonly CaseText[] = [
  {
    matter: "complaint",
    title: "Khiếu nại đơn giá bồi thường đất nông nghiệp dự án đường vành đai, {ward}",
    content:
      "Các hộ có đất nông nghiệp bị thu hồi tại {ward} cho rằng thửa đất giáp đường liên xã nhưng bị áp giá vị trí 2. Các hộ đã khiếu nại lần đầu, lần hai, nay tiếp tục gửi đơn đến thành phố và Trung ương, đề nghị áp lại vị trí 1 và hỗ trợ chuyển đổi nghề.",
    category: "cham-gpmb",
    lead: "ward",
    related: ["SNNMT", "TTPTQD", "TTTP"],
    criteria: [
      [
        "b",
        "Quyết định giải quyết khiếu nại lần hai đã có hiệu lực, các hộ vẫn tiếp tục khiếu nại vượt cấp lên Trung ương",
      ],
      ["đ", "Đoàn đông người, đã giải quyết hết thẩm quyền, cần xin ý kiến Thanh tra Chính phủ về vị trí áp giá"],
    ],
    heads: 23,
    decision: [
      "2148/QĐ-UBND",
      "Chủ tịch UBND thành phố",
      "Giải quyết khiếu nại lần hai: không chấp nhận nội dung khiếu nại về vị trí áp giá, giữ nguyên phương án bồi thường.",
    ],
    proposal:
      "Vụ việc đã giải quyết hết thẩm quyền nhưng các hộ còn tập trung đông người. Kính trình đồng chí Chủ tịch đồng ý tiếp công dân trực tuyến, có Thanh tra Chính phủ và Sở Nông nghiệp và Môi trường cùng dự.",
    task: "Rà soát lại vị trí thửa đất của các hộ, đối thoại trực tiếp và báo cáo kết quả",
  },
  {
    matter: "complaint",
    title: "Khiếu nại việc cấp giấy chứng nhận quyền sử dụng đất chồng ranh giới, {ward}",
    content:
      "Gia đình sử dụng đất ổn định từ năm 1987, năm 2019 hộ liền kề được cấp giấy chứng nhận chồng lên 42 m² đất của gia đình. UBND cấp huyện cũ đã có văn bản thu hồi giấy chứng nhận nhưng đến nay chưa thực hiện; gia đình đề nghị thành phố chỉ đạo dứt điểm.",
    category: "cham-giay-chung-nhan",
    lead: "SNNMT",
    related: ["ward", "VPDKDD"],
    criteria: [
      [
        "a",
        "Thành phố đã có văn bản chỉ đạo thu hồi giấy chứng nhận, quá trình thực hiện vướng do sắp xếp đơn vị hành chính, công dân tiếp tục khiếu nại",
      ],
    ],
    heads: 1,
    decision: [
      "317/QĐ-UBND",
      "UBND quận (trước sắp xếp)",
      "Thu hồi giấy chứng nhận đã cấp chồng ranh giới; giao cơ quan đăng ký đất đai thực hiện.",
    ],
    proposal:
      "Việc chậm do vướng mắc thẩm quyền sau sắp xếp. Kính trình đồng chí Chủ tịch đồng ý tiếp trực tuyến để giao một cơ quan chủ trì.",
    task: "Đo đạc lại ranh giới hai thửa đất, hoàn thành thủ tục thu hồi và cấp lại giấy chứng nhận",
  },
  {
    matter: "petition",
    title: "Kiến nghị giao đất tái định cư đã bốc thăm nhưng chưa bàn giao, {ward}",
    content:
      "Các hộ đã bàn giao mặt bằng từ năm 2022, đã bốc thăm lô đất tái định cư nhưng hạ tầng chưa xong, phải thuê nhà ba năm nay. Các hộ kiến nghị bàn giao đất trước Tết và tiếp tục chi trả tiền thuê nhà tạm cư.",
    category: "cham-gpmb",
    lead: "ward",
    related: ["SXD", "TTPTQD", "STC"],
    criteria: [
      ["c", "Liên quan nhiều cơ quan: chủ đầu tư hạ tầng, Trung tâm Phát triển quỹ đất, Sở Tài chính, UBND phường"],
      ["d", "Đoàn đông người, kéo dài ba năm, các cơ quan chưa trả lời dứt điểm; các hộ đã đăng ký lên Trung ương"],
    ],
    heads: 31,
    proposal: "Đề nghị tiếp trực tuyến để các hộ không phải đi lại nhiều lần và các sở cùng trả lời một buổi.",
    task: "Hoàn thiện hạ tầng kỹ thuật khu tái định cư, bàn giao đất cho các hộ đã bốc thăm",
  },
  {
    matter: "report",
    title: "Phản ánh chung cư chưa nghiệm thu phòng cháy đã cho dân vào ở, {ward}",
    content:
      "Ban đại diện cư dân phản ánh chủ đầu tư bàn giao căn hộ từ tháng 6 năm ngoái nhưng hệ thống chữa cháy chưa được nghiệm thu, thang máy hỏng thường xuyên, không bàn giao quỹ bảo trì 2 %. Cư dân đã nhiều lần căng băng rôn trước tòa nhà.",
    category: "chung-cu",
    lead: "SXD",
    related: ["CATP", "ward"],
    criteria: [
      [
        "a",
        "UBND thành phố đã chỉ đạo xử lý, chủ đầu tư chậm thực hiện; cư dân tiếp tục tập trung, có nguy cơ mất an ninh trật tự",
      ],
    ],
    heads: 46,
    proposal: "Đề nghị Chủ tịch tiếp trực tuyến với đại diện cư dân, chủ đầu tư và Công an thành phố.",
    task: "Kiểm tra điều kiện phòng cháy của tòa nhà, buộc chủ đầu tư bàn giao quỹ bảo trì",
  },
  {
    matter: "petition",
    title: "Kiến nghị giải quyết chế độ thương binh đã nộp hồ sơ nhiều năm, {ward}",
    content:
      "Ông trình bày bị thương năm 1979, giấy tờ gốc thất lạc, đã nộp hồ sơ đề nghị xác nhận thương binh ba lần, các cơ quan hướng dẫn khác nhau. Ông tuổi cao, đi lại khó khăn, mong được tiếp và trả lời một lần.",
    category: "chinh-sach",
    lead: "SNV",
    related: ["BCHQS", "ward"],
    criteria: [
      [
        "c",
        "Liên quan Sở Nội vụ, Bộ Chỉ huy quân sự thành phố và đơn vị cũ ở tỉnh khác; công dân tuổi cao, đi lại tốn kém",
      ],
    ],
    heads: 1,
    proposal: "Công dân 71 tuổi, ở xa trung tâm. Đề nghị tiếp trực tuyến tại điểm cầu xã.",
    task: "Phối hợp đơn vị cũ xác minh hồ sơ gốc, trả lời dứt điểm cho công dân",
  },
  {
    matter: "complaint",
    title: "Khiếu nại kết luận xử lý ô nhiễm mùi từ cơ sở tái chế nhựa, {ward}",
    content:
      "Hơn bốn mươi hộ dân phản ánh cơ sở tái chế nhựa hoạt động ban đêm, mùi khét gây khó thở; kết luận kiểm tra cho rằng các chỉ số trong giới hạn, người dân không đồng ý và đề nghị quan trắc lại ban đêm có dân giám sát.",
    category: "khoi-bui",
    lead: "SNNMT",
    related: ["ward", "CATP"],
    criteria: [
      [
        "đ",
        "Đông người, phức tạp, đã giải quyết hết thẩm quyền của phường; cần ý kiến của Sở Nông nghiệp và Môi trường và Công an",
      ],
    ],
    heads: 42,
    decision: [
      "86/KL-UBND",
      "UBND phường",
      "Các chỉ tiêu khí thải tại thời điểm kiểm tra nằm trong giới hạn cho phép.",
    ],
    proposal: "Đề nghị tiếp trực tuyến để công bố phương án quan trắc ban đêm.",
    task: "Tổ chức quan trắc khí thải ban đêm, có đại diện nhân dân, công khai kết quả",
  },
  {
    matter: "report",
    title: "Phản ánh tuyến mương tiêu bị san lấp gây ngập khu dân cư, {ward}",
    content:
      "Từ khi thi công khu đô thị, tuyến mương tiêu chính bị san lấp, mỗi trận mưa khu dân cư ngập 40–60 cm. Người dân đã gửi phản ánh qua 1022 nhiều lần, đơn vị thi công hứa khắc phục nhưng chưa làm.",
    category: "ngap-ung",
    lead: "SXD",
    related: ["ward", "THOATNUOC"],
    criteria: [["c", "Liên quan hai phường, chủ đầu tư khu đô thị và Công ty Thoát nước"]],
    heads: 12,
    proposal: "Đề nghị tiếp trực tuyến tại hai điểm cầu phường cùng lúc.",
    task: "Hoàn trả dòng chảy tuyến mương tiêu, nghiệm thu có đại diện tổ dân phố",
  },
  {
    matter: "petition",
    title: "Kiến nghị về giá thuê mặt bằng và phương án di dời chợ, {ward}",
    content:
      "Tiểu thương chợ không đồng ý phương án di dời sang chợ tạm và mức giá thuê ki-ốt mới, cho rằng chưa được lấy ý kiến. Tiểu thương đã hai lần bãi thị.",
    category: "cho-dan-sinh",
    lead: "ward",
    related: ["SCT", "STC"],
    criteria: [
      ["d", "Hơn năm mươi tiểu thương, phức tạp, chưa được giải quyết theo quy định, đã có ý định lên Trung ương"],
      ["e", "Cần giữ ổn định kinh doanh dịp cuối năm"],
    ],
    heads: 54,
    proposal: "Đề nghị Chủ tịch tiếp trực tuyến đại diện tiểu thương trước ngày di dời.",
    task: "Lấy ý kiến tiểu thương, trình lại phương án giá thuê mặt bằng chợ",
  },
  {
    matter: "complaint",
    title: "Khiếu nại quyết định cưỡng chế công trình xây trên đất nông nghiệp, {ward}",
    content:
      "Công dân khiếu nại quyết định cưỡng chế tháo dỡ nhà xưởng, cho rằng đã được chính quyền cũ cho phép từ năm 2014 và có biên lai nộp tiền sử dụng đất.",
    category: "xay-dung-trai-phep",
    lead: "ward",
    related: ["SXD", "STP", "TTTP"],
    criteria: [
      [
        "b",
        "Quyết định giải quyết lần đầu ban hành đúng thẩm quyền, trình tự; công dân không khởi kiện mà tiếp tục khiếu nại vượt cấp",
      ],
    ],
    heads: 1,
    decision: ["540/QĐ-UBND", "Chủ tịch UBND phường", "Bác khiếu nại, giữ nguyên quyết định cưỡng chế."],
    proposal: "Đề nghị tiếp trực tuyến để giải thích, vận động công dân tự tháo dỡ trước ngày cưỡng chế.",
    task: "Kiểm tra nguồn gốc biên lai nộp tiền sử dụng đất công dân cung cấp",
  },
  {
    matter: "petition",
    title: "Kiến nghị trả lương, đóng bảo hiểm xã hội còn nợ của công ty ngừng hoạt động, {ward}",
    content:
      "Người lao động bị nợ bốn tháng lương và mười một tháng bảo hiểm xã hội; chủ doanh nghiệp vắng mặt, máy móc bị chuyển đi. Người lao động đề nghị chốt sổ bảo hiểm và xử lý tài sản để trả lương.",
    category: "lao-dong",
    lead: "SNV",
    related: ["BHXH", "CATP", "BQLKKT"],
    criteria: [
      ["c", "Liên quan Sở Nội vụ, Bảo hiểm xã hội, Công an, Ban Quản lý Khu kinh tế"],
      ["d", "Đoàn đông người, chưa được giải quyết, có nguy cơ kéo lên Trung ương"],
    ],
    heads: 118,
    proposal: "Đề nghị tiếp trực tuyến ngay trong tháng do người lao động sắp hết hạn hưởng trợ cấp.",
    task: "Chốt thời gian đóng bảo hiểm xã hội cho người lao động, đề xuất xử lý tài sản doanh nghiệp",
  },
];

export interface VisitText {
  readonly classification: "complaint" | "denunciation" | "petition" | "report";
  readonly content: string;
  readonly result: "explained" | "redirected" | "ticket";
  readonly note: string;
  readonly redirectTo?: string;
  readonly heads?: number;
  readonly category?: string;
}

export const visitTexts: readonly VisitText[] = [
  {
    classification: "complaint",
    content: "Khiếu nại lần đầu về mức hỗ trợ khi thu hồi đất vườn tại {ward}; chưa gửi đơn đến UBND phường.",
    result: "redirected",
    note: "Chưa có quyết định giải quyết lần đầu; đã hướng dẫn viết đơn và nơi nộp",
    redirectTo: "UBND {ward}",
  },
  {
    classification: "petition",
    content: "Kiến nghị sửa đoạn ngõ xuống cấp tại {ward}, trời mưa học sinh không đi được.",
    result: "ticket",
    note: "Đã ghi nhận thành phiếu để theo dõi",
    category: "duong-ngo",
  },
  {
    classification: "denunciation",
    content: "Tố cáo một cán bộ địa chính nhận tiền của công dân khi làm hồ sơ đất.",
    result: "redirected",
    note: "Tiếp nhận, giữ bí mật người tố cáo, chuyển theo Luật Tố cáo",
    redirectTo: "Thanh tra thành phố Hải Phòng",
  },
  {
    classification: "report",
    content: "Phản ánh quán karaoke tại {ward} mở nhạc đến 2 giờ sáng, đã báo phường nhiều lần.",
    result: "ticket",
    note: "Chuyển thành phiếu, hẹn báo kết quả qua điện thoại",
    category: "tieng-on",
  },
  {
    classification: "petition",
    content: "Hỏi thời hạn cấp giấy chứng nhận quyền sử dụng đất lần đầu, hồ sơ nộp bốn tháng chưa có kết quả.",
    result: "explained",
    note: "Đã giải thích thời hạn, cung cấp số điện thoại tra cứu hồ sơ của Văn phòng Đăng ký đất đai",
  },
  {
    classification: "complaint",
    content: "Không đồng ý quyết định giải quyết khiếu nại lần hai, đề nghị thành phố xem xét lại.",
    result: "explained",
    note: "Đã giải thích quyền khởi kiện tại Tòa án; công dân nhận bản hướng dẫn",
  },
  {
    classification: "petition",
    content: "Kiến nghị hỗ trợ chi phí điều trị cho con bị bệnh hiểm nghèo, gia đình thuộc hộ cận nghèo tại {ward}.",
    result: "redirected",
    note: "Hướng dẫn hồ sơ bảo trợ xã hội",
    redirectTo: "UBND {ward}, Phòng Văn hóa – Xã hội",
  },
  {
    classification: "report",
    content: "Phản ánh bãi đổ phế thải xây dựng tự phát ven sông tại {ward}.",
    result: "ticket",
    note: "Chuyển thành phiếu",
    category: "do-phe-thai",
  },
  {
    classification: "petition",
    content: "Nhóm hộ dân hỏi tiến độ bàn giao đất tái định cư và tiền thuê nhà tạm cư.",
    result: "explained",
    note: "Đã trao đổi với Trung tâm Phát triển quỹ đất, trả lời tại chỗ lịch bàn giao",
    heads: 6,
  },
  {
    classification: "complaint",
    content: "Khiếu nại bản án dân sự về tranh chấp ranh giới đất.",
    result: "redirected",
    note: "Không thuộc thẩm quyền hành chính; hướng dẫn đề nghị giám đốc thẩm",
    redirectTo: "Tòa án nhân dân thành phố",
  },
  {
    classification: "report",
    content: "Phản ánh thái độ của công chức bộ phận một cửa tại {ward}, yêu cầu bổ sung giấy tờ nhiều lần.",
    result: "ticket",
    note: "Chuyển thành phiếu để UBND phường giải trình",
    category: "thai-do-can-bo",
  },
  {
    classification: "denunciation",
    content: "Tố cáo chủ hụi bỏ trốn, chiếm đoạt tiền của nhiều người tại {ward}.",
    result: "redirected",
    note: "Có dấu hiệu tội phạm; hướng dẫn tố giác",
    redirectTo: "Công an thành phố Hải Phòng (Phòng Cảnh sát hình sự)",
    heads: 4,
  },
];
