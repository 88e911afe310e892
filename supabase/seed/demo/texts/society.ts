import type { Topics } from "./topic.ts";

/** Economy, culture, society, security and order (QĐ583 Điều 5.2). */
export const society: Topics = {
  "tieng-on": [
    {
      report:
        "Nhà hàng xóm tại {spot} hát karaoke loa kéo đến khuya gần như hằng ngày, nhắc không được. Đề nghị địa phương xử lý.",
      answer: "Công an và tổ dân phố đã làm việc với chủ hộ ngày {date}, yêu cầu ký cam kết không gây ồn sau 22 giờ.",
    },
    {
      report: "Quán nhậu trên {street}, {ward} mở nhạc rất to {since}, nhà có con nhỏ và người già không ngủ nổi.",
      answer: "Đã đo tiếng ồn, lập biên bản xử phạt chủ quán; yêu cầu tắt loa ngoài trời sau 21 giờ.",
    },
    {
      report: "Đám cưới ở {spot} bật loa công suất lớn từ 5 giờ sáng, cả khu không ai nghỉ ngơi được.",
      answer: "Đã nhắc nhở gia chủ và đội nhạc; đưa nội dung vào quy ước của khu dân cư.",
    },
  ],
  "on-cong-trinh": [
    {
      report: "Công trình xây nhà tại {spot} khoan cắt bê tông đến nửa đêm {since}, bụi phủ khắp nhà xung quanh.",
      answer: "Đã yêu cầu chủ đầu tư không thi công từ 22 giờ đến 6 giờ và che bạt kín các mặt.",
    },
    {
      report: "Xe trộn bê tông vào {spot} đổ lúc đêm khuya, còi và động cơ rất ồn, chặn hết ngõ.",
      answer: "Chủ công trình cam kết đổ bê tông ban ngày, báo trước cho các hộ trong ngõ.",
    },
    {
      report: "Nhà đang phá dỡ trên {street}, {ward} không che chắn, gạch vụn rơi xuống đường.",
      answer: "Đã lập biên bản, tạm dừng phá dỡ để dựng lưới chắn; cho làm tiếp từ ngày {date}.",
    },
  ],
  "khoi-bui": [
    {
      report: "Xưởng tái chế nhựa gần {spot} xả khói khét lẹt về đêm, nhà tôi đóng kín cửa vẫn đau đầu.",
      answer:
        "Đoàn kiểm tra đã lấy mẫu khí thải ngày {date}; yêu cầu cơ sở dừng lò không có hệ thống xử lý và khắc phục trong {n} tuần.",
    },
    {
      report: "Nhà máy ở {ward} thải bụi màu đỏ bám đầy mái nhà và cây trong vườn {since}.",
      answer: "Kết quả đo bụi vượt quy chuẩn; đã lập hồ sơ xử phạt và buộc cơ sở che kín bãi liệu.",
    },
    {
      report: "Mùi hôi từ cơ sở chế biến thủy sản gần {spot} nồng nặc về chiều, trẻ con nôn ọe.",
      answer:
        "Cơ sở đã thay than hoạt tính của hệ thống khử mùi, che kín bể tách mỡ; phúc tra ngày {date} không còn mùi.",
    },
  ],
  "nuoc-thai": [
    {
      report: "Kênh thoát nước qua {ward} đen ngòm, cá chết nổi trắng từ {time}, nghi có đơn vị xả trộm.",
      answer:
        "Đã lấy mẫu nước tại {n} vị trí, xác định nguồn thải và chuyển hồ sơ xử phạt; cá chết đã được vớt hết ngày {date}.",
    },
    {
      report: "Trại chăn nuôi gần {spot} xả thẳng nước thải ra mương, mùi hôi khắp xóm.",
      answer: "Đã yêu cầu trại xây bể biogas, ngừng xả ngay; phúc tra sau {n} tuần, không đạt sẽ đình chỉ.",
      where: "rural",
    },
    {
      report: "Cống thải gần {spot} chảy nước màu tím, bốc mùi hóa chất.",
      answer: "Nước màu do một xưởng nhuộm đấu trộm vào cống mưa; đã bịt điểm đấu và lập hồ sơ xử phạt.",
    },
  ],
  "do-phe-thai": [
    {
      report: "Ban đêm có xe ben đổ trộm phế thải xây dựng xuống bãi đất trống ở {spot}, đống đất đá cao ngang ngực.",
      answer: "Đã dọn {n} khối phế thải, dựng rào và biển cấm đổ; tổ dân phố phối hợp canh giữ.",
    },
    {
      report: "Ai đó vứt cả xe rác, bàn ghế hỏng ở đầu {street}, {ward} {since}.",
      answer: "Đã thu dọn ngày {date} và lắp camera tại vị trí hay bị đổ trộm.",
    },
    {
      report: "Tôi ghi được biển số xe đổ đất thải tại {spot} {time}, đề nghị xử lý.",
      answer:
        "Đã xác minh chủ phương tiện, xử phạt và buộc thu dọn toàn bộ trước ngày {later}. Cảm ơn ông/bà đã cung cấp thông tin.",
    },
  ],
  "dot-rac": [
    {
      report: "Chiều nào ở {spot} cũng có người đốt rác ni lông, khói bay vào khu dân cư.",
      answer: "Đã nhắc nhở người đốt, đặt thêm {n} thùng gom rác.",
    },
    {
      report: "Bà con đốt rơm rạ dọc {street}, {ward}, khói mù che tầm nhìn, {time} suýt tai nạn.",
      answer: "Đã tổ chức dập lửa, tuyên truyền trên loa và hướng dẫn ủ rơm bằng chế phẩm.",
      where: "rural",
    },
    {
      report: "Bãi phế liệu tại {spot} đốt dây điện lấy đồng, mùi khét cả đêm.",
      answer: "Tổ kiểm tra đã xử phạt chủ bãi, thu giữ dụng cụ đốt ngày {date}.",
    },
  ],
  "xay-dung-trai-phep": [
    {
      report: "Nhà tại {spot} xây thêm tầng không có giấy phép, đang đổ mái, làm nứt tường nhà tôi.",
      answer: "Đã lập biên bản đình chỉ thi công ngày {date}; chủ nhà phải tháo dỡ phần sai phép và sửa tường bị nứt.",
    },
    {
      report: "Có người dựng xưởng khung thép trên đất nông nghiệp ở {ward} từ {time}.",
      answer: "Đã yêu cầu dừng dựng xưởng, giao hạn tự tháo dỡ; quá hạn sẽ cưỡng chế.",
    },
    {
      report: "Hộ kinh doanh trên {street}, {ward} cơi nới ra ngõ đi chung gần một mét.",
      answer: "Đã đo kiểm, phần cơi nới không có trong giấy phép; hộ dân tự tháo dỡ xong ngày {date}.",
    },
  ],
  "lan-chiem-dat": [
    {
      report: "Có người đổ đất san lấp bãi ven sông gần {spot} để dựng lán, lấn hành lang đê.",
      answer: "Đã đình chỉ san lấp, yêu cầu khôi phục hiện trạng {n}0 mét vuông trước ngày {later}.",
    },
    {
      report: "Đất công của khu dân cư ở {ward} bị rào lại trồng cây {since}, không rõ ai cho phép.",
      answer: "Khu đất do UBND quản lý, không giao cho ai; đã tháo rào và cắm biển đất công ngày {date}.",
    },
    {
      report: "Mương thoát nước tại {spot} bị lấp một nửa để làm sân, mưa là úng cả khu.",
      answer: "Chủ hộ đã tự phá dỡ phần lấn mương; dòng chảy được khơi thông.",
    },
  ],
  "lan-chiem-via-he": [
    {
      report: "Hàng quán trên {street}, {ward} kê bàn kín vỉa hè, người đi bộ phải xuống lòng đường.",
      answer: "Tổ trật tự đô thị đã giải tỏa, nhắc nhở {n} hộ và xử phạt trường hợp tái phạm ngày {date}.",
    },
    {
      report: "Chợ cóc họp trước {spot} từ sáng sớm, tắc cứng lối vào trường học.",
      answer: "Đã vận động các hộ vào chợ, bố trí người chốt giờ đưa đón học sinh.",
    },
    {
      report: "Cửa hàng tại {spot} dựng mái tôn và biển hiệu lấn ra giữa vỉa hè.",
      answer: "Đã tháo dỡ mái che, kẻ vạch phân định; giao tổ dân phố giám sát hằng ngày.",
    },
    {
      report: "Bãi trông xe tự phát ở {spot} thu tiền {n}0 nghìn một lượt và chiếm hết lối đi.",
      answer: "Đã giải tỏa bãi xe không phép, xử phạt người trông giữ.",
    },
  ],
  "do-xe": [
    {
      report: "Ô tô đỗ chắn cổng nhà tôi tại {spot} từ {time}, không có số điện thoại, không ra ngoài được.",
      answer: "Đã tra cứu, liên hệ chủ xe di chuyển và xử phạt vì đỗ xe cản trở.",
    },
    {
      report: "Xe khách đỗ đón trả khách sai chỗ trên {street}, {ward} giờ cao điểm gây ùn tắc.",
      answer: "Đã xử phạt {n} trường hợp, lắp camera phạt nguội tại vị trí này.",
    },
    {
      report: "Trong ngõ ở {spot} ô tô đỗ kín qua đêm, xe chữa cháy không thể vào.",
      answer: "Đã họp tổ dân phố, kẻ vạch cấm đỗ một bên và tuần tra buổi tối.",
    },
  ],
  "xe-qua-tai": [
    {
      report: "Xe ben chở đất chạy nối đuôi trên {street}, {ward} từ sáng sớm, đất rơi vãi khắp đường.",
      answer: "Đã lập chốt kiểm tra, xử phạt {n} xe; chủ thầu bố trí xe quét và tưới đường.",
    },
    {
      report: "Xe container đi vào đường cấm qua {street}, {ward} để né trạm cân, đường nứt toác.",
      answer: "Đã tuần tra, xử phạt {n} xe đi vào đường cấm; đề nghị lắp khung hạn chế chiều cao.",
    },
    {
      report: "Xe chở vật liệu không che bạt qua {ward}, đá văng vỡ kính xe tôi {time}.",
      answer: "Đã xác minh phương tiện qua camera, lập biên bản; hai bên thỏa thuận bồi thường ngày {date}.",
    },
  ],
  "trat-tu": [
    {
      report: "Một nhóm thanh niên đang tụ tập nẹt pô, đua xe trên {street}, {ward} lúc {hour}.",
      answer: "Lực lượng chức năng đã có mặt, giải tán và tạm giữ {n} phương tiện; tiếp tục tuần tra.",
    },
    {
      report: "Có xô xát trước quán tại {spot}, nhiều người la hét, xin cử lực lượng đến ngay.",
      answer: "Công an đã đến hiện trường, đưa các bên về trụ sở làm việc; tình hình ổn định.",
    },
    {
      report: "Nhóm người lạ tụ tập trước {spot}, ném chất bẩn vào cửa nhà dân {time}.",
      answer: "Đã xác định các đối tượng, lập hồ sơ xử lý theo quy định.",
    },
  ],
  pccc: [
    {
      report: "Nhà trọ tại {spot} có lồng sắt bịt kín, chỉ một lối ra, để xe điện sạc qua đêm ngay cầu thang.",
      answer: "Đã yêu cầu mở lối thoát nạn thứ hai, tách khu để xe điện; phúc tra đạt ngày {date}.",
    },
    {
      report: "Trụ nước chữa cháy trên {street}, {ward} bị xây bịt và không có nước.",
      answer: "Trụ nước đã được khơi thông, thử áp lực đạt yêu cầu ngày {date}.",
    },
    {
      report: "Xưởng gỗ ở {spot} đấu điện tạm bợ, mùn cưa chất đống, rất dễ cháy.",
      answer: "Đã tạm đình chỉ xưởng để đi lại dây điện, dọn mùn cưa và trang bị {n} bình chữa cháy.",
    },
  ],
  "lua-dao": [
    {
      report:
        "Có số lạ tự xưng cán bộ phường gọi yêu cầu cài ứng dụng để cập nhật căn cước. Tôi nghi lừa đảo, đề nghị cảnh báo.",
      answer:
        "Cơ quan nhà nước không yêu cầu cài ứng dụng qua điện thoại, ông/bà không làm theo. Đã cảnh báo trên loa và nhóm Zalo của tổ dân phố.",
      isGuidance: true,
    },
    {
      report: "Mấy hôm nay người dân ở {ward} nhận tin nhắn giả mạo điện lực dọa cắt điện kèm đường dẫn lạ.",
      answer: "Đường dẫn là giả mạo, đã đề nghị nhà mạng chặn; ông/bà không bấm vào và báo số 156.",
      isGuidance: true,
    },
    {
      report: "Có nhóm đến {spot} mời mua bình lọc nước, nói là của chương trình hỗ trợ thành phố.",
      answer: "Thành phố không có chương trình này. Đã mời nhóm bán hàng làm việc, thu hồi tờ rơi giả mạo.",
    },
  ],
  "an-toan-thuc-pham": [
    {
      report: "Sau khi ăn bánh mì mua ở {spot}, cả nhà tôi đau bụng, nôn {time}. Đề nghị kiểm tra.",
      answer: "Đoàn liên ngành đã kiểm tra, lấy {n} mẫu gửi kiểm nghiệm ngày {date} và tạm dừng bán món nghi ngờ.",
    },
    {
      report: "Bếp ăn tập thể ở {ward} dùng thịt có mùi ôi, công nhân phản ánh nhiều lần.",
      answer: "Đã kiểm tra đột xuất, tiêu hủy thực phẩm không rõ nguồn gốc, xử phạt đơn vị nấu ăn.",
    },
    {
      report: "Cơ sở làm giò chả tại {spot} chế biến ngay cạnh cống, không có giấy tờ gì.",
      answer: "Cơ sở chưa có giấy chứng nhận đủ điều kiện; đã đình chỉ đến khi cải tạo xong khu chế biến.",
    },
  ],
  "kham-chua-benh": [
    {
      report: "Tôi đi khám bảo hiểm từ {hour} đến trưa vẫn chưa tới lượt, quầy tiếp đón chỉ có một người.",
      answer: "Bệnh viện đã mở thêm {n} bàn tiếp đón, cho đặt lịch qua ứng dụng để giảm thời gian chờ.",
    },
    {
      report: "Phòng khám tư tại {spot} thu tiền nhiều khoản không niêm yết.",
      answer: "Đã kiểm tra phòng khám, yêu cầu niêm yết giá và hoàn trả khoản thu sai cho người bệnh.",
    },
    {
      report: "Nhà thuốc bệnh viện hết thuốc trong danh mục bảo hiểm {since}, phải mua ngoài.",
      answer:
        "Gói thầu thuốc đã có kết quả, thuốc về kho ngày {date}; người bệnh được hướng dẫn thanh toán lại chi phí đã mua ngoài theo quy định.",
    },
  ],
  "dich-benh": [
    {
      report: "Khu tôi ở {spot} đã có {n} người sốt xuất huyết, đề nghị phun thuốc diệt muỗi.",
      answer: "Đã phun hóa chất diệt muỗi hai vòng và diệt bọ gậy tại {n}0 hộ, kết thúc ngày {date}.",
    },
    {
      report: "Trạm y tế {ward} hết vắc xin cho trẻ {since}, khi nào có lại?",
      answer: "Vắc xin đã được phân bổ, trạm y tế tiêm bù vào thứ Bảy tuần này.",
    },
    {
      report: "Bãi lốp cũ tại {spot} đọng nước nhiều bọ gậy, chủ bãi không dọn.",
      answer: "Chủ bãi đã che bạt, đổ nước đọng dưới sự giám sát của trạm y tế.",
    },
  ],
  "truong-hoc": [
    {
      report: "Trường của con tôi ở {ward} thu quỹ phụ huynh {n}00 nghìn mà không công khai chi tiêu.",
      answer: "Đã yêu cầu nhà trường dừng thu, trả lại phụ huynh và công khai các khoản trước ngày {later}.",
    },
    {
      report: "Bếp bán trú trường mầm non gần {spot} cho các cháu ăn không đúng thực đơn niêm yết.",
      answer: "Nhà trường đã đổi đơn vị cung cấp thực phẩm, mời phụ huynh giám sát bếp ăn hằng tuần.",
    },
    {
      report: "Lớp học ở trường tiểu học {ward} dột {since}, mưa là các cháu phải dồn một góc.",
      answer: "Nhà trường đã sửa mái {n} phòng học, hoàn thành ngày {date}.",
    },
    {
      report: "Đề nghị cho biết tuyến tuyển sinh lớp 1 của khu dân cư tại {spot}.",
      answer:
        "Tuyến tuyển sinh của khu dân cư không thay đổi so với năm trước; danh sách niêm yết tại trường và cổng thông tin của Sở.",
      isGuidance: true,
    },
  ],
  "day-them": [
    {
      report: "Giáo viên gợi ý học sinh học thêm tại nhà ở {spot}, em nào không học thì bị điểm thấp.",
      answer: "Đã kiểm tra, yêu cầu chấm dứt việc dạy thêm học sinh chính khóa; nhà trường kiểm điểm giáo viên.",
    },
    {
      report: "Trung tâm dạy thêm trên {street}, {ward} không có biển, dạy đến khuya, quá đông.",
      answer: "Cơ sở bị đình chỉ hoạt động đến khi đăng ký kinh doanh và công khai danh sách theo quy định.",
    },
  ],
  "chinh-sach": [
    {
      report: "Bố tôi là thương binh ở {ward}, {since} chưa nhận được trợ cấp hằng tháng.",
      answer: "Chậm do chuyển dữ liệu chi trả; đã chi trả bù ngày {date} qua tài khoản. Đơn vị xin lỗi gia đình.",
    },
    {
      report: "Tôi nộp hồ sơ hưởng trợ cấp người cao tuổi tại {ward} đã {n} tháng chưa có kết quả.",
      answer: "Hồ sơ đã được thẩm định, có quyết định hưởng từ tháng này và truy lĩnh phần còn lại.",
    },
    {
      report: "Nhà bà cụ neo đơn ở {spot} dột nát, đề nghị xét hỗ trợ xóa nhà tạm.",
      answer: "Đã đưa hộ vào danh sách hỗ trợ xóa nhà tạm; trước mắt đoàn thanh niên lợp lại mái ngày {date}.",
    },
  ],
  bhxh: [
    {
      report: "Thẻ bảo hiểm y tế của tôi báo hết hạn trên VNeID dù công ty vẫn đóng đều.",
      answer: "Đã cập nhật dữ liệu đóng, thẻ có giá trị sử dụng từ ngày {date}.",
    },
    {
      report: "Tôi nộp hồ sơ chốt sổ bảo hiểm {n} tuần chưa được trả kết quả.",
      answer: "Sổ đã chốt xong ngày {date}; ông/bà xem bản điện tử trên ứng dụng VssID.",
    },
    {
      report: "Lương hưu tháng này chưa về tài khoản, tôi ở {ward}.",
      answer: "Số tài khoản khai báo bị sai một chữ số; đã chi trả lại ngày {date}.",
    },
  ],
  "lao-dong": [
    {
      report: "Công ty may ở {ward} nợ lương {n} tháng của hơn trăm công nhân, hỏi thì bảo chờ.",
      answer: "Đã làm việc với doanh nghiệp, ký cam kết trả đủ lương trước ngày {later}; thanh tra lao động giám sát.",
    },
    {
      report: "Tôi bị cho nghỉ việc không báo trước, công ty không chốt sổ bảo hiểm.",
      answer: "Doanh nghiệp đã chốt sổ, trả trợ cấp thôi việc cho người lao động ngày {date}.",
    },
    {
      report: "Xưởng tại {spot} bắt làm thêm đến đêm mà không trả thêm tiền.",
      answer: "Đã kiểm tra bảng chấm công, buộc xưởng trả đủ tiền làm thêm giờ của {n} tháng gần nhất.",
    },
  ],
  "gia-ca": [
    {
      report: "Cây xăng trên {street}, {ward} đóng cửa lúc {hour} báo hết hàng trong khi sắp điều chỉnh giá.",
      answer: "Đã kiểm tra đột xuất, bồn còn hàng; lập biên bản xử phạt hành vi ngừng bán không báo cáo.",
    },
    {
      report: "Cửa hàng tại {spot} bán mỹ phẩm giả nhãn hiệu nổi tiếng, tôi dùng bị dị ứng.",
      answer: "Đội quản lý thị trường đã thu giữ {n}0 sản phẩm không rõ nguồn gốc ngày {date}.",
    },
    {
      report: "Mua gas tại {spot} bị thiếu cân gần {n} lạng.",
      answer: "Đã cân kiểm tra, xử phạt cửa hàng và yêu cầu đổi bình cho khách.",
    },
  ],
  "cho-dan-sinh": [
    {
      report: "Chợ {ward} dột, nền trơn trượt, tiểu thương đóng phí đầy đủ mà không được sửa.",
      answer: "Đã thay tấm lợp, làm nhám nền khu hàng tươi sống, hoàn thành ngày {date}.",
    },
    {
      report: "Khu bán thịt cá của chợ gần {spot} nước thải chảy lênh láng, mùi hôi.",
      answer: "Đã khơi rãnh, yêu cầu {n} hộ kinh doanh dùng khay hứng và rửa nền hai lần một ngày.",
    },
    {
      report: "Ban quản lý chợ {ward} thu phí cao hơn bảng giá niêm yết.",
      answer: "Đã chấn chỉnh ban quản lý, hoàn trả phần thu vượt cho {n} hộ.",
    },
  ],
  "du-lich": [
    {
      report: "Ở khu du lịch {ward} có tình trạng chèo kéo khách, ép giá hải sản cao gấp đôi.",
      answer: "Đã kiểm tra, yêu cầu niêm yết giá, xử phạt cơ sở ép giá; đường dây nóng du lịch trực trong dịp lễ.",
      where: "coast",
    },
    {
      report: "Nhà nghỉ tại {spot} nhận đặt phòng rồi tự ý hủy, tăng giá dịp lễ.",
      answer: "Cơ sở đã xin lỗi và hoàn tiền cho khách ngày {date}.",
      where: "coast",
    },
    {
      report: "Tàu tham quan ở {ward} chở quá số người, không phát áo phao.",
      answer: "Đã đình chỉ chuyến, xử phạt chủ tàu; cảng vụ kiểm đếm khách trước khi rời bến.",
      where: "coast",
    },
  ],
  "quang-cao": [
    {
      report: "Tường và cột điện dọc {street}, {ward} dán kín quảng cáo vay tiền.",
      answer: "Đã bóc xóa, sơn lại {n} cột; đề nghị nhà mạng tạm khóa các số điện thoại rao vặt.",
    },
    {
      report: "Biển quảng cáo khổ lớn ở {spot} rách, bay phần phật, nguy cơ rơi xuống đường.",
      answer: "Chủ biển đã tháo dỡ bạt hỏng ngày {date}, gia cố lại khung.",
    },
    {
      report: "Xe phát loa bán hàng chạy quanh {ward} từ sáng sớm.",
      answer: "Đã nhắc nhở người bán, yêu cầu không dùng loa trong khu dân cư trước 8 giờ.",
    },
  ],
  "vat-nuoi": [
    {
      report: "Chó thả rông không rọ mõm ở {spot}, {time} đã cắn một cháu nhỏ.",
      answer: "Đã làm việc với chủ vật nuôi, tiêm phòng dại và xử phạt; cháu bé được tiêm phòng tại trạm y tế.",
    },
    {
      report: "Hộ tại {spot} nuôi gà, lợn trong khu dân cư, mùi hôi và ồn suốt ngày.",
      answer: "Hộ chăn nuôi cam kết di dời chuồng trại trước ngày {later}.",
    },
    {
      report: "Trâu bò thả trên đê qua {ward}, phá rau màu và cản trở xe cộ.",
      answer: "Đã nhắc nhở {n} hộ, quy định khu chăn thả riêng.",
      where: "rural",
    },
  ],
  "nong-nghiep": [
    {
      report: "Lợn ở {spot} chết nhiều {since} nghi dịch tả, xác vứt ra kênh.",
      answer: "Đã lấy mẫu, tiêu hủy {n} con, rắc vôi khử trùng và lập chốt ngày {date}.",
      where: "rural",
    },
    {
      report: "Ruộng lúa ở {ward} bị rầy nâu, bà con chưa được hướng dẫn phun thuốc.",
      answer: "Cán bộ kỹ thuật đã xuống đồng hướng dẫn, cấp thuốc cho các hộ.",
      where: "rural",
    },
    {
      report: "Vịt nhà tôi ở {spot} chết hàng loạt từ {time}, nhờ thú y xuống lấy mẫu.",
      answer: "Kết quả xét nghiệm âm tính với cúm gia cầm; đàn vịt mắc tụ huyết trùng, thú y đã hướng dẫn điều trị.",
      where: "rural",
    },
  ],
  "de-dieu": [
    {
      report: "Mái kè sông đoạn qua {ward} sạt dài {n} mét sau mưa, có vết nứt lan vào chân đê.",
      answer: "Đã thả rọ đá gia cố, cắm biển và cử người canh gác; phương án sửa chữa trình duyệt trước ngày {later}.",
      where: "rural",
    },
    {
      report: "Cống thủy lợi ở {ward} hỏng cánh phai, ruộng không lấy được nước gieo cấy.",
      answer: "Đã thay cánh phai ngày {date}, vận hành lấy nước theo lịch.",
      where: "rural",
    },
    {
      report: "Xe tải đi trên mặt đê qua {ward} phá nát đường.",
      answer: "Đã dựng lại barie hạn chế tải trọng, xử phạt {n} xe.",
      where: "rural",
    },
  ],
  "chung-cu": [
    {
      report: "Thang máy chung cư tại {spot} hỏng {n} lần trong tháng, có lần nhốt người già gần một giờ.",
      answer: "Đã kiểm định lại thang máy, thay cáp; yêu cầu đơn vị vận hành báo cáo hằng tháng.",
      where: "urban",
    },
    {
      report: "Chủ đầu tư chung cư trên {street}, {ward} không bàn giao quỹ bảo trì 2 %.",
      answer: "Đã yêu cầu chủ đầu tư bàn giao quỹ bảo trì trước ngày {later}, quá hạn sẽ cưỡng chế qua tài khoản.",
      where: "urban",
    },
    {
      report: "Ban quản lý tòa nhà ở {spot} tự ý tăng phí dịch vụ.",
      answer: "Mức phí phải do hội nghị nhà chung cư quyết định; đã yêu cầu thu theo mức cũ và tổ chức họp cư dân.",
      where: "urban",
    },
  ],
  "thue-phi": [
    {
      report: "Cửa hàng tại {spot} không xuất hóa đơn điện tử cho khách dù tôi yêu cầu.",
      answer:
        "Cơ quan thuế đã nhắc nhở cơ sở, hướng dẫn kết nối hóa đơn từ máy tính tiền; ông/bà đã được xuất hóa đơn bổ sung.",
    },
    {
      report: "Tôi bán hàng trực tuyến, xin hỏi cách kê khai thuế của hộ kinh doanh.",
      answer: "Cán bộ thuế đã liên hệ hướng dẫn cách đăng ký và kê khai trên cổng thông tin của ngành thuế.",
    },
    {
      report: "Hồ sơ hoàn thuế thu nhập cá nhân của tôi đã {n} tháng chưa có kết quả.",
      answer: "Hồ sơ đã được giải quyết, tiền hoàn chuyển vào tài khoản ngày {date}.",
    },
  ],
  "khu-cong-nghiep": [
    {
      report: "Giờ tan ca đường vào khu công nghiệp ở {ward} ùn tắc hằng ngày, không có người phân luồng.",
      answer: "Đã thống nhất lệch ca giữa {n} doanh nghiệp và bố trí người điều tiết từ ngày {date}.",
    },
    {
      report: "Khu nhà trọ công nhân gần {spot} thiếu nước sạch và điểm gom rác.",
      answer: "Đơn vị cấp nước đã lắp đồng hồ tổng cho khu trọ; bố trí {n} xe gom rác mỗi chiều.",
    },
    {
      report: "Xe đưa đón công nhân đỗ tràn ra đường gom ở {ward}.",
      answer: "Chủ đầu tư hạ tầng đã mở thêm bãi đỗ tạm và cổng phụ.",
    },
  ],
  "thai-do-can-bo": [
    {
      report: "Tôi đến làm thủ tục tại {ward} đúng giờ hành chính thì quầy không có người, chờ gần một tiếng.",
      answer: "Đã kiểm tra camera, phê bình cán bộ trực và xin lỗi công dân; bố trí người trực thay khi vắng.",
    },
    {
      report: "Cán bộ tiếp dân ở {ward} trả lời cộc lốc, bắt đi lại {n} lần vì hướng dẫn thiếu giấy tờ.",
      answer:
        "Đơn vị đã tổ chức kiểm điểm, niêm yết lại bộ hồ sơ để công dân chỉ phải đi một lần, cử cán bộ hoàn tất hồ sơ cho ông/bà.",
    },
    {
      report: "Nhân viên thu phí tại {spot} lớn tiếng với người cao tuổi.",
      answer: "Đơn vị quản lý đã xin lỗi và thay nhân viên tại điểm thu.",
    },
  ],
};
