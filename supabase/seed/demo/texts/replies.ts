/** Everything people write besides the report and the answer itself. Slots as in `topic.ts`; `{agency}` is the agency's name. */

export const siteOpenings = [
  "Kính gửi ông/bà, {agency} đã tiếp nhận và kiểm tra nội dung phản ánh. ",
  "{agency} xin trả lời ông/bà như sau: ",
  "Cảm ơn ông/bà đã phản ánh. Sau khi kiểm tra thực tế, {agency} thông tin: ",
  "Sau khi xác minh tại địa bàn, {agency} trả lời: ",
  "",
] as const;

export const deskOpenings = [
  "Kính gửi ông/bà, {agency} đã xem xét nội dung ông/bà nêu. ",
  "{agency} xin trả lời ông/bà như sau: ",
  "{agency} cảm ơn ông/bà và xin thông tin: ",
  "",
] as const;

export const answerClosings = [
  " Trân trọng cảm ơn ông/bà.",
  " Nếu sự việc tái diễn, đề nghị ông/bà gọi 0225.1022.",
  " Mong ông/bà tiếp tục góp ý.",
  "",
] as const;

/** Đ8.3, Đ18.1 */
export const clarificationQuestions = [
  "Đề nghị ông/bà cho biết rõ số nhà hoặc mốc gần nhất để chuyển đúng đơn vị.",
  "Sự việc xảy ra vào khung giờ nào, có thường xuyên không ạ?",
  "Đề nghị ông/bà gửi thêm hình ảnh hiện trường qua 1022@haiphong.gov.vn.",
  "Ông/bà vui lòng cung cấp mã khách hàng hoặc mã hồ sơ ghi trên phiếu hẹn.",
  "Địa điểm phản ánh thuộc đầu ngõ hay cuối ngõ, gần cột điện số mấy?",
  "Đề nghị nêu rõ tên cơ sở, biển hiệu hoặc đặc điểm nhận biết.",
  "Ông/bà mong muốn cơ quan chức năng giải quyết cụ thể nội dung nào?",
  "Xin cho biết ông/bà đã liên hệ đơn vị nào trước đó và được trả lời ra sao.",
] as const;

export const clarificationReplies = [
  "Ngay {spot}, cạnh tiệm tạp hóa, có biển màu xanh.",
  "Thường từ {hour} trở đi, tuần nào cũng có {n} buổi.",
  "Tôi đã gửi ảnh qua email, nhờ tổng đài kiểm tra.",
  "Cách ngã ba chừng {n}0 mét, phía bên phải theo hướng vào trung tâm.",
  "Tôi chỉ mong được sửa dứt điểm, không phải vá tạm.",
  "Tôi đã báo tổ trưởng {since} nhưng chưa có kết quả.",
] as const;

/** Reason and where to go instead (Đ1.2, Đ8.2). */
export const refusals = [
  {
    report: "Tôi muốn khiếu nại quyết định thu hồi đất của gia đình tôi ở {ward}, đề nghị hủy quyết định.",
    reason: "Nội dung là khiếu nại quyết định hành chính, không thuộc phạm vi tiếp nhận (Điều 1.2).",
    redirect: "Gửi đơn đến cơ quan đã ban hành quyết định hoặc Ban Tiếp công dân thành phố.",
  },
  {
    report: "Tôi tố cáo một cán bộ ở {ward} nhận tiền của dân khi làm giấy tờ.",
    reason: "Nội dung là tố cáo, không thuộc phạm vi tiếp nhận (Điều 1.2).",
    redirect: "Gửi đơn tố cáo đến Thanh tra thành phố hoặc trình bày tại Ban Tiếp công dân thành phố.",
  },
  {
    report: "Nhà tôi ở {spot} bị trộm vào lấy xe máy {time}, đề nghị điều tra.",
    reason: "Nội dung là tin báo về tội phạm, không thuộc phạm vi tiếp nhận (Điều 1.2).",
    redirect: "Gọi 113 hoặc đến Công an xã, phường nơi xảy ra sự việc.",
  },
  {
    report: "Hồ sơ nộp trên Cổng Dịch vụ công quốc gia báo lỗi không nộp được phí.",
    reason: "Phản ánh về thủ tục nộp qua Cổng Dịch vụ công quốc gia được tiếp nhận tại Cổng đó (Điều 1.2).",
    redirect: "Chuyên mục Phản ánh, kiến nghị trên dichvucong.gov.vn hoặc tổng đài 1800 1096.",
  },
  {
    report: "Anh em trong nhà tôi tranh chấp thừa kế thửa đất ở {ward}, nhờ tổng đài giải quyết.",
    reason: "Nội dung là tranh chấp dân sự, không đúng nội dung Điều 5.",
    redirect: "Hòa giải tại UBND xã, phường hoặc khởi kiện tại Tòa án nhân dân có thẩm quyền.",
  },
  {
    report: "Đường ở tỉnh khác tôi đi qua cuối tuần có nhiều ổ gà quá.",
    reason: "Sự việc ngoài địa bàn thành phố Hải Phòng.",
    redirect: "Liên hệ đường dây nóng của tỉnh, thành phố nơi xảy ra sự việc.",
  },
  {
    report: "Tôi cho bạn vay tiền không trả, đề nghị tổng đài đòi giúp.",
    reason: "Nội dung là giao dịch dân sự giữa cá nhân, không đúng nội dung Điều 5.",
    redirect: "Tự thỏa thuận hoặc khởi kiện tại Tòa án nhân dân có thẩm quyền.",
  },
  {
    report: "Tôi muốn đăng ký mua vé xem ca nhạc thì gọi số nào?",
    reason: "Không phải phản ánh, kiến nghị theo Điều 5.",
    redirect: "Liên hệ trực tiếp đơn vị tổ chức chương trình.",
  },
] as const;

export const returnReasons = [
  "Tuyến đường do đơn vị khác quản lý, không thuộc phạm vi được giao.",
  "Địa điểm nêu trong phiếu thuộc địa bàn xã, phường bên cạnh.",
  "Nội dung thuộc thẩm quyền của cơ quan chuyên môn thành phố.",
  "Công trình đang trong thời gian bảo hành, thuộc trách nhiệm của chủ đầu tư.",
  "Hạng mục đã bàn giao cho doanh nghiệp vận hành từ đầu năm.",
  "Hành vi vi phạm thuộc thẩm quyền xử lý của lực lượng công an.",
] as const;

export const commitments = [
  "Đã kiểm tra hiện trường, cần đặt vật tư thay thế.",
  "Cần phối hợp với đơn vị thi công xác định nguyên nhân.",
  "Phải lấy mẫu kiểm nghiệm, có kết quả mới xử lý được.",
  "Cần mời các hộ liên quan làm việc, đo đạc lại hiện trạng.",
  "Đang chờ cắt điện theo kế hoạch để bảo đảm an toàn khi sửa.",
  "Đã lập biên bản, chờ chủ công trình khắc phục theo thời hạn.",
] as const;

export const directives = [
  "Giao đơn vị chủ trì xử lý dứt điểm, báo cáo kết quả qua Văn phòng UBND thành phố.",
  "Yêu cầu thủ trưởng đơn vị trực tiếp kiểm tra hiện trường và trả lời người dân.",
  "Làm rõ nguyên nhân chậm trả lời, kiểm điểm trách nhiệm cán bộ được giao.",
  "Phối hợp với xã, phường sở tại xử lý ngay, không để kéo dài qua tuần sau.",
  "Có biện pháp tạm thời bảo đảm an toàn trong ngày, phương án lâu dài báo cáo sau.",
] as const;

export const urgings = [
  "Phiếu sắp hết hạn, đề nghị đơn vị trả lời công dân.",
  "Phiếu đã quá hạn, đề nghị thủ trưởng đơn vị chỉ đạo xử lý ngay.",
  "Văn phòng UBND thành phố đôn đốc lần hai, đề nghị báo cáo nguyên nhân chậm.",
] as const;

export const transferNotes = [
  "Chuyển đơn vị xử lý, trả lời công dân theo quy định.",
  "Công dân đề nghị được gọi lại trước khi kiểm tra hiện trường.",
  "Đã trao đổi qua điện thoại với cán bộ đầu mối.",
  "Khu vực có nhiều phản ánh tương tự, đề nghị kiểm tra tổng thể.",
] as const;

export const reopenReasons = [
  "Công dân cho biết sự việc tái diễn sau khi được trả lời.",
  "Công dân không đồng ý với kết quả vì mới xử lý tạm thời.",
  "Hiện trường chưa được khắc phục như nội dung trả lời.",
] as const;

export const withdrawReasons = [
  "Công dân gọi lại báo sự việc đã được giải quyết, đề nghị rút phản ánh.",
  "Công dân đề nghị rút vì đã thỏa thuận được với các bên.",
] as const;

export const internalNotes = [
  "Đã gọi cho công dân, hẹn kiểm tra cùng lúc 14 giờ.",
  "Đội sửa chữa báo thiếu vật tư, chờ nhập kho.",
  "Trùng khu vực với phiếu trước, xử lý chung một lượt.",
  "Đã xin ý kiến lãnh đạo đơn vị.",
] as const;

/** By score, 1 to 5. */
export const ratingComments: Readonly<Record<number, readonly string[]>> = {
  1: [
    "Chờ quá lâu mà không ai xuống.",
    "Trả lời chung chung, hiện trường vẫn như cũ.",
    "Không hài lòng, phải gọi nhiều lần.",
  ],
  2: ["Có trả lời nhưng chưa xử lý xong.", "Xử lý tạm, vài hôm lại hỏng."],
  3: ["Tạm được, mong nhanh hơn.", "Đã sửa nhưng chưa sạch sẽ."],
  4: ["Xử lý tốt, cán bộ nhiệt tình.", "Nhanh hơn tôi nghĩ.", ""],
  5: ["Rất hài lòng, cảm ơn tổng đài.", "Sửa ngay trong ngày, quá tốt.", "Nhân viên lịch sự, kết quả rõ ràng.", ""],
};
