/** An article of the demo's knowledge base: general rules that hold everywhere, no local figures. */
export interface Article {
  readonly title: string;
  /** The same question in callers' words. */
  readonly questions: readonly string[];
  readonly keywords: string;
  readonly category: string;
  readonly agency?: string;
  readonly basis?: string;
  readonly source?: string;
  readonly body: string;
}

export const articles: readonly Article[] = [
  {
    title: "Nộp hồ sơ thủ tục hành chính ở đâu",
    questions: ["Làm giấy tờ thì đến đâu?", "Một cửa ở chỗ nào?", "Nộp hồ sơ qua mạng thế nào?"],
    keywords: "một cửa, trung tâm phục vụ hành chính công, dịch vụ công trực tuyến",
    category: "tt-huong-dan",
    agency: "TTPVHCC",
    basis: "Nghị định 118/2025/NĐ-CP về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông",
    source: "https://dichvucong.gov.vn",
    body: `Ông/bà có thể chọn một trong ba cách:

- **Trực tuyến** tại Cổng Dịch vụ công quốc gia dichvucong.gov.vn, đăng nhập bằng tài khoản định danh điện tử VNeID.
- **Trực tiếp** tại Trung tâm Phục vụ hành chính công thành phố hoặc Trung tâm Phục vụ hành chính công của xã, phường, đặc khu.
- **Qua bưu chính công ích.**

Khi nộp, ông/bà nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả có mã hồ sơ; dùng mã này để tra cứu tiến độ.`,
  },
  {
    title: "Tra cứu tiến độ hồ sơ đã nộp",
    questions: ["Hồ sơ của tôi đến đâu rồi?", "Bao giờ có kết quả?"],
    keywords: "mã hồ sơ, phiếu hẹn, trả kết quả",
    category: "tt-huong-dan",
    agency: "TTPVHCC",
    source: "https://dichvucong.gov.vn",
    body: `Ông/bà mở dichvucong.gov.vn, chọn **Tra cứu hồ sơ** và nhập mã hồ sơ ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.

Nếu đã quá ngày hẹn mà chưa có kết quả và chưa nhận được thư xin lỗi, Tổng đài 1022 ghi nhận mã hồ sơ và chuyển cơ quan giải quyết trả lời.`,
  },
  {
    title: "Đăng ký khai sinh cho con",
    questions: ["Làm giấy khai sinh ở đâu?", "Sinh con bao lâu phải khai sinh?", "Khai sinh muộn có sao không?"],
    keywords: "giấy khai sinh, hộ tịch, giấy chứng sinh, trẻ mới sinh",
    category: "tt-ho-tich",
    agency: "STP",
    basis: "Luật Hộ tịch 2014, Điều 13, Điều 15, Điều 16",
    body: `Cha hoặc mẹ đăng ký khai sinh cho con **trong 60 ngày** kể từ ngày sinh, tại UBND xã, phường, đặc khu nơi cư trú của cha hoặc mẹ. Nếu cha mẹ không thể đi thì ông, bà hoặc người thân khác đi thay.

Cần có:

1. Tờ khai đăng ký khai sinh theo mẫu.
2. Giấy chứng sinh; không có thì nộp văn bản của người làm chứng hoặc giấy cam đoan về việc sinh.
3. Căn cước hoặc tài khoản VNeID mức 2 để xuất trình.

Đăng ký đúng hạn không mất lệ phí. Có thể nộp trực tuyến theo nhóm thủ tục liên thông: khai sinh – đăng ký thường trú – thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi.`,
  },
  {
    title: "Đăng ký kết hôn",
    questions: ["Làm giấy kết hôn ở đâu?", "Bao nhiêu tuổi được cưới?", "Hai người khác tỉnh đăng ký kết hôn ở đâu?"],
    keywords: "giấy chứng nhận kết hôn, hôn nhân, cưới, xác nhận độc thân",
    category: "tt-ho-tich",
    agency: "STP",
    basis: "Luật Hộ tịch 2014, Điều 17, Điều 18; Luật Hôn nhân và gia đình 2014, Điều 8",
    body: `Nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi, tự nguyện và không thuộc trường hợp cấm kết hôn thì đăng ký tại UBND cấp xã nơi cư trú của **một trong hai bên**.

Hai bên cùng có mặt khi đăng ký, nộp tờ khai theo mẫu và xuất trình căn cước. Tình trạng hôn nhân được cơ quan đăng ký tra cứu trên cơ sở dữ liệu; không tra cứu được thì người yêu cầu bổ sung giấy xác nhận tình trạng hôn nhân.`,
  },
  {
    title: "Đăng ký khai tử",
    questions: ["Người nhà mất thì báo ở đâu?", "Làm giấy chứng tử"],
    keywords: "giấy chứng tử, báo tử, mai táng phí",
    category: "tt-ho-tich",
    agency: "STP",
    basis: "Luật Hộ tịch 2014, Điều 32, Điều 33",
    body: `Trong **15 ngày** kể từ ngày có người chết, vợ, chồng, con, cha, mẹ hoặc người thân thích khác đăng ký khai tử tại UBND cấp xã nơi cư trú cuối cùng của người chết.

Cần có tờ khai theo mẫu và giấy báo tử hoặc giấy tờ thay thế. Có thể làm liên thông: khai tử – xóa đăng ký thường trú – hưởng mai táng phí, tử tuất.`,
  },
  {
    title: "Cấp, đổi, cấp lại thẻ căn cước",
    questions: [
      "Làm căn cước ở đâu?",
      "Căn cước hết hạn",
      "Mất căn cước thì làm thế nào?",
      "Bao nhiêu tuổi phải đổi thẻ?",
    ],
    keywords: "cccd, cmnd, chứng minh thư, thẻ căn cước, vneid",
    category: "tt-cu-tru",
    agency: "CATP",
    basis: "Luật Căn cước 2023, Điều 19, Điều 21, Điều 24, Điều 27",
    body: `Ông/bà làm thủ tục tại bất kỳ điểm tiếp nhận căn cước nào của Công an, không phụ thuộc nơi cư trú; nên đặt lịch hẹn trước trên VNeID hoặc dichvucong.gov.vn.

Người từ đủ 14 tuổi phải làm thẻ. Thẻ phải đổi khi đủ **14, 25, 40 và 60 tuổi**. Thẻ cấp, đổi trong vòng 2 năm trước các mốc tuổi này có giá trị đến mốc tuổi tiếp theo.

Mất thẻ hoặc thẻ hỏng không dùng được: làm thủ tục cấp lại, không cần đơn có xác nhận của địa phương.`,
  },
  {
    title: "Đăng ký tạm trú",
    questions: ["Thuê nhà có phải đăng ký tạm trú không?", "Ở trọ đăng ký tạm trú ở đâu?", "Tạm trú được bao lâu?"],
    keywords: "tạm trú, thuê trọ, cư trú, công an phường",
    category: "tt-cu-tru",
    agency: "CATP",
    basis: "Luật Cư trú 2020, Điều 27, Điều 28",
    body: `Người đến sinh sống ngoài đơn vị hành chính cấp xã nơi đã đăng ký thường trú **từ 30 ngày trở lên** thì phải đăng ký tạm trú. Thời hạn tạm trú tối đa 2 năm và được gia hạn nhiều lần.

Nộp hồ sơ tại Công an xã, phường, đặc khu nơi ở hoặc trực tuyến qua VNeID, dichvucong.gov.vn: tờ khai thay đổi thông tin cư trú và giấy tờ chứng minh chỗ ở hợp pháp.`,
  },
  {
    title: "Thông báo lưu trú cho khách ở qua đêm",
    questions: ["Có người thân đến ngủ lại có phải báo không?", "Khai báo lưu trú thế nào?"],
    keywords: "lưu trú, khách ngủ lại, nhà nghỉ, khách sạn",
    category: "tt-cu-tru",
    agency: "CATP",
    basis: "Luật Cư trú 2020, Điều 30",
    body: `Khi có người đến lưu trú, chủ hộ hoặc cơ sở lưu trú thông báo với Công an cấp xã **trước 23 giờ** của ngày bắt đầu lưu trú; người đến sau 23 giờ thì thông báo trước 8 giờ sáng hôm sau.

Có thể thông báo trực tiếp, bằng điện thoại hoặc qua ứng dụng VNeID. Ông, bà, cha, mẹ, vợ, chồng, con, cháu, anh, chị, em ruột đến nhiều lần thì chỉ cần thông báo một lần.`,
  },
  {
    title: "Sổ hộ khẩu giấy còn dùng được không",
    questions: ["Sổ hộ khẩu hết giá trị chưa?", "Xác nhận nơi cư trú thay sổ hộ khẩu"],
    keywords: "sổ hộ khẩu, sổ tạm trú, xác nhận cư trú, ct07",
    category: "tt-cu-tru",
    agency: "CATP",
    basis: "Luật Cư trú 2020, Điều 38 khoản 3",
    body: `Sổ hộ khẩu, sổ tạm trú giấy hết giá trị sử dụng **từ ngày 01/01/2023**. Thông tin cư trú được tra cứu trên Cơ sở dữ liệu quốc gia về dân cư và hiển thị trên VNeID.

Khi cơ quan nào yêu cầu xuất trình sổ hộ khẩu giấy, ông/bà phản ánh với Tổng đài 1022 tên cơ quan và thủ tục để được xử lý.`,
  },
  {
    title: "Giấy tờ cũ sau khi sắp xếp đơn vị hành chính",
    questions: ["Có phải đổi giấy tờ vì đổi tên xã phường không?", "Sáp nhập rồi căn cước có phải làm lại không?"],
    keywords: "sáp nhập, đổi địa chỉ, tên phường mới, bỏ cấp huyện",
    category: "tt-dia-gioi",
    agency: "SNV",
    basis: "Nghị quyết 190/2025/QH15 của Quốc hội",
    body: `Giấy tờ đã được cấp trước ngày 01/7/2025 mà chưa hết hạn thì **tiếp tục được sử dụng**; ông/bà không bắt buộc phải đổi chỉ vì tên đơn vị hành chính thay đổi.

Ai có nhu cầu đổi cho thống nhất thì liên hệ cơ quan đã cấp; việc đổi do sắp xếp đơn vị hành chính không mất phí, lệ phí.`,
  },
  {
    title: "Chứng thực bản sao từ bản chính",
    questions: ["Sao y công chứng ở đâu?", "Photo công chứng giấy tờ"],
    keywords: "sao y, chứng thực, công chứng, bản sao",
    category: "tt-huong-dan",
    agency: "STP",
    basis: "Nghị định 23/2015/NĐ-CP, Điều 5, Điều 7",
    body: `Ông/bà mang bản chính đến UBND cấp xã hoặc tổ chức hành nghề công chứng **bất kỳ**, không phụ thuộc nơi cư trú. Yêu cầu được giải quyết ngay trong ngày, nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo.

Cơ quan tiếp nhận hồ sơ không được bắt buộc nộp bản sao chứng thực nếu người nộp mang bản chính đến để đối chiếu.`,
  },
  {
    title: "Cấp Phiếu lý lịch tư pháp",
    questions: ["Xin lý lịch tư pháp ở đâu?", "Làm lý lịch tư pháp qua VNeID"],
    keywords: "lý lịch tư pháp, án tích, xin việc",
    category: "tt-huong-dan",
    agency: "CATP",
    source: "https://dichvucong.gov.vn",
    body: `Từ ngày 01/3/2025 việc cấp Phiếu lý lịch tư pháp do **cơ quan Công an** thực hiện (trước đó là Sở Tư pháp).

Ông/bà nộp hồ sơ trên ứng dụng VNeID (tài khoản định danh mức 2), trên dichvucong.gov.vn hoặc trực tiếp tại Công an thành phố; kết quả điện tử trên VNeID có giá trị như bản giấy.`,
  },
  {
    title: "Đổi, cấp lại giấy phép lái xe",
    questions: ["Bằng lái xe hết hạn", "Mất bằng lái", "Đổi bằng lái ở đâu?"],
    keywords: "gplx, bằng lái, sát hạch, đổi bằng",
    category: "tt-giay-phep-lai-xe",
    agency: "CATP",
    source: "https://dichvucong.gov.vn",
    body: `Từ ngày 01/3/2025 việc sát hạch, cấp, đổi, cấp lại giấy phép lái xe do **cơ quan Công an** thực hiện (trước đó là ngành Giao thông vận tải).

Ông/bà có thể nộp hồ sơ đổi trực tuyến tại dichvucong.gov.vn hoặc trực tiếp tại điểm tiếp nhận của Công an. Giấy phép lái xe đã tích hợp trên VNeID dùng được khi lực lượng chức năng kiểm tra.`,
  },
  {
    title: "Đăng ký hộ kinh doanh",
    questions: ["Mở quán thì đăng ký ở đâu?", "Làm giấy phép kinh doanh hộ cá thể"],
    keywords: "hộ kinh doanh, giấy phép kinh doanh, cá thể, mở cửa hàng",
    category: "tt-doanh-nghiep",
    agency: "STC",
    basis: "Nghị định 168/2025/NĐ-CP về đăng ký doanh nghiệp",
    body: `Hộ kinh doanh đăng ký tại cơ quan đăng ký kinh doanh **cấp xã** nơi đặt trụ sở, nộp tại Trung tâm Phục vụ hành chính công của xã, phường, đặc khu hoặc trực tuyến. Đăng ký doanh nghiệp thực hiện tại Sở Tài chính.

Người bán hàng rong, quà vặt, buôn chuyến, làm dịch vụ có thu nhập thấp không phải đăng ký, trừ ngành nghề đầu tư kinh doanh có điều kiện.`,
  },
  {
    title: "Đăng ký biến động đất đai khi mua bán, tặng cho, thừa kế",
    questions: ["Sang tên sổ đỏ", "Mua đất bao lâu phải sang tên?"],
    keywords: "sổ đỏ, sổ hồng, sang tên, chuyển nhượng, thừa kế, văn phòng đăng ký đất đai",
    category: "tt-dat-dai",
    agency: "VPDKDD",
    basis: "Luật Đất đai 2024, Điều 133",
    body: `Trong **30 ngày** kể từ ngày có biến động (chuyển nhượng, tặng cho…), người sử dụng đất phải đăng ký biến động tại Văn phòng đăng ký đất đai hoặc chi nhánh. Trường hợp thừa kế, thời hạn tính từ ngày phân chia xong quyền sử dụng đất là di sản.

Cần có giấy chứng nhận đã cấp và hợp đồng, văn bản đã công chứng hoặc chứng thực theo quy định.`,
  },
  {
    title: "Dùng thẻ bảo hiểm y tế khi đi khám",
    questions: [
      "Quên thẻ bảo hiểm y tế có khám được không?",
      "Đi khám dùng căn cước thay thẻ BHYT",
      "Mất thẻ bảo hiểm",
    ],
    keywords: "bhyt, thẻ bảo hiểm, vssid, khám bệnh, vneid",
    category: "bhxh",
    agency: "BHXH",
    basis: "Luật Bảo hiểm y tế và các luật sửa đổi, bổ sung",
    source: "https://baohiemxahoi.gov.vn",
    body: `Khi đi khám, chữa bệnh, ông/bà chỉ cần một trong các thông tin: **căn cước gắn chip**, thông tin thẻ trên **VNeID** mức 2 hoặc trên ứng dụng **VssID**. Không bắt buộc phải có thẻ giấy.

Trẻ em chưa có căn cước dùng thẻ BHYT hoặc mã số BHYT; trẻ sơ sinh chưa có thẻ dùng giấy chứng sinh.

Hỏi về mã số, giá trị sử dụng thẻ: tổng đài 1900 9068 của ngành Bảo hiểm xã hội.`,
  },
  {
    title: "Tham gia bảo hiểm y tế hộ gia đình",
    questions: ["Mua bảo hiểm y tế tự nguyện ở đâu?", "Bảo hiểm y tế cả nhà giảm bao nhiêu?"],
    keywords: "bhyt hộ gia đình, mua bảo hiểm, mức đóng, gia hạn thẻ",
    category: "bhxh",
    agency: "BHXH",
    basis: "Luật Bảo hiểm y tế, Điều 13",
    body: `Ông/bà đăng ký tại tổ chức dịch vụ thu ở xã, phường, tại cơ quan bảo hiểm xã hội, hoặc gia hạn trực tuyến trên dichvucong.gov.vn, VssID.

Mức đóng tính theo mức lương cơ sở: người thứ nhất 4,5 %; người thứ hai, thứ ba, thứ tư lần lượt bằng **70 %, 60 %, 50 %** mức đóng của người thứ nhất; từ người thứ năm bằng **40 %**.`,
  },
  {
    title: "Hưởng trợ cấp thất nghiệp",
    questions: ["Nghỉ việc nộp hồ sơ thất nghiệp ở đâu?", "Bảo hiểm thất nghiệp bao lâu phải nộp?"],
    keywords: "thất nghiệp, bhtn, nghỉ việc, chấm dứt hợp đồng",
    category: "lao-dong",
    agency: "TTDVVL",
    basis: "Luật Việc làm và các văn bản hướng dẫn",
    body: `Trong **3 tháng** kể từ ngày chấm dứt hợp đồng lao động, người lao động nộp hồ sơ đề nghị hưởng trợ cấp thất nghiệp tại Trung tâm Dịch vụ việc làm (không phụ thuộc nơi làm việc trước đó) hoặc trực tuyến trên dichvucong.gov.vn.

Trong thời gian hưởng, hằng tháng phải thông báo việc tìm kiếm việc làm.`,
  },
  {
    title: "Trợ cấp hưu trí xã hội cho người cao tuổi",
    questions: ["Người 75 tuổi không có lương hưu được trợ cấp gì?", "Trợ cấp người già"],
    keywords: "hưu trí xã hội, người cao tuổi, 75 tuổi, trợ cấp hằng tháng",
    category: "chinh-sach",
    agency: "SYT",
    basis: "Luật Bảo hiểm xã hội 2024, Điều 21",
    body: `Từ ngày 01/7/2025, công dân Việt Nam **từ đủ 75 tuổi** không hưởng lương hưu hoặc trợ cấp bảo hiểm xã hội hằng tháng thì được trợ cấp hưu trí xã hội. Người từ đủ 70 đến dưới 75 tuổi thuộc hộ nghèo, hộ cận nghèo cũng được hưởng.

Nộp văn bản đề nghị theo mẫu tại UBND cấp xã nơi cư trú. Mức trợ cấp do Chính phủ quy định; ông/bà hỏi UBND cấp xã mức đang áp dụng.`,
  },
  {
    title: "Báo mất điện, điện yếu",
    questions: ["Mất điện gọi số nào?", "Bao giờ có điện lại?", "Lịch cắt điện"],
    keywords: "mất điện, cúp điện, điện lực, evn, lịch ngừng cung cấp điện",
    category: "mat-dien",
    agency: "DIENLUC",
    source: "https://cskh.npc.com.vn",
    body: `Ông/bà gọi Trung tâm Chăm sóc khách hàng điện lực miền Bắc **1900 6769** (24/7), đọc mã khách hàng bắt đầu bằng chữ P trên hóa đơn hoặc tin nhắn tiền điện.

Lịch ngừng, giảm cung cấp điện theo kế hoạch được công bố trên cskh.npc.com.vn và ứng dụng chăm sóc khách hàng của Tổng công ty Điện lực miền Bắc.

Nếu đã gọi mà chưa được xử lý, Tổng đài 1022 ghi nhận địa chỉ, mã khách hàng và chuyển đơn vị điện lực.`,
  },
  {
    title: "Dây điện đứt, cột điện nghiêng: làm gì ngay",
    questions: ["Dây điện rơi xuống đường", "Cột điện sắp đổ", "Trạm điện phát nổ"],
    keywords: "dây điện đứt, chập điện, phóng điện, điện giật, nguy hiểm",
    category: "su-co-dien",
    agency: "DIENLUC",
    body: `**Nội dung khẩn cấp: chuyển qua điện thoại ngay và đánh dấu khẩn.**

Đọc cho người gọi:

1. Đứng xa ít nhất 10 m, không chạm vào dây, cột hay vũng nước gần đó; ngăn người khác đến gần.
2. Gọi 1900 6769 (điện lực); có người bị nạn gọi **115**, có cháy gọi **114**.
3. Không tự kéo dây hay cứu người khi chưa cắt điện.

Hỏi rõ: số cột hoặc số nhà gần nhất, có người bị nạn không.`,
  },
  {
    title: "Mất nước, nước yếu, nước đục",
    questions: ["Mất nước gọi ai?", "Nước máy có mùi", "Nước chảy yếu"],
    keywords: "cấp nước, nước sinh hoạt, nước bẩn, vỡ ống",
    category: "mat-nuoc",
    agency: "CAPNUOC",
    body: `Hỏi người gọi: địa chỉ, mã khách hàng trên hóa đơn nước, mất nước từ lúc nào, nhà bên cạnh có bị không, van tổng và van sau đồng hồ đã mở chưa.

- Cả khu vực mất nước: xem thông báo ngừng cấp nước của đơn vị cấp nước; không có thông báo thì lập phiếu chuyển đơn vị cấp nước.
- Nước đục, có mùi: đề nghị ngừng dùng để ăn uống, giữ lại mẫu nước và lập phiếu.
- Vỡ đường ống trước đồng hồ: đơn vị cấp nước sửa; sau đồng hồ: khách hàng tự sửa.`,
  },
  {
    title: "Phân loại rác thải sinh hoạt tại nhà",
    questions: ["Phân loại rác thế nào?", "Rác chia mấy loại?", "Không phân loại rác có bị từ chối thu gom không?"],
    keywords: "phân loại rác, rác tái chế, rác thực phẩm, thu gom",
    category: "rac-thai",
    agency: "SNNMT",
    basis: "Luật Bảo vệ môi trường 2020, Điều 75, Điều 77, Điều 79",
    body: `Hộ gia đình phân chất thải rắn sinh hoạt thành **ba nhóm**:

1. Chất thải có khả năng tái sử dụng, tái chế.
2. Chất thải thực phẩm.
3. Chất thải rắn sinh hoạt khác.

Cơ sở thu gom có quyền từ chối thu gom rác không phân loại, không để trong bao bì đúng quy định. Lịch thu gom từng tuyến do đơn vị vệ sinh môi trường và UBND cấp xã thông báo.`,
  },
  {
    title: "Đốt rác, đốt rơm rạ gây khói",
    questions: ["Hàng xóm đốt rác thì báo ai?", "Khói rơm rạ khó thở"],
    keywords: "đốt rác, rơm rạ, khói, ô nhiễm không khí",
    category: "dot-rac",
    agency: "SNNMT",
    body: `UBND xã, phường, đặc khu nơi xảy ra việc đốt kiểm tra, nhắc nhở và xử lý. Cần hỏi: địa điểm cụ thể, giờ thường đốt, đốt gì (rác sinh hoạt, rơm rạ, dây điện, lốp cao su), có ảnh hay video không.

Đốt chất thải công nghiệp, mùi khét của nhựa hoặc cao su: đánh dấu để chuyển đồng thời Sở Nông nghiệp và Môi trường. Đám cháy lan: gọi **114**.`,
  },
  {
    title: "Karaoke, loa kéo gây ồn ban đêm",
    questions: ["Hàng xóm hát karaoke khuya", "Mấy giờ không được gây ồn?"],
    keywords: "tiếng ồn, karaoke, loa kẹo kéo, ồn ào, yên tĩnh",
    category: "tieng-on",
    body: `Gây tiếng động lớn, làm ồn ào tại khu dân cư từ **22 giờ đến 6 giờ sáng hôm sau** bị xử phạt vi phạm hành chính; ban ngày tiếng ồn vượt quy chuẩn kỹ thuật cũng bị xử phạt theo pháp luật bảo vệ môi trường.

Khi việc đang diễn ra: ông/bà gọi Công an xã, phường, đặc khu hoặc 113. Tổng đài 1022 lập phiếu chuyển UBND cấp xã khi việc lặp lại; cần địa chỉ, ngày và khung giờ.`,
  },
  {
    title: "Lấn chiếm vỉa hè, lòng đường để kinh doanh",
    questions: ["Vỉa hè bị chiếm bán hàng", "Quán để bàn ghế ra đường", "Chợ cóc trước nhà"],
    keywords: "trật tự đô thị, vỉa hè, mái che, biển hiệu, hàng rong",
    category: "lan-chiem-via-he",
    body: `UBND xã, phường, đặc khu chịu trách nhiệm giữ trật tự vỉa hè, lòng đường trên địa bàn. Tổng đài 1022 lập phiếu chuyển UBND cấp xã nơi xảy ra.

Cần hỏi: số nhà hoặc đoạn đường, loại vi phạm (bàn ghế, mái che, biển hiệu, hàng rong, vật liệu), khung giờ, đã phản ánh lần nào chưa. Ảnh chụp có ngày giờ giúp xử lý nhanh hơn.`,
  },
  {
    title: "Phản ánh xây dựng không phép, sai phép",
    questions: ["Hàng xóm xây lấn", "Nhà đang xây có giấy phép không?"],
    keywords: "xây dựng trái phép, giấy phép xây dựng, cơi nới, trật tự xây dựng",
    category: "xay-dung-trai-phep",
    agency: "SXD",
    body: `Công trình đang thi công phải công khai giấy phép xây dựng tại hiện trường (trừ trường hợp được miễn). UBND cấp xã kiểm tra và lập biên bản khi có vi phạm.

Cần hỏi: địa chỉ công trình, đang làm đến phần nào, vi phạm thấy được là gì (không biển báo, vượt tầng, lấn ngõ, nứt nhà bên cạnh). Công trình có nguy cơ sập, đổ: đánh dấu khẩn.

Tranh chấp ranh giới đất giữa hai nhà là tranh chấp dân sự, hướng dẫn đến hòa giải tại UBND cấp xã.`,
  },
  {
    title: "Chó thả rông, chó cắn người",
    questions: ["Bị chó cắn phải làm gì?", "Chó hàng xóm không rọ mõm"],
    keywords: "chó cắn, bệnh dại, rọ mõm, tiêm phòng dại",
    category: "vat-nuoi",
    agency: "CDC",
    body: `**Bị chó, mèo cắn, cào:** rửa ngay vết thương dưới vòi nước với xà phòng liên tục 15 phút, không nặn bóp, đến cơ sở y tế gần nhất càng sớm càng tốt để được tư vấn tiêm vắc xin và huyết thanh phòng dại. Theo dõi con vật trong 10 ngày.

**Chó ở nơi công cộng** phải được xích giữ hoặc rọ mõm, có người dắt; chủ nuôi phải tiêm phòng dại cho chó, mèo. Tổng đài 1022 lập phiếu chuyển UBND cấp xã nơi có chó thả rông.`,
  },
  {
    title: "Nghi ngộ độc thực phẩm",
    questions: ["Ăn xong bị đau bụng nhiều người", "Phản ánh quán ăn mất vệ sinh"],
    keywords: "ngộ độc, an toàn thực phẩm, tiêu chảy, quán ăn",
    category: "an-toan-thuc-pham",
    agency: "SYT",
    basis: "Luật An toàn thực phẩm 2010, Điều 52, Điều 53",
    body: `Có người nặng: gọi **115** ngay. Giữ lại thức ăn còn thừa và hóa đơn, không vứt bỏ.

Hỏi: ăn ở đâu, lúc nào, món gì, bao nhiêu người có biểu hiện, đang ở cơ sở y tế nào. Từ hai người trở lên cùng mắc sau khi ăn chung: đánh dấu khẩn, báo qua điện thoại cho Sở Y tế.`,
  },
  {
    title: "Học phí trường công lập",
    questions: ["Năm nay có phải đóng học phí không?", "Miễn học phí từ khi nào?"],
    keywords: "học phí, miễn học phí, thu chi, lạm thu",
    category: "truong-hoc",
    agency: "SGDDT",
    basis: "Nghị quyết 217/2025/QH15 của Quốc hội",
    body: `Từ năm học 2025–2026, trẻ em mầm non và học sinh phổ thông trong cơ sở giáo dục **công lập** được miễn học phí; học sinh trường dân lập, tư thục được hỗ trợ học phí theo mức của Hội đồng nhân dân.

Các khoản thu dịch vụ, hỗ trợ hoạt động giáo dục khác vẫn có thể thu theo thỏa thuận và phải công khai. Phản ánh lạm thu: cần tên trường, lớp, khoản thu và số tiền.`,
  },
  {
    title: "Tin nhắn, cuộc gọi lừa đảo",
    questions: ["Bị gọi lừa đảo báo ai?", "Mạo danh công an gọi điện", "Đã chuyển tiền cho kẻ lừa đảo"],
    keywords: "lừa đảo, mạo danh, cuộc gọi rác, 156, 5656",
    category: "lua-dao",
    agency: "CATP",
    body: `- **Chưa mất tiền:** không bấm liên kết, không cung cấp mã OTP; báo số điện thoại lừa đảo bằng cách gọi hoặc nhắn tin **156**, tin nhắn rác báo về **5656**.
- **Đã chuyển tiền:** gọi ngay ngân hàng để đề nghị tạm khóa giao dịch, rồi trình báo Công an xã, phường, đặc khu nơi gần nhất, mang theo tin nhắn, số tài khoản nhận.

Công an, tòa án, ngân hàng không làm việc, không yêu cầu chuyển tiền qua điện thoại. Tố giác tội phạm không xử lý qua phiếu 1022 (QĐ583 Điều 1.2): hướng dẫn người gọi đến Công an.`,
  },
  {
    title: "Các số điện thoại khẩn cấp",
    questions: ["Số cứu hỏa là bao nhiêu?", "Gọi cấp cứu số nào?"],
    keywords: "113, 114, 115, 112, 111, khẩn cấp, cứu hộ",
    category: "kt-xh",
    body: `- **113** Công an
- **114** chữa cháy, cứu nạn, cứu hộ
- **115** cấp cứu y tế
- **112** tìm kiếm, cứu nạn
- **111** bảo vệ trẻ em

Các số này gọi miễn phí. Sau khi người gọi đã báo số khẩn cấp, Tổng đài 1022 vẫn ghi nhận để theo dõi.`,
  },
  {
    title: "Khiếu nại, tố cáo khác gì phản ánh, kiến nghị",
    questions: [
      "Tôi muốn khiếu nại quyết định của phường",
      "Tố cáo cán bộ thì gửi đâu?",
      "1022 có nhận đơn khiếu nại không?",
    ],
    keywords: "khiếu nại, tố cáo, đơn thư, ban tiếp công dân",
    category: "thai-do-can-bo",
    agency: "BTCD",
    basis: "QĐ583 Điều 1.2; Luật Khiếu nại 2011, Điều 9; Luật Tố cáo 2018",
    body: `Tổng đài 1022 nhận **phản ánh, kiến nghị**; không nhận khiếu nại, tố cáo, tin báo tội phạm (QĐ583 Điều 1.2).

- **Khiếu nại** quyết định, hành vi hành chính xâm phạm quyền lợi của chính mình: gửi cơ quan đã ra quyết định; thời hiệu **90 ngày** kể từ ngày nhận hoặc biết quyết định, hành vi.
- **Tố cáo** hành vi vi phạm pháp luật: gửi cơ quan có thẩm quyền, phải nêu họ tên, địa chỉ; người tố cáo được giữ bí mật.
- Được hướng dẫn trực tiếp tại Ban Tiếp công dân thành phố hoặc nơi tiếp công dân của UBND cấp xã.`,
  },
  {
    title: "Phản ánh qua 1022 được xử lý trong bao lâu",
    questions: ["Bao giờ phản ánh của tôi được trả lời?", "Gọi 1022 rồi bao lâu có kết quả?"],
    keywords: "thời hạn, 8 giờ, 48 giờ, kết quả, tra cứu phiếu",
    category: "tt-huong-dan",
    agency: "TT1022",
    basis: "QĐ583 Điều 9.3, 9.4, 11.1, 11.2",
    body: `- Cán bộ đầu mối của đơn vị xử lý trả lời trong **8 giờ làm việc** kể từ khi nhận phiếu; việc cần xác minh thì báo ngay thời gian hoàn tất.
- Quá thời hạn đó phiếu chuyển lên thủ trưởng đơn vị, trả lời trong **48 giờ làm việc**.
- Khi có kết quả, ông/bà nhận tin nhắn kèm đường dẫn tra cứu và được mời đánh giá mức độ hài lòng.

Tra cứu bằng mã phiếu (ví dụ 1022-26-000123) và số điện thoại đã dùng khi phản ánh.`,
  },
  {
    title: "Trợ giúp pháp lý miễn phí",
    questions: ["Hỏi luật miễn phí ở đâu?", "Ai được luật sư miễn phí?"],
    keywords: "trợ giúp pháp lý, luật sư, tư vấn pháp luật",
    category: "kt-xh",
    agency: "TTTGPL",
    basis: "Luật Trợ giúp pháp lý 2017, Điều 7",
    body: `Trung tâm Trợ giúp pháp lý nhà nước tư vấn, bào chữa miễn phí cho: người có công với cách mạng; người thuộc hộ nghèo; trẻ em; người dân tộc thiểu số cư trú ở vùng đặc biệt khó khăn; người bị buộc tội từ đủ 16 đến dưới 18 tuổi; người thuộc hộ cận nghèo bị buộc tội; và người có khó khăn về tài chính thuộc các nhóm như người cao tuổi, người khuyết tật, nạn nhân bạo lực gia đình.`,
  },
  {
    title: "Gửi hiến kế xây dựng thành phố",
    questions: ["Góp ý cho thành phố ở đâu?", "Tôi có ý tưởng muốn gửi lãnh đạo"],
    keywords: "hiến kế, góp ý, sáng kiến, đề xuất",
    category: "hien-ke",
    agency: "TT1022",
    basis: "QĐ583 Điều 5.3, Điều 6",
    body: `Hiến kế góp phần xây dựng, bảo vệ và phát triển thành phố là một trong năm lĩnh vực 1022 tiếp nhận. Ông/bà gửi qua điện thoại 0225.1022, cổng thông tin, thư điện tử hoặc trang Facebook của 1022.

Nên nêu: thực trạng, điều đề xuất, lợi ích và đơn vị có thể thực hiện. Hiến kế được chuyển cơ quan chuyên môn nghiên cứu, trả lời như phản ánh, kiến nghị.`,
  },
];
