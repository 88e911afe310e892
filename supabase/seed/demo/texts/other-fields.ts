import type { Topics } from "./topic.ts";

/** Ideas, directions not carried out, administrative procedures (QĐ583 Điều 5.3–5.5). */
export const otherFields: Topics = {
  "hien-ke-giao-thong": [
    {
      report: "Đề xuất cho xe máy rẽ phải liên tục ở nút giao {street}, {ward} và kẻ làn chờ riêng để giảm ùn tắc.",
      answer: "Đề xuất hợp lý, Sở đưa vào phương án tổ chức giao thông, thí điểm {n} tuần từ ngày {later}.",
    },
    {
      report: "Kiến nghị mở bãi đỗ xe tại khu đất trống gần {spot}, hiện chỉ để cỏ mọc.",
      answer: "Khu đất đã có quy hoạch khác; Sở sẽ nghiên cứu vị trí đỗ xe thay thế trong bán kính 500 mét.",
    },
    {
      report: "Góp ý tổ chức một chiều {street}, {ward} vào giờ đưa đón học sinh.",
      answer: "Sở đã lấy ý kiến các trường, sẽ tổ chức một chiều theo giờ từ ngày {later}.",
    },
  ],
  "hien-ke-chuyen-doi-so": [
    {
      report: "Đề nghị thành phố phủ wifi miễn phí ở nhà văn hóa {ward} để học sinh học tập.",
      answer: "Đề xuất đã được đưa vào kế hoạch; nhà văn hóa {ward} lắp wifi trong quý tới.",
    },
    {
      report: "Nên có bản đồ trực tuyến các điểm ngập để người dân tránh khi mưa lớn.",
      answer: "Bản đồ điểm ngập đang được thử nghiệm, công bố trên cổng thông tin trước mùa mưa.",
    },
    {
      report: "Góp ý: tin nhắn kết quả phản ánh nên kèm đường dẫn ngắn và nói rõ đơn vị trả lời.",
      answer: "Cảm ơn góp ý của ông/bà; mẫu tin nhắn đã được sửa, áp dụng từ ngày {date}.",
    },
  ],
  "hien-ke-moi-truong": [
    {
      report: "Đề xuất đặt điểm thu pin cũ và rác điện tử tại {ward} mỗi tháng một lần.",
      answer: "Đã phối hợp địa phương đặt {n} điểm thu hồi, bắt đầu từ ngày {date}.",
    },
    {
      report: "Nên trồng thêm cây bóng mát trên {street}, {ward}, hiện mùa hè rất nóng.",
      answer: "Đề xuất phù hợp kế hoạch trồng cây; tuyến này trồng trong vụ xuân.",
    },
    {
      report: "Kiến nghị thí điểm phân loại rác tại nguồn ở khu dân cư quanh {spot}.",
      answer: "Khu dân cư đã được chọn thí điểm; phát {n}0 bộ thùng hai ngăn từ ngày {date}.",
    },
  ],
  "hien-ke-du-lich": [
    {
      report: "Đề xuất tổ chức phố đi bộ cuối tuần quanh khu vực {street}, {ward}.",
      answer: "Sở ghi nhận, sẽ lấy ý kiến nhân dân và báo cáo thành phố trong quý tới.",
      where: "urban",
    },
    {
      report: "Nên làm bảng chỉ dẫn nhiều thứ tiếng ở các điểm di tích tại {ward}.",
      answer: "Đã lắp {n} bảng chỉ dẫn song ngữ, tiếp tục bổ sung các điểm còn lại.",
    },
    {
      report: "Góp ý mở tuyến xe buýt hai tầng nối các điểm ẩm thực với khu du lịch.",
      answer: "Sở đang cùng doanh nghiệp khảo sát tuyến, dự kiến chạy thử dịp lễ hội năm tới.",
    },
  ],
  "hien-ke-cai-cach": [
    {
      report: "Đề nghị {ward} làm thủ tục vào sáng thứ Bảy để công nhân có thể đến.",
      answer: "Địa phương đã thí điểm tiếp nhận hồ sơ sáng thứ Bảy từ ngày {date}.",
    },
    {
      report: "Góp ý nên cho đặt lịch hẹn một cửa qua Zalo, tránh xếp hàng từ sớm.",
      answer: "Chức năng đặt lịch hẹn đang được xây dựng, dự kiến dùng thử trong {n} tuần tới.",
    },
    {
      report: "Kiến nghị gộp các mẫu tờ khai trùng thông tin để người dân không phải khai nhiều lần.",
      answer: "Sở đã tổng hợp, trình thành phố rút gọn {n} mẫu tờ khai.",
    },
  ],
  "cham-gpmb": [
    {
      report:
        "Gia đình tôi ở {spot} đã bàn giao đất từ {n} năm trước, thành phố đã kết luận giao đất tái định cư mà đến nay chưa có.",
      answer:
        "Đã rà soát, bốc thăm giao đất cho các hộ còn lại trước ngày {later}; kinh phí thuê nhà tạm được chi bổ sung.",
    },
    {
      report: "Tiền bồi thường dự án qua {ward} chi trả thiếu so với quyết định phê duyệt, đã hỏi nhiều nơi.",
      answer: "Phần chênh lệch do điều chỉnh giá đất; đã phê duyệt bổ sung và chi trả cho {n} hộ.",
    },
    {
      report: "Khu tái định cư tại {ward} có chỉ đạo hoàn thành hạ tầng nhưng vẫn chưa có điện, nước.",
      answer: "Đường điện và nước đã đấu nối, nghiệm thu ngày {date}; các hộ có thể xây nhà.",
    },
  ],
  "cham-du-an": [
    {
      report:
        "Dự án mở rộng {street}, {ward} dở dang {n} năm, lãnh đạo thành phố đã chỉ đạo mà công trường vẫn vắng người.",
      answer: "Vướng mặt bằng của các hộ cuối cùng đã giải quyết; nhà thầu bổ sung {n} mũi thi công.",
    },
    {
      report: "Cầu dân sinh gần {spot} xây xong mố rồi bỏ, người dân phải đi vòng xa.",
      answer: "Nhà thầu cũ đã bị chấm dứt hợp đồng; đơn vị mới lao dầm từ ngày {later}.",
    },
    {
      report: "Trường học mới ở {ward} chậm bàn giao, các cháu vẫn học nhờ.",
      answer: "Hạng mục phòng cháy đã nghiệm thu, bàn giao trường trước ngày {later}.",
    },
  ],
  "cham-ket-luan": [
    {
      report:
        "Thông báo kết luận buổi tiếp công dân về việc của khu dân cư tại {spot} đã {n} tháng chưa được thực hiện.",
      answer: "Văn phòng đã đôn đốc, đơn vị chủ trì cam kết hoàn thành trước ngày {later}.",
    },
    {
      report: "Văn bản thành phố giao kiểm tra bãi vật liệu ở {ward} trước ngày hẹn nhưng bãi vẫn hoạt động.",
      answer: "Bãi vật liệu đã dừng hoạt động; cơ quan chức năng giám sát việc hoàn thổ.",
    },
  ],
  "cham-giay-chung-nhan": [
    {
      report:
        "Hồ sơ cấp giấy chứng nhận của {n} hộ ở {spot} tồn đọng nhiều năm dù thành phố đã chỉ đạo giải quyết dứt điểm.",
      answer: "Đã thẩm định xong hồ sơ, trao giấy chứng nhận cho các hộ đủ điều kiện ngày {date}.",
    },
    {
      report: "Tôi mua nhà dự án tại {ward} đã lâu, thành phố có văn bản đôn đốc mà chủ đầu tư chưa làm sổ.",
      answer: "Chủ đầu tư đã nộp đủ nghĩa vụ tài chính; giấy chứng nhận được cấp trong {n} tuần tới.",
    },
  ],
  "tt-huong-dan": [
    {
      report: "Tôi muốn hỏi hồ sơ xin cấp bản sao giấy tờ cần những gì, nộp ở đâu?",
      answer:
        "Hồ sơ gồm tờ khai theo mẫu và giấy tờ tùy thân; nộp tại bất kỳ điểm tiếp nhận nào trong thành phố hoặc trực tuyến.",
      isGuidance: true,
    },
    {
      report: "Tôi ở {ward}, nộp hồ sơ ở trung tâm phục vụ hành chính công nơi khác có được không?",
      answer:
        "Ông/bà được nộp tại bất kỳ trung tâm nào trong thành phố đối với thủ tục không phụ thuộc địa giới; kết quả có thể nhận qua bưu chính.",
      isGuidance: true,
    },
    {
      report: "Phiếu hẹn trả kết quả của tôi đã quá {n} ngày mà chưa có tin gì.",
      answer: "Hồ sơ đã có kết quả; đơn vị xin lỗi vì trả chậm và đã gửi kết quả qua bưu chính ngày {date}.",
    },
    {
      report: "Hỏi thời gian giải quyết thủ tục cấp phiếu lý lịch tư pháp.",
      answer:
        "Thời hạn là 10 ngày, trường hợp phải xác minh không quá 15 ngày; ông/bà nộp trực tuyến qua VNeID hoặc Cổng Dịch vụ công.",
      isGuidance: true,
    },
  ],
  "tt-dat-dai": [
    {
      report: "Hồ sơ sang tên thửa đất tại {spot} quá hẹn {n} ngày, hỏi chi nhánh chỉ nói chờ.",
      answer: "Hồ sơ đã ký giấy chứng nhận ngày {date}, mời ông/bà đến nhận tại nơi nộp. Đơn vị xin lỗi vì chậm trễ.",
    },
    {
      report: "Cho tôi hỏi điều kiện tách thửa ở {ward} hiện nay là bao nhiêu mét vuông?",
      answer:
        "Diện tích tối thiểu thực hiện theo quyết định của UBND thành phố cho từng khu vực; cán bộ đã gọi điện hướng dẫn chi tiết.",
    },
    {
      report: "Sổ đỏ nhà tôi ghi sai tên đệm, cần đính chính thì làm thế nào?",
      answer:
        "Ông/bà nộp đơn đính chính kèm bản gốc giấy chứng nhận và giấy khai sinh tại điểm một cửa; thời hạn giải quyết theo phiếu hẹn.",
      isGuidance: true,
    },
  ],
  "tt-ho-tich": [
    {
      report: "Tôi cần trích lục khai sinh đăng ký ở xã cũ đã sáp nhập, giờ nộp ở đâu?",
      answer: "Sổ hộ tịch của xã cũ do UBND xã, phường mới quản lý; đã cấp trích lục cho công dân ngày {date}.",
    },
    {
      report: "Đi chứng thực ở {ward} được trả lời là hết số, phải quay lại hôm sau.",
      answer: "Đơn vị đã bố trí thêm cán bộ chứng thực và bỏ giới hạn số lượt trong ngày.",
    },
    {
      report: "Đăng ký kết hôn trực tuyến tại {ward} {since} chưa có phản hồi.",
      answer: "Hồ sơ bị treo do lỗi đồng bộ; đã tiếp nhận lại và hẹn ông/bà đến ký ngày {later}.",
    },
  ],
  "tt-doanh-nghiep": [
    {
      report: "Tôi muốn chuyển hộ kinh doanh tại {spot} thành doanh nghiệp, thủ tục thế nào?",
      answer: "Cán bộ đã gửi hướng dẫn và biểu mẫu qua email; hồ sơ nộp trực tuyến, không thu lệ phí đăng ký lần đầu.",
    },
    {
      report: "Hồ sơ thay đổi địa chỉ công ty do đổi tên phường có phải nộp lệ phí không?",
      answer:
        "Việc cập nhật địa chỉ do sắp xếp đơn vị hành chính không thu lệ phí; doanh nghiệp không bắt buộc đổi ngay.",
      isGuidance: true,
    },
    {
      report: "Đăng ký hộ kinh doanh ở {ward} quá {n} ngày chưa nhận được giấy.",
      answer: "Giấy chứng nhận đã được cấp, gửi bản điện tử ngày {date}.",
    },
  ],
  "tt-cu-tru": [
    {
      report: "Tài khoản VNeID của tôi hiển thị địa chỉ cũ, cần làm gì để cập nhật?",
      answer: "Địa chỉ được đồng bộ tự động; đã cập nhật cho công dân ngày {date}, ông/bà đăng nhập lại để kiểm tra.",
    },
    {
      report: "Làm căn cước cho con ở {ward} đã {n} tuần chưa được trả thẻ.",
      answer: "Thẻ đã về, Công an địa phương nhắn tin mời nhận từ ngày {date}.",
    },
    {
      report: "Chủ trọ tại {spot} không chịu đăng ký tạm trú cho người thuê.",
      answer: "Chủ trọ đã được nhắc nhở, khai báo tạm trú cho {n} người thuê trong ngày.",
    },
  ],
  "tt-giay-phep-lai-xe": [
    {
      report: "Tôi đổi giấy phép lái xe trực tuyến {since} vẫn báo đang xử lý.",
      answer: "Giấy phép đã in và chuyển bưu điện ngày {date}.",
    },
    {
      report: "Hỏi thủ tục thu hồi biển số khi bán xe và nơi nộp ở {ward}.",
      answer: "Chủ xe khai báo trên Cổng Dịch vụ công rồi nộp lại đăng ký, biển số tại bất kỳ điểm đăng ký xe nào.",
      isGuidance: true,
    },
    {
      report: "Lịch sát hạch lái xe bị hoãn {n} lần, không biết khi nào thi.",
      answer: "Kỳ sát hạch được tổ chức ngày {later}; trung tâm đào tạo đã nhắn tin cho từng học viên.",
    },
  ],
  "tt-dia-gioi": [
    {
      report: "Giấy tờ của gia đình tôi ghi theo quận, huyện cũ, nay thuộc {ward}, có bắt buộc đổi hết không?",
      answer: "Giấy tờ còn thời hạn vẫn được sử dụng, không bắt buộc đổi vì sắp xếp đơn vị hành chính.",
      isGuidance: true,
    },
    {
      report:
        "Địa chỉ trên hợp đồng mua bán ghi đơn vị hành chính cũ, công chứng yêu cầu xác nhận, xin hỏi ai xác nhận?",
      answer:
        "Công chứng viên tra cứu được danh mục địa giới nên không cần giấy xác nhận; đã trao đổi với văn phòng công chứng.",
    },
    {
      report: "Biển số nhà ở {spot} vẫn ghi tên phường cũ, khi nào được thay?",
      answer: "Việc thay biển số nhà làm theo từng tuyến, ngõ của ông/bà thực hiện trong {n} tuần tới, không thu tiền.",
    },
  ],
};
