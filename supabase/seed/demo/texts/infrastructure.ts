import type { Topics } from "./topic.ts";

/** Infrastructure faults (QĐ583 Điều 5.1). */
export const infrastructure: Topics = {
  "den-duong": [
    {
      report:
        "Đèn đường tại {spot} không sáng {since}, buổi tối rất tối, người già và trẻ em đi lại nguy hiểm. Đề nghị sửa sớm.",
      answer: "Công nhân đã thay {n} bóng và bộ nguồn bị cháy tại {spot}; đèn sáng bình thường từ tối {date}.",
    },
    {
      report:
        "Cả dãy {n} bóng đèn trên {street}, {ward} tắt hẳn từ {time}. Đoạn này hay có xe máy va chạm vì không nhìn rõ đường.",
      answer:
        "Nguyên nhân là cáp ngầm trên {street} bị đứt do thi công. Đơn vị đã đấu nối lại, đèn sáng từ tối {date}; đoạn cáp tạm sẽ được thay trong tháng.",
    },
    {
      report:
        "Đèn chiếu sáng ở {spot} cứ chập chờn, lúc sáng lúc tắt. Tôi đã báo tổ dân phố nhưng chưa thấy ai đến kiểm tra.",
      answer: "Đã thay chấn lưu và siết lại đầu cáp trong cửa cột, đèn ổn định từ ngày {date}.",
    },
    {
      report:
        "Đèn ngõ ở {spot} bật cả ban ngày {since}, vừa lãng phí điện vừa nhanh hỏng. Mong đơn vị chỉnh lại giờ đóng cắt.",
      answer: "Đã thay rơ le thời gian của tủ điều khiển, đèn đóng cắt đúng giờ theo mùa.",
    },
  ],
  "mat-duong": [
    {
      report:
        "Mặt đường trên {street}, {ward} có ổ gà sâu khoảng {n} phân ngay giữa làn xe máy, trời mưa ngập nước không nhìn thấy. Mới {time} đã có người ngã.",
      answer:
        "Đơn vị đã vá ổ gà bằng bê tông nhựa nguội và thảm lại {n} mét vuông mặt đường trên {street}, hoàn thành ngày {date}.",
    },
    {
      report: "Đường trước {spot} bị lún thành vệt dài, xe tải đi qua rung cả nhà. Đề nghị kiểm tra nền đường.",
      answer:
        "Đã khoan kiểm tra nền, xử lý lại lớp móng bị rỗng và bù lún; tạm hạn chế xe tải qua đoạn này đến hết tuần.",
    },
    {
      report:
        "{street} đoạn qua {ward} bong tróc hết lớp nhựa {since}, bụi mù mịt, các hộ hai bên đường không dám mở cửa.",
      answer:
        "Đoạn đường nằm trong danh mục sửa chữa định kỳ, sẽ thảm lại trong quý. Trước mắt đơn vị tưới nước ngày {n} lần và vá các vị trí hư hỏng nặng.",
    },
    {
      report:
        "Có một hố sụt đường kính chừng một mét tại {spot}, bà con phải cắm cành cây cảnh báo. Rất mong được vá sớm.",
      answer: "Hố sụt do cống ngang bị vỡ. Đã thay {n} mét cống, đắp trả và thảm mặt đường, thông xe ngày {date}.",
    },
  ],
  "duong-ngo": [
    {
      report:
        "Đường ngõ tại {spot} bê tông vỡ nát nhiều năm, mùa mưa lầy lội, cháu nhỏ đi học ngã liên tục. Khi nào được làm lại?",
      answer:
        "Đã khảo sát tuyến ngõ dài khoảng {n}0 mét và đưa vào danh mục đầu tư năm nay; trước mắt đã đổ bù các chỗ vỡ ngày {date}.",
    },
    {
      report:
        "Khu tôi ở {ward} đã đóng góp kinh phí làm đường từ năm ngoái nhưng đến nay chưa khởi công. Đề nghị trả lời.",
      answer:
        "Đã họp với nhân dân về phần kinh phí đối ứng; tuyến đường khởi công trong tháng tới, tổ giám sát cộng đồng gồm đại diện các hộ.",
    },
    {
      report: "Ngõ vào {spot} quá hẹp lại có một đoạn sụt xuống mương, xe cứu thương không vào được.",
      answer: "Đã kè lại {n} mét bờ mương và đổ bê tông đoạn sụt; việc mở rộng ngõ đang vận động các hộ hiến đất.",
    },
  ],
  "via-he": [
    {
      report: "Gạch vỉa hè trước {spot} bong, vênh cả mảng, mẹ tôi đi bộ bị vấp ngã {time}.",
      answer:
        "Đơn vị xin chia sẻ với gia đình. Đã lát lại {n} mét vuông gạch vỉa hè tại {spot}, hoàn thành ngày {date}.",
    },
    {
      report: "Vỉa hè {street}, {ward} vừa lát xong đã lún, nước đọng thành vũng trước cửa các nhà.",
      answer:
        "Công trình còn trong thời gian bảo hành; nhà thầu đã bóc lên, đầm lại nền và lát lại, nghiệm thu ngày {date}.",
    },
    {
      report: "Bó vỉa ở {spot} bị xe tải chèn vỡ, mảnh bê tông nằm ngay lòng đường {since}.",
      answer: "Đã dọn mảnh vỡ và thay {n} viên bó vỉa ngày {date}.",
    },
  ],
  "nap-cong": [
    {
      report:
        "Nắp hố ga tại {spot} bị mất từ {time}, hố sâu gần hai mét mà không có cảnh báo gì. Xin xử lý gấp trước khi có tai nạn.",
      answer: "Tổ trực đã rào chắn ngay sau khi nhận tin và lắp nắp gang mới tại {spot} ngày {date}.",
    },
    {
      report: "Nắp cống trên {street}, {ward} bị vỡ một nửa, xe máy suýt lọt bánh. Buổi tối khu này rất tối.",
      answer: "Đã thay {n} nắp bê tông cũ bằng nắp composite chịu lực trên {street}, hoàn thành ngày {date}.",
    },
    {
      report: "Nắp ga ở {spot} kênh lên, xe đi qua kêu ầm ầm suốt đêm, cả nhà không ngủ được {since}.",
      answer: "Đã căn chỉnh, chèn lại cổ ga và thay gioăng nắp; hiện không còn tiếng ồn.",
    },
  ],
  "ngap-ung": [
    {
      report:
        "Cứ mưa khoảng {n}0 phút là {street}, {ward} ngập đến nửa bánh xe, hàng quán phải đóng cửa. Năm nào cũng phản ánh mà chưa đỡ.",
      answer:
        "Khu vực nằm trong dự án cải tạo thoát nước đang triển khai. Trong lúc chờ, đơn vị đã nạo vét {n}0 mét cống và bố trí trực bơm khi có dự báo mưa lớn.",
    },
    {
      report: "Nước đang ngập trước {spot} từ {time} chưa rút, nước tràn vào nhà, có mùi cống rất khó chịu.",
      answer:
        "Miệng thu nước bị rác bịt kín. Đơn vị đã khơi thông, vận hành máy bơm di động, nước rút hết sau {n} giờ.",
    },
    {
      report: "Triều cường {time} làm nước sông dâng vào ngõ ở {spot}, cửa ngăn triều hình như không đóng.",
      answer:
        "Van ngăn triều bị kẹt dị vật; đã vệ sinh, thử đóng mở đạt yêu cầu ngày {date} và đưa vào danh sách trực triều.",
    },
    {
      report:
        "Từ khi nâng {street}, các nhà trong ngõ ở {ward} thấp hơn đường gần nửa mét, mưa là ngập. Đề nghị có phương án thoát nước.",
      answer:
        "Đã khảo sát cùng chủ đầu tư dự án; sẽ làm rãnh gom và một hố bơm ở đầu ngõ, dự kiến xong trong {n} tuần.",
    },
  ],
  "cong-ranh": [
    {
      report: "Rãnh thoát nước ở {spot} tắc {since}, nước thải đen tràn ra mặt ngõ, muỗi nhiều vô kể.",
      answer: "Đã nạo vét {n}0 mét rãnh, thay {n} tấm đan vỡ và rắc vôi khử khuẩn ngày {date}.",
    },
    {
      report: "Cống chung của ngõ tại {spot} không được nạo vét mấy năm nay, mùi hôi bốc vào tận nhà.",
      answer:
        "Đã hút bùn toàn tuyến bằng xe chuyên dùng ngày {date}; tuyến được đưa vào kế hoạch nạo vét sáu tháng một lần.",
    },
    {
      report: "Đơn vị thi công để cát đá lấp miệng cống trên {street}, {ward}, mưa xuống là nước không thoát được.",
      answer: "Đã yêu cầu đơn vị thi công dọn vật liệu, hoàn trả {n} miệng cống; lập biên bản nhắc nhở.",
    },
  ],
  "mat-nuoc": [
    {
      report: "Khu vực {spot} mất nước từ {time} mà không có thông báo. Nhà có người ốm và trẻ nhỏ, rất bất tiện.",
      answer:
        "Mất nước do sự cố van trên tuyến ống chính. Đơn vị đã thay van, cấp nước trở lại lúc {hour} ngày {date}; xin lỗi khách hàng vì chưa thông báo kịp.",
    },
    {
      report: "Nước sinh hoạt ở {ward} rất yếu {since}, ban ngày không lên được tầng hai, phải thức đêm hứng nước.",
      answer:
        "Khu vực ở cuối nguồn nên áp lực thấp vào giờ cao điểm. Đã điều chỉnh trạm tăng áp, đo lại đạt yêu cầu ngày {date}.",
    },
    {
      report:
        "Khu nhà tôi tại {spot} mỗi tuần mất nước {n} lần. Đề nghị công ty nước trả lời nguyên nhân và lịch cấp nước.",
      answer:
        "Nguyên nhân do đang đấu nối tuyến ống mới nên phải đóng nước nhiều đợt. Việc đấu nối đã xong ngày {date}, cấp nước liên tục trở lại.",
    },
  ],
  "chat-luong-nuoc": [
    {
      report: "Nước máy ở {spot} có màu vàng và cặn {since}, giặt quần áo trắng bị ố. Đề nghị lấy mẫu kiểm tra.",
      answer:
        "Đã xả súc tuyến ống và lấy mẫu tại vòi nhà khách hàng ngày {date}; độ đục, sắt và clo dư đều đạt quy chuẩn.",
    },
    {
      report:
        "Nước sinh hoạt tại {ward} có mùi hắc rất nồng từ {time}, đun sôi vẫn còn mùi, chúng tôi không dám nấu ăn.",
      answer:
        "Lượng clo cao hơn thường lệ do xử lý nguồn nước sau mưa lũ, vẫn trong giới hạn cho phép; đơn vị đã giảm liều, mùi hết từ ngày {date}.",
    },
    {
      report: "Bể nước nhà tôi ở {spot} lắng một lớp bùn đen sau khi công ty sửa đường ống.",
      answer:
        "Cặn bong ra khi đóng mở van. Đơn vị đã súc rửa mạng lưới, hỗ trợ thau rửa bể và giảm trừ {n} khối nước cho gia đình.",
    },
  ],
  "vo-ong-nuoc": [
    {
      report: "Ống nước vỡ tại {spot}, nước phun lên cao từ {time}, chảy tràn ra đường rất lãng phí.",
      answer: "Tổ sửa chữa đã khắc phục điểm vỡ và hoàn trả mặt đường ngày {date}.",
    },
    {
      report: "Có chỗ rò nước ngầm trên {street}, {ward} {since}, mặt đường bắt đầu lún.",
      answer: "Đã dò bằng thiết bị âm thanh, thay {n} mét ống mục và đầm lại nền đường ngày {date}.",
    },
    {
      report: "Đồng hồ nước của dãy nhà ở {spot} bị rò, tôi gọi hai lần chưa thấy thợ đến.",
      answer:
        "Đã thay gioăng đồng hồ; lượng nước thất thoát không tính vào hóa đơn. Đơn vị đã nhắc nhở tổ trực vì chậm phản hồi.",
    },
  ],
  "mat-dien": [
    {
      report: "Khu vực {spot} mất điện từ {time} giữa lúc sinh hoạt, gọi tổng đài điện lực máy bận liên tục.",
      answer: "Sự cố do nhảy aptomat tổng của trạm. Điện lực đã khắc phục, cấp điện lại lúc {hour} ngày {date}.",
    },
    {
      report: "Điện ở {ward} rất yếu buổi tối {since}, điều hòa và máy bơm không chạy được, tủ lạnh hỏng.",
      answer: "Trạm biến áp khu vực quá tải; đã san tải sang trạm bên cạnh và lập phương án lắp thêm máy biến áp.",
    },
    {
      report: "Khu nhà tôi tại {spot} mất một pha, bên có điện bên không.",
      answer: "Đã thay cầu chì tự rơi bị đứt và cân lại pha, cấp điện đầy đủ từ {hour} ngày {date}.",
    },
  ],
  "su-co-dien": [
    {
      report: "Dây điện hạ thế đứt rơi xuống đường tại {spot}, còn đang đánh lửa. Xin đến ngay!",
      answer: "Đơn vị quản lý đã cắt điện, cô lập hiện trường và nối lại dây; bảo đảm an toàn từ {hour} ngày {date}.",
    },
    {
      report: "Cột điện ở {spot} nghiêng hẳn về phía nhà dân sau trận gió {time}, chân cột nứt toác.",
      answer: "Đã chằng néo tạm trong ngày và thay cột mới tại {spot}, hoàn thành ngày {date}.",
    },
    {
      report: "Trạm biến áp trên {street}, {ward} phát tiếng nổ và bốc khói lúc {hour}, bà con rất lo.",
      answer: "Đã tách máy biến áp sự cố, cấp điện tạm từ trạm lân cận; máy mới được lắp ngày {date}.",
    },
    {
      report: "Hộp công tơ ở {spot} bung nắp, dây hở chạm vào mái tôn, trời mưa rất dễ rò điện.",
      answer: "Đã thay hộp công tơ, bọc cách điện các đầu dây ngày {date}.",
    },
  ],
  "cap-vien-thong": [
    {
      report: "Búi dây cáp thông tin võng xuống ngang đầu người tại {spot}, xe tải đi qua vướng kéo đứt.",
      answer: "Đã bó gọn, nâng độ cao cáp và thu hồi {n}0 mét cáp không còn sử dụng ngày {date}.",
    },
    {
      report: "Dây cáp đứt nằm vắt ngang {street}, {ward} {since} không ai dọn, xe máy dễ vướng ngã.",
      answer:
        "Cáp của nhiều nhà mạng; đơn vị đã dọn ngay đoạn nguy hiểm và thông báo các nhà mạng hoàn trả trong tuần.",
    },
    {
      report: "Tủ cáp ở {spot} bị mở tung cửa, dây rối như mạng nhện, rất mất mỹ quan.",
      answer: "Đã thay khóa tủ, sắp xếp lại dây nhảy và dán nhãn số điện thoại báo hỏng.",
    },
  ],
  "song-di-dong": [
    {
      report: "Sóng điện thoại ở {ward} rất chập chờn {since}, có lúc gọi cấp cứu cũng không được.",
      answer: "Trạm phát sóng khu vực bị mất nguồn; đã khắc phục ngày {date} và bổ sung ắc quy dự phòng.",
    },
    {
      report: "Internet nhà tôi tại {spot} mất kết nối từ {time}, đã báo hỏng hai lần chưa có người đến.",
      answer: "Kỹ thuật đã hàn nối lại sợi quang, tín hiệu ổn định; khách hàng được trừ cước những ngày gián đoạn.",
    },
  ],
  "den-tin-hieu": [
    {
      report: "Đèn tín hiệu ở ngã tư {street}, {ward} không hoạt động từ {time}, giờ tan tầm hỗn loạn.",
      answer:
        "Đã thay bo mạch tủ điều khiển, đèn hoạt động lại từ {hour} ngày {date}; trong thời gian sửa có lực lượng phân luồng.",
    },
    {
      report:
        "Đèn đỏ ở nút giao trên {street}, {ward} để {n}0 giây trong khi hướng kia không có xe, gây ùn tắc. Đề nghị chỉnh chu kỳ.",
      answer: "Đã đếm xe giờ cao điểm và chỉnh lại chu kỳ đèn theo từng khung giờ, áp dụng từ ngày {date}.",
    },
    {
      report: "Đèn cho người đi bộ trên {street}, {ward} hỏng {since}, học sinh sang đường rất nguy hiểm.",
      answer: "Đã thay cụm đèn đi bộ và nút bấm ngày {date}.",
    },
  ],
  "bien-bao": [
    {
      report: "Biển cấm xe tải ở đầu {street}, {ward} bị cây che khuất, nhiều xe vẫn đi vào.",
      answer: "Đã cắt tỉa cây và dịch biển về vị trí dễ quan sát ngày {date}.",
    },
    {
      report: "Vạch sơn cho người đi bộ trước {spot} mờ hết, đề nghị sơn lại.",
      answer: "Đã sơn lại {n} vạch đi bộ bằng sơn dẻo nhiệt ngày {date}.",
    },
    {
      report: "Dải phân cách ở {spot} bị húc đổ {since}, các đoạn bê tông nằm lấn ra làn xe.",
      answer: "Đã kê lại dải phân cách và thay {n} cọc tiêu phản quang ngày {date}.",
    },
    {
      report: "Ở gần {spot} cần có gờ giảm tốc vì xe chạy rất nhanh qua cổng trường.",
      answer:
        "Đã kiểm tra, thống nhất bổ sung gờ giảm tốc và biển khu vực trường học; đơn vị quản lý đường thực hiện trong {n} tuần.",
    },
  ],
  "cau-pha": [
    {
      report: "Khe co giãn trên cầu ở {street}, {ward} hở rộng, xe đi qua xóc mạnh và kêu rất to.",
      answer: "Đã thay tấm răng lược và đổ lại bê tông khe co giãn, thông xe ngày {date}.",
    },
    {
      report: "Lan can cầu gần {spot} bị gãy {n} thanh {since}, chưa có rào chắn.",
      answer: "Đã hàn lại lan can và sơn chống gỉ, hoàn thành ngày {date}.",
    },
    {
      report: "Chuyến phà đầu {time} chạy muộn gần nửa tiếng, công nhân đi làm ca sớm bị trễ. Đề nghị giữ đúng lịch.",
      answer: "Đơn vị khai thác đã rút kinh nghiệm kíp trực; lịch chạy được niêm yết lại và giám sát qua camera.",
    },
  ],
  "cay-gay-do": [
    {
      report: "Cây xà cừ trước {spot} gãy cành lớn đè lên dây điện sau cơn dông {time}.",
      answer:
        "Đội ứng trực đã cùng điện lực cắt điện, cưa dọn cành gãy lúc {hour} ngày {date}; không có thiệt hại về người.",
    },
    {
      report: "Cây phượng già ở {spot} mục gốc, nghiêng ra đường, ngay gần cổng trường học. Xin chặt hạ trước mùa bão.",
      answer: "Đã kiểm tra gốc, chống cây tạm và lập hồ sơ chặt hạ, thay thế bằng cây mới trong {n} tuần.",
    },
    {
      report: "Cây đổ chắn ngang {street}, {ward}, xe cộ không đi được, đang ùn dài.",
      answer: "Đã cưa dọn, giải phóng mặt đường lúc {hour} ngày {date}.",
    },
  ],
  "cat-tia-cay": [
    {
      report: "Cành cây trên {street}, {ward} che kín biển báo và đèn đường, đề nghị cắt tỉa.",
      answer: "Đã cắt tỉa {n} cây trên tuyến ngày {date}.",
    },
    {
      report: "Cây trước {spot} chạm vào ban công và dây cáp, lá rụng tắc máng nước.",
      answer: "Đã cắt thấp tán và các cành sát nhà tại {spot} ngày {date}.",
    },
    {
      report: "Dải cây hoa trên {street}, {ward} chết khô gần hết {since}, trông rất nhếch nhác.",
      answer: "Đã trồng dặm {n}0 mét vuông hoa, đưa tuyến vào lịch tưới hằng ngày.",
    },
  ],
  "cong-vien": [
    {
      report: "Máy tập ở vườn hoa {ward} gãy {n} chiếc, thanh sắt nhọn lòi ra, trẻ con vẫn leo trèo.",
      answer: "Đã tháo các máy tập hỏng, thay thiết bị mới và kiểm tra toàn bộ khu vui chơi ngày {date}.",
    },
    {
      report: "Ghế đá ở vườn hoa gần {spot} bị đập vỡ, đèn không sáng nên tối có tụ tập.",
      answer: "Đã thay {n} ghế, lắp thêm đèn và đề nghị công an phường tuần tra buổi tối.",
    },
    {
      report: "Nhà vệ sinh công cộng trong công viên tại {ward} khóa cửa {since}.",
      answer: "Đã sửa đường nước, mở lại nhà vệ sinh và bố trí người trực từ 5 giờ đến 22 giờ.",
    },
  ],
  "rac-thai": [
    {
      report: "Rác ở {spot} không được thu gom {since}, chất thành đống bốc mùi, chó bới tung tóe.",
      answer: "Do xe hỏng nên dồn ca; đơn vị đã thu gom hết rác tồn ngày {date} và bố trí xe thay thế.",
    },
    {
      report: "Xe rác đến lúc {hour} khi mọi người không có nhà, đề nghị đổi giờ gom rác cho ngõ tôi ở {spot}.",
      answer: "Đã thống nhất với tổ dân phố đổi giờ gom sang 18 giờ 30, áp dụng từ ngày {date}.",
    },
    {
      report: "Điểm tập kết rác trên {street}, {ward} sát trường mầm non, nước rỉ rác chảy ra đường.",
      answer:
        "Đã rửa điểm tập kết, chuyển giờ cẩu rác ra ngoài giờ học; vị trí mới đang được thống nhất với địa phương.",
    },
    {
      report: "Thùng rác công cộng ở {spot} vỡ đáy, rác rơi ra ngoài, không ai thay.",
      answer: "Đã thay {n} thùng rác mới ngày {date}.",
    },
  ],
  "xe-buyt": [
    {
      report: "Xe buýt tuyến qua {street} bỏ điểm dừng ở {ward}, tôi chờ {n}0 phút không có xe.",
      answer: "Đã trích dữ liệu giám sát hành trình, phạt lái xe bỏ điểm dừng theo hợp đồng và nhắc nhở toàn tuyến.",
    },
    {
      report: "Nhà chờ xe buýt trên {street}, {ward} mất mái che, mưa nắng không có chỗ đứng.",
      answer: "Đã lợp lại mái và thay bảng tuyến ngày {date}.",
    },
    {
      report: "Phụ xe trên tuyến qua {ward} không xé vé và quát khách là người già {time}.",
      answer: "Doanh nghiệp đã đình chỉ phụ xe {n} ngày, xin lỗi hành khách và tổ chức tập huấn lại.",
    },
  ],
  "thi-cong": [
    {
      report:
        "Đơn vị thi công đào {street}, {ward} đặt cống rồi bỏ đó {since}, rào chắn che cửa nhà, buôn bán không được.",
      answer: "Đã yêu cầu nhà thầu thi công cuốn chiếu, hoàn trả trước ngày {later} và mở lối đi cho các hộ.",
    },
    {
      report: "Sau khi đào đường lắp ống tại {spot}, họ chỉ lấp đất, không hoàn trả nhựa, bụi và xóc kinh khủng.",
      answer:
        "Thanh tra đã lập biên bản, xử phạt nhà thầu vì không hoàn trả đúng hạn; mặt đường đã thảm lại ngày {date}.",
    },
    {
      report: "Công trường ở {spot} không có đèn cảnh báo ban đêm, {time} đã có xe đâm vào rào.",
      answer: "Nhà thầu đã lắp {n} đèn nháy, sơn phản quang rào chắn và cử người trực đêm.",
    },
  ],
};
