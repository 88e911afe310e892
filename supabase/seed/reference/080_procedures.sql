-- Sixty procedures of communes and city departments, so that the catalogue, the citizens' pages and dossiers have something to
-- work with. Names, documents, time limits and fees are public; national codes (1.xxxxxx, 2.xxxxxx) stand where
-- they are certain, an own code (MAU-…) elsewhere. None was checked against the city's own decision, and the internal steps
-- are an example: every row is marked as sample data, which the screens say, until somebody publishes a version of their own.
-- Rows that exist are left alone.

insert into public.procedure_fields (code, name, name_en, position) values
  ('ho_tich', 'Hộ tịch', 'Civil status', 10),
  ('chung_thuc', 'Chứng thực', 'Certification', 20),
  ('cu_tru', 'Cư trú', 'Residence', 30),
  ('bao_tro_xa_hoi', 'Bảo trợ xã hội', 'Social protection', 40),
  ('nguoi_co_cong', 'Người có công', 'People with merit', 50),
  ('dat_dai', 'Đất đai', 'Land', 60),
  ('xay_dung', 'Hoạt động xây dựng', 'Construction', 70),
  ('ho_kinh_doanh', 'Thành lập và hoạt động của hộ kinh doanh', 'Household businesses', 80),
  ('doanh_nghiep', 'Thành lập và hoạt động của doanh nghiệp', 'Enterprises', 90),
  ('thuong_mai', 'Lưu thông hàng hóa, xúc tiến thương mại', 'Trade', 100),
  ('giao_duc', 'Giáo dục và đào tạo', 'Education', 110),
  ('van_hoa', 'Văn hóa, du lịch, tôn giáo', 'Culture, tourism, religion', 120),
  ('lao_dong', 'Việc làm, lao động', 'Labour', 130),
  ('y_te', 'Y tế', 'Health', 140),
  ('ly_lich_tu_phap', 'Lý lịch tư pháp', 'Criminal records', 150)
on conflict (code) do nothing;

do $seed$
declare
  -- Documents: form letter (o original, c copy, z certified copy, e electronic, s shown), "?" before it = only where it applies;
  -- after "|" the form to use or when. Fees: name:amount[:amount online].
  v_list constant jsonb := $json$[
  {"c":"1.001193","f":"ho_tich","d":0,"o":"full","n":"Thủ tục đăng ký khai sinh","r":"Giấy khai sinh","l":"Luật Hộ tịch 2014; Nghị định 123/2015/NĐ-CP; Nghị định 87/2020/NĐ-CP",
   "fee":"Miễn lệ phí khi đăng ký đúng hạn (60 ngày)","docs":["e:Tờ khai đăng ký khai sinh|Mẫu điện tử tương tác","o:Giấy chứng sinh|Không có thì văn bản của người làm chứng hoặc giấy cam đoan","?o:Văn bản ủy quyền|Khi ủy quyền, trừ ông, bà, cha, mẹ, anh, chị, em ruột","s:Giấy tờ tùy thân của người đi đăng ký"]},
  {"c":"1.000689","f":"ho_tich","d":3,"o":"partial","n":"Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con","r":"Giấy khai sinh, Trích lục đăng ký nhận cha, mẹ, con","l":"Luật Hộ tịch 2014; Thông tư 04/2020/TT-BTP",
   "docs":["e:Tờ khai đăng ký khai sinh|Mẫu điện tử tương tác","e:Tờ khai đăng ký nhận cha, mẹ, con|Mẫu điện tử tương tác","o:Giấy chứng sinh","o:Chứng cứ chứng minh quan hệ cha con hoặc mẹ con|Điều 14 Thông tư 04/2020/TT-BTP"]},
  {"c":"1.000656","f":"ho_tich","d":0,"o":"full","n":"Thủ tục đăng ký khai tử","r":"Trích lục khai tử","l":"Luật Hộ tịch 2014; Nghị định 123/2015/NĐ-CP","fee":"Miễn lệ phí khi đăng ký đúng hạn (15 ngày)",
   "docs":["e:Tờ khai đăng ký khai tử|Mẫu điện tử tương tác","o:Giấy báo tử hoặc giấy tờ thay thế Giấy báo tử","?o:Văn bản ủy quyền|Khi ủy quyền"]},
  {"c":"1.000894","f":"ho_tich","d":0,"o":"partial","n":"Thủ tục đăng ký kết hôn","r":"Giấy chứng nhận kết hôn (2 bản chính)","l":"Luật Hôn nhân và gia đình 2014; Luật Hộ tịch 2014","fee":"Miễn lệ phí đối với công dân Việt Nam cư trú trong nước",
   "docs":["e:Tờ khai đăng ký kết hôn|Mẫu điện tử tương tác","?o:Giấy xác nhận tình trạng hôn nhân|Khi không tra cứu được trong cơ sở dữ liệu","s:Giấy tờ tùy thân của hai bên nam, nữ"]},
  {"c":"1.004873","f":"ho_tich","d":3,"d2":2,"o":"full","n":"Thủ tục cấp Giấy xác nhận tình trạng hôn nhân","r":"Giấy xác nhận tình trạng hôn nhân","l":"Luật Hộ tịch 2014; Nghị định 123/2015/NĐ-CP","fees":["Lệ phí cấp giấy xác nhận tình trạng hôn nhân:15000:8000"],
   "docs":["e:Tờ khai cấp Giấy xác nhận tình trạng hôn nhân|Mẫu điện tử tương tác","?c:Bản án, quyết định ly hôn hoặc Trích lục khai tử của vợ, chồng|Khi đã có vợ, chồng","?o:Văn bản ủy quyền|Khi ủy quyền"]},
  {"c":"1.001022","f":"ho_tich","d":3,"o":"partial","n":"Thủ tục đăng ký nhận cha, mẹ, con","r":"Trích lục đăng ký nhận cha, mẹ, con","l":"Luật Hộ tịch 2014; Thông tư 04/2020/TT-BTP","fees":["Lệ phí đăng ký nhận cha, mẹ, con:15000:8000"],
   "docs":["e:Tờ khai đăng ký nhận cha, mẹ, con|Mẫu điện tử tương tác","o:Chứng cứ chứng minh quan hệ cha con hoặc mẹ con"]},
  {"c":"1.004859","f":"ho_tich","d":3,"o":"partial","n":"Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc","r":"Trích lục thay đổi, cải chính, bổ sung hộ tịch","l":"Luật Hộ tịch 2014; Nghị định 123/2015/NĐ-CP","fees":["Lệ phí thay đổi, cải chính hộ tịch:15000:8000"],
   "docs":["e:Tờ khai thay đổi, cải chính, bổ sung thông tin hộ tịch|Mẫu điện tử tương tác","c:Giấy tờ liên quan đến việc thay đổi, cải chính, bổ sung","?o:Văn bản ủy quyền|Khi ủy quyền"]},
  {"c":"1.004837","f":"ho_tich","d":3,"o":"partial","n":"Thủ tục đăng ký giám hộ","r":"Trích lục đăng ký giám hộ","l":"Luật Hộ tịch 2014; Bộ luật Dân sự 2015","docs":["e:Tờ khai đăng ký giám hộ|Mẫu điện tử tương tác","o:Văn bản cử người giám hộ hoặc giấy tờ chứng minh điều kiện giám hộ đương nhiên"]},
  {"c":"1.004845","f":"ho_tich","d":2,"o":"partial","n":"Thủ tục đăng ký chấm dứt giám hộ","r":"Trích lục đăng ký chấm dứt giám hộ","l":"Luật Hộ tịch 2014; Bộ luật Dân sự 2015","docs":["e:Tờ khai đăng ký chấm dứt giám hộ|Mẫu điện tử tương tác","c:Giấy tờ làm căn cứ chấm dứt giám hộ"]},
  {"c":"1.004884","f":"ho_tich","d":5,"o":"full","n":"Thủ tục đăng ký lại khai sinh","r":"Giấy khai sinh","l":"Nghị định 123/2015/NĐ-CP","fees":["Lệ phí đăng ký lại khai sinh:8000:4000"],
   "docs":["e:Tờ khai đăng ký lại khai sinh|Mẫu điện tử tương tác","c:Giấy tờ có thông tin về việc khai sinh","?o:Văn bản xác nhận của thủ trưởng cơ quan|Cán bộ, công chức, viên chức, lực lượng vũ trang"]},
  {"c":"1.004772","f":"ho_tich","d":5,"o":"full","n":"Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân","r":"Giấy khai sinh","l":"Thông tư 04/2020/TT-BTP","fees":["Lệ phí đăng ký khai sinh:8000:4000"],"docs":["e:Tờ khai đăng ký khai sinh|Mẫu điện tử tương tác","c:Hồ sơ, giấy tờ cá nhân có thông tin về nội dung khai sinh"]},
  {"c":"1.004746","f":"ho_tich","d":5,"o":"partial","n":"Thủ tục đăng ký lại kết hôn","r":"Giấy chứng nhận kết hôn","l":"Nghị định 123/2015/NĐ-CP","fees":["Lệ phí đăng ký lại kết hôn:30000:15000"],"docs":["e:Tờ khai đăng ký lại kết hôn|Mẫu điện tử tương tác","c:Giấy chứng nhận kết hôn đã cấp trước đây, hoặc giấy tờ có thông tin về việc kết hôn"]},
  {"c":"1.005461","f":"ho_tich","d":5,"o":"full","n":"Thủ tục đăng ký lại khai tử","r":"Trích lục khai tử","l":"Nghị định 123/2015/NĐ-CP","fees":["Lệ phí đăng ký lại khai tử:8000:4000"],"docs":["e:Tờ khai đăng ký lại khai tử|Mẫu điện tử tương tác","c:Giấy chứng tử đã cấp, hoặc giấy tờ chứng minh sự kiện chết"]},
  {"c":"2.000635","f":"ho_tich","d":0,"o":"full","n":"Thủ tục cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh","r":"Bản sao Trích lục hộ tịch","l":"Luật Hộ tịch 2014; Thông tư 281/2016/TT-BTC","fees":["Phí cấp bản sao trích lục hộ tịch (một bản):8000"],"kind":"charge","docs":["e:Tờ khai cấp bản sao trích lục hộ tịch|Mẫu điện tử tương tác","?o:Văn bản ủy quyền|Khi ủy quyền"]},
  {"c":"2.002516","f":"ho_tich","d":3,"o":"full","n":"Thủ tục xác nhận thông tin hộ tịch","r":"Văn bản xác nhận thông tin hộ tịch","l":"Nghị định 87/2020/NĐ-CP","fees":["Phí xác nhận thông tin hộ tịch:8000"],"kind":"charge","docs":["e:Tờ khai xác nhận thông tin hộ tịch|Mẫu điện tử tương tác"]},
  {"c":"1.003583","f":"ho_tich","d":5,"o":"none","n":"Thủ tục đăng ký khai sinh lưu động","r":"Giấy khai sinh","l":"Thông tư 04/2020/TT-BTP","docs":["o:Tờ khai đăng ký khai sinh","o:Giấy chứng sinh"]},
  {"c":"2.000528","f":"ho_tich","d":0,"o":"partial","n":"Thủ tục đăng ký khai sinh có yếu tố nước ngoài","r":"Giấy khai sinh","l":"Luật Hộ tịch 2014; Nghị định 120/2025/NĐ-CP","fees":["Lệ phí đăng ký khai sinh có yếu tố nước ngoài:75000:37500"],"docs":["e:Tờ khai đăng ký khai sinh|Mẫu điện tử tương tác","o:Giấy chứng sinh","o:Văn bản thỏa thuận của cha, mẹ về quốc tịch cho con|Khi cha hoặc mẹ là người nước ngoài"]},

  {"c":"2.000815","f":"chung_thuc","d":0,"o":"none","n":"Thủ tục chứng thực bản sao từ bản chính giấy tờ, văn bản","r":"Bản sao có chứng thực","l":"Nghị định 23/2015/NĐ-CP; Thông tư 226/2016/TT-BTC","fees":["Phí chứng thực bản sao (một trang):2000"],"kind":"charge","fee":"Từ trang thứ ba thu 1.000 đồng/trang, tối đa 200.000 đồng/bản","docs":["s:Bản chính giấy tờ, văn bản","c:Bản sao cần chứng thực"]},
  {"c":"2.000884","f":"chung_thuc","d":0,"o":"none","n":"Thủ tục chứng thực chữ ký trong các giấy tờ, văn bản","r":"Giấy tờ, văn bản được chứng thực chữ ký","l":"Nghị định 23/2015/NĐ-CP; Thông tư 226/2016/TT-BTC","fees":["Phí chứng thực chữ ký (một trường hợp):10000"],"kind":"charge","docs":["s:Giấy tờ tùy thân còn giá trị sử dụng","o:Giấy tờ, văn bản sẽ yêu cầu chứng thực chữ ký"]},
  {"c":"2.000908","f":"chung_thuc","d":0,"o":"partial","n":"Thủ tục cấp bản sao từ sổ gốc","r":"Bản sao từ sổ gốc","l":"Nghị định 23/2015/NĐ-CP","docs":["s:Giấy tờ tùy thân còn giá trị sử dụng","?o:Giấy tờ chứng minh quan hệ với người được cấp bản chính"]},
  {"c":"2.001035","f":"chung_thuc","d":2,"o":"none","n":"Thủ tục chứng thực hợp đồng, giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở","r":"Hợp đồng, giao dịch được chứng thực","l":"Nghị định 23/2015/NĐ-CP; Thông tư 226/2016/TT-BTC","fees":["Phí chứng thực hợp đồng, giao dịch:50000"],"kind":"charge","docs":["o:Dự thảo hợp đồng, giao dịch","s:Giấy tờ tùy thân của các bên","c:Giấy chứng nhận quyền sở hữu, quyền sử dụng tài sản"]},
  {"c":"2.001019","f":"chung_thuc","d":2,"o":"none","n":"Thủ tục chứng thực di chúc","r":"Di chúc được chứng thực","l":"Nghị định 23/2015/NĐ-CP; Thông tư 226/2016/TT-BTC","fees":["Phí chứng thực di chúc:50000"],"kind":"charge","docs":["o:Dự thảo di chúc","s:Giấy tờ tùy thân của người lập di chúc","c:Giấy chứng nhận quyền sở hữu, quyền sử dụng tài sản"]},
  {"c":"2.001016","f":"chung_thuc","d":2,"o":"none","n":"Thủ tục chứng thực văn bản từ chối nhận di sản","r":"Văn bản được chứng thực","l":"Nghị định 23/2015/NĐ-CP; Thông tư 226/2016/TT-BTC","fees":["Phí chứng thực văn bản từ chối nhận di sản:50000"],"kind":"charge","docs":["o:Dự thảo văn bản từ chối nhận di sản","s:Giấy tờ tùy thân của người từ chối"]},

  {"c":"1.004222","f":"cu_tru","d":7,"o":"full","u":"Công an cấp xã","n":"Đăng ký thường trú","r":"Thông báo kết quả giải quyết đăng ký cư trú","l":"Luật Cư trú 2020; Thông tư 75/2022/TT-BTC","fees":["Lệ phí đăng ký thường trú:20000:10000"],"docs":["e:Tờ khai thay đổi thông tin cư trú|Mẫu CT01","?c:Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp|Khi không khai thác được trong cơ sở dữ liệu"]},
  {"c":"1.004194","f":"cu_tru","d":3,"o":"full","u":"Công an cấp xã","n":"Đăng ký tạm trú","r":"Thông báo kết quả giải quyết đăng ký cư trú","l":"Luật Cư trú 2020; Thông tư 75/2022/TT-BTC","fees":["Lệ phí đăng ký tạm trú:15000:7000"],"docs":["e:Tờ khai thay đổi thông tin cư trú|Mẫu CT01","?c:Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp"]},
  {"c":"1.002755","f":"cu_tru","d":3,"o":"full","u":"Công an cấp xã","n":"Gia hạn tạm trú","r":"Thông báo kết quả giải quyết đăng ký cư trú","l":"Luật Cư trú 2020; Thông tư 75/2022/TT-BTC","fees":["Lệ phí gia hạn tạm trú:15000:7000"],"docs":["e:Tờ khai thay đổi thông tin cư trú|Mẫu CT01"]},
  {"c":"1.010038","f":"cu_tru","d":5,"o":"full","u":"Công an cấp xã","n":"Tách hộ","r":"Thông báo kết quả giải quyết đăng ký cư trú","l":"Luật Cư trú 2020; Thông tư 75/2022/TT-BTC","fees":["Lệ phí tách hộ:10000:5000"],"docs":["e:Tờ khai thay đổi thông tin cư trú|Mẫu CT01"]},
  {"c":"1.010041","f":"cu_tru","d":1,"o":"full","u":"Công an cấp xã","n":"Xác nhận thông tin về cư trú","r":"Giấy xác nhận thông tin về cư trú","l":"Luật Cư trú 2020","fee":"Không thu lệ phí","docs":["e:Tờ khai thay đổi thông tin cư trú|Mẫu CT01"]},
  {"c":"2.001159","f":"cu_tru","d":0,"o":"full","u":"Công an cấp xã","n":"Thông báo lưu trú","r":"Cập nhật thông tin lưu trú","l":"Luật Cư trú 2020","fee":"Không thu lệ phí","docs":["s:Giấy tờ tùy thân của người đến lưu trú"]},

  {"c":"1.001776","f":"bao_tro_xa_hoi","d":10,"d2":7,"o":"full","n":"Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hàng tháng","r":"Quyết định trợ cấp xã hội hàng tháng","l":"Nghị định 20/2021/NĐ-CP; Nghị định 76/2024/NĐ-CP","fee":"Không thu phí","docs":["e:Tờ khai đề nghị trợ giúp xã hội|Mẫu số 1a–1đ","?c:Giấy xác nhận khuyết tật|Người khuyết tật"]},
  {"c":"1.001731","f":"bao_tro_xa_hoi","d":5,"o":"full","n":"Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội","r":"Quyết định hỗ trợ chi phí mai táng","l":"Nghị định 20/2021/NĐ-CP","fee":"Không thu phí","docs":["e:Tờ khai đề nghị hỗ trợ chi phí mai táng|Mẫu số 04","c:Trích lục khai tử"]},
  {"c":"1.001699","f":"bao_tro_xa_hoi","d":25,"o":"partial","n":"Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật","r":"Giấy xác nhận khuyết tật","l":"Luật Người khuyết tật 2010; Thông tư 01/2019/TT-BLĐTBXH","fee":"Không thu phí","docs":["o:Đơn đề nghị xác định mức độ khuyết tật|Mẫu số 01","c:Giấy tờ y tế chứng minh về khuyết tật"]},
  {"c":"1.001653","f":"bao_tro_xa_hoi","d":5,"o":"full","n":"Đổi, cấp lại Giấy xác nhận khuyết tật","r":"Giấy xác nhận khuyết tật","l":"Thông tư 01/2019/TT-BLĐTBXH","fee":"Không thu phí","docs":["o:Đơn đề nghị đổi, cấp lại Giấy xác nhận khuyết tật|Mẫu số 01"]},
  {"c":"1.011607","f":"bao_tro_xa_hoi","d":15,"o":"partial","n":"Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm","r":"Giấy chứng nhận hộ nghèo, hộ cận nghèo","l":"Quyết định 24/2021/QĐ-TTg","fee":"Không thu phí","docs":["o:Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo"]},
  {"c":"MAU-BTXH-01","f":"bao_tro_xa_hoi","d":2,"o":"none","n":"Trợ giúp xã hội khẩn cấp về hỗ trợ làm nhà ở, sửa chữa nhà ở","r":"Quyết định hỗ trợ","l":"Nghị định 20/2021/NĐ-CP","fee":"Không thu phí","docs":["o:Tờ khai đề nghị hỗ trợ làm nhà ở, sửa chữa nhà ở|Mẫu số 06"]},

  {"c":"1.010833","f":"nguoi_co_cong","d":3,"o":"full","n":"Cấp giấy xác nhận thân nhân của người có công","r":"Giấy xác nhận thân nhân","l":"Nghị định 131/2021/NĐ-CP","fee":"Không thu phí","docs":["o:Đơn đề nghị cấp giấy xác nhận thân nhân|Mẫu số 20"]},
  {"c":"MAU-NCC-01","f":"nguoi_co_cong","d":12,"o":"partial","n":"Hưởng mai táng phí, trợ cấp một lần khi người có công với cách mạng từ trần","r":"Quyết định trợ cấp","l":"Nghị định 131/2021/NĐ-CP","fee":"Không thu phí","docs":["o:Bản khai|Mẫu số 12","c:Trích lục khai tử"]},
  {"c":"MAU-NCC-02","f":"nguoi_co_cong","d":10,"o":"partial","n":"Thăm viếng mộ liệt sĩ","r":"Giấy giới thiệu thăm viếng mộ liệt sĩ, kinh phí hỗ trợ","l":"Nghị định 131/2021/NĐ-CP","fee":"Không thu phí","docs":["o:Đơn đề nghị thăm viếng mộ liệt sĩ|Mẫu số 31","?c:Giấy báo tử hoặc Giấy chứng nhận gia đình liệt sĩ"]},

  {"c":"MAU-DD-01","f":"dat_dai","d":8,"d2":6,"o":"partial","n":"Đăng ký biến động quyền sử dụng đất, tài sản gắn liền với đất trong trường hợp chuyển nhượng, thừa kế, tặng cho","r":"Giấy chứng nhận đã cập nhật hoặc cấp mới","l":"Luật Đất đai 2024; Nghị định 101/2024/NĐ-CP; Nghị định 151/2025/NĐ-CP","x":"Cơ quan thuế xác định nghĩa vụ tài chính","docs":["o:Đơn đăng ký biến động đất đai, tài sản gắn liền với đất|Mẫu số 18","o:Giấy chứng nhận đã cấp","o:Hợp đồng hoặc văn bản về việc chuyển quyền","?o:Văn bản về việc đại diện|Khi nộp qua người đại diện"]},
  {"c":"MAU-DD-02","f":"dat_dai","d":5,"o":"partial","n":"Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất","r":"Giấy chứng nhận","l":"Luật Đất đai 2024; Nghị định 101/2024/NĐ-CP","docs":["o:Đơn đăng ký biến động đất đai|Mẫu số 18","o:Giấy chứng nhận đã cấp","?o:Mảnh trích đo bản đồ địa chính|Khi cấp đổi do thay đổi kích thước, diện tích"]},
  {"c":"MAU-DD-03","f":"dat_dai","d":10,"o":"none","n":"Cấp lại Giấy chứng nhận do bị mất","r":"Giấy chứng nhận","l":"Luật Đất đai 2024; Nghị định 101/2024/NĐ-CP","docs":["o:Đơn đăng ký biến động đất đai|Mẫu số 18","o:Giấy tờ chứng minh việc mất Giấy chứng nhận|Đã niêm yết 15 ngày tại UBND cấp xã"]},
  {"c":"MAU-DD-04","f":"dat_dai","d":20,"o":"none","n":"Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận lần đầu cho hộ gia đình, cá nhân","r":"Giấy chứng nhận","l":"Luật Đất đai 2024; Nghị định 151/2025/NĐ-CP","x":"Cơ quan thuế xác định nghĩa vụ tài chính","docs":["o:Đơn đăng ký đất đai, tài sản gắn liền với đất|Mẫu số 15","c:Một trong các loại giấy tờ về quyền sử dụng đất","?o:Mảnh trích đo bản đồ địa chính"]},
  {"c":"1.003554","f":"dat_dai","d":20,"o":"none","n":"Hòa giải tranh chấp đất đai tại UBND cấp xã","r":"Biên bản hòa giải","l":"Luật Đất đai 2024","fee":"Không thu phí","docs":["o:Đơn yêu cầu giải quyết tranh chấp đất đai"]},
  {"c":"MAU-DD-05","f":"dat_dai","v":"city","a":"SNNMT","w":"both","d":0,"o":"full","n":"Đăng ký thế chấp quyền sử dụng đất, tài sản gắn liền với đất","r":"Giấy chứng nhận đã ghi nội dung đăng ký thế chấp","l":"Nghị định 99/2022/NĐ-CP","fees":["Phí đăng ký biện pháp bảo đảm:80000"],"kind":"charge","docs":["o:Phiếu yêu cầu đăng ký|Mẫu số 01a","o:Hợp đồng thế chấp","o:Giấy chứng nhận"]},

  {"c":"MAU-XD-01","f":"xay_dung","d":10,"o":"full","n":"Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ","r":"Giấy phép xây dựng kèm bản vẽ","l":"Luật Xây dựng 2014 (sửa đổi 2020); Nghị định 175/2024/NĐ-CP","fees":["Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ:75000:37500"],"docs":["o:Đơn đề nghị cấp giấy phép xây dựng|Mẫu số 01","z:Giấy tờ hợp pháp về đất đai","o:Bản vẽ thiết kế xây dựng","?o:Bản cam kết bảo đảm an toàn công trình liền kề|Khi có công trình liền kề"]},
  {"c":"MAU-XD-02","f":"xay_dung","d":10,"o":"full","n":"Cấp giấy phép xây dựng sửa chữa, cải tạo nhà ở riêng lẻ","r":"Giấy phép xây dựng","l":"Luật Xây dựng 2014 (sửa đổi 2020); Nghị định 175/2024/NĐ-CP","fees":["Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ:75000:37500"],"docs":["o:Đơn đề nghị cấp giấy phép xây dựng|Mẫu số 01","z:Giấy tờ hợp pháp về đất đai, nhà ở","o:Bản vẽ hiện trạng và bản vẽ cải tạo"]},
  {"c":"MAU-XD-03","f":"xay_dung","d":5,"o":"full","n":"Gia hạn giấy phép xây dựng nhà ở riêng lẻ","r":"Giấy phép xây dựng được gia hạn","l":"Luật Xây dựng 2014 (sửa đổi 2020)","fees":["Lệ phí gia hạn giấy phép xây dựng:15000:7500"],"docs":["o:Đơn đề nghị gia hạn giấy phép xây dựng|Mẫu số 02","o:Giấy phép xây dựng đã cấp"]},
  {"c":"MAU-XD-04","f":"xay_dung","v":"city","a":"SXD","w":"businesses","d":20,"o":"full","n":"Cấp chứng chỉ năng lực hoạt động xây dựng hạng II, hạng III","r":"Chứng chỉ năng lực hoạt động xây dựng","l":"Nghị định 175/2024/NĐ-CP","fees":["Lệ phí cấp chứng chỉ năng lực:1000000:500000"],"docs":["o:Đơn đề nghị cấp chứng chỉ năng lực|Mẫu số 04","c:Chứng chỉ hành nghề, văn bằng của cá nhân chủ chốt","c:Hợp đồng và biên bản nghiệm thu công việc đã thực hiện"]},

  {"c":"1.001612","f":"ho_kinh_doanh","w":"businesses","d":3,"d2":2,"o":"full","n":"Đăng ký thành lập hộ kinh doanh","r":"Giấy chứng nhận đăng ký hộ kinh doanh","l":"Nghị định 168/2025/NĐ-CP","fees":["Lệ phí đăng ký hộ kinh doanh:100000:0"],"docs":["e:Giấy đề nghị đăng ký hộ kinh doanh","?c:Biên bản họp thành viên hộ gia đình|Khi các thành viên hộ gia đình cùng đăng ký"]},
  {"c":"2.000720","f":"ho_kinh_doanh","w":"businesses","d":3,"o":"full","n":"Đăng ký thay đổi nội dung đăng ký hộ kinh doanh","r":"Giấy chứng nhận đăng ký hộ kinh doanh","l":"Nghị định 168/2025/NĐ-CP","fees":["Lệ phí đăng ký hộ kinh doanh:100000:0"],"docs":["e:Thông báo thay đổi nội dung đăng ký hộ kinh doanh"]},
  {"c":"1.001570","f":"ho_kinh_doanh","w":"businesses","d":3,"o":"full","n":"Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn đã thông báo của hộ kinh doanh","r":"Giấy xác nhận","l":"Nghị định 168/2025/NĐ-CP","fee":"Không thu lệ phí","docs":["e:Thông báo tạm ngừng kinh doanh"]},
  {"c":"1.001266","f":"ho_kinh_doanh","w":"businesses","d":3,"o":"full","n":"Chấm dứt hoạt động hộ kinh doanh","r":"Thông báo chấm dứt hoạt động","l":"Nghị định 168/2025/NĐ-CP","fee":"Không thu lệ phí","docs":["e:Thông báo chấm dứt hoạt động","o:Giấy chứng nhận đăng ký hộ kinh doanh"]},
  {"c":"2.000575","f":"ho_kinh_doanh","w":"businesses","d":3,"o":"full","n":"Cấp lại Giấy chứng nhận đăng ký hộ kinh doanh","r":"Giấy chứng nhận đăng ký hộ kinh doanh","l":"Nghị định 168/2025/NĐ-CP","fees":["Lệ phí đăng ký hộ kinh doanh:100000:0"],"docs":["e:Giấy đề nghị cấp lại Giấy chứng nhận"]},

  {"c":"2.001583","f":"doanh_nghiep","v":"city","a":"STC","w":"businesses","d":3,"o":"full","n":"Đăng ký thành lập công ty TNHH một thành viên","r":"Giấy chứng nhận đăng ký doanh nghiệp","l":"Luật Doanh nghiệp 2020; Nghị định 168/2025/NĐ-CP","fees":["Lệ phí đăng ký doanh nghiệp:50000:0","Phí công bố nội dung đăng ký doanh nghiệp:100000"],"docs":["e:Giấy đề nghị đăng ký doanh nghiệp","c:Điều lệ công ty","c:Giấy tờ pháp lý của chủ sở hữu, người đại diện theo pháp luật"]},
  {"c":"2.001199","f":"doanh_nghiep","v":"city","a":"STC","w":"businesses","d":3,"o":"full","n":"Đăng ký thành lập công ty TNHH hai thành viên trở lên","r":"Giấy chứng nhận đăng ký doanh nghiệp","l":"Luật Doanh nghiệp 2020; Nghị định 168/2025/NĐ-CP","fees":["Lệ phí đăng ký doanh nghiệp:50000:0","Phí công bố nội dung đăng ký doanh nghiệp:100000"],"docs":["e:Giấy đề nghị đăng ký doanh nghiệp","c:Điều lệ công ty","c:Danh sách thành viên"]},
  {"c":"2.002043","f":"doanh_nghiep","v":"city","a":"STC","w":"businesses","d":3,"o":"full","n":"Đăng ký thành lập công ty cổ phần","r":"Giấy chứng nhận đăng ký doanh nghiệp","l":"Luật Doanh nghiệp 2020; Nghị định 168/2025/NĐ-CP","fees":["Lệ phí đăng ký doanh nghiệp:50000:0","Phí công bố nội dung đăng ký doanh nghiệp:100000"],"docs":["e:Giấy đề nghị đăng ký doanh nghiệp","c:Điều lệ công ty","c:Danh sách cổ đông sáng lập"]},

  {"c":"2.000620","f":"thuong_mai","w":"businesses","d":10,"o":"full","n":"Cấp Giấy phép bán lẻ rượu","r":"Giấy phép bán lẻ rượu","l":"Nghị định 105/2017/NĐ-CP; Nghị định 17/2020/NĐ-CP","docs":["o:Đơn đề nghị cấp giấy phép|Mẫu số 01","c:Giấy chứng nhận đăng ký hộ kinh doanh hoặc doanh nghiệp","c:Văn bản giới thiệu hoặc hợp đồng nguyên tắc với nhà cung cấp"]},
  {"c":"MAU-TM-01","f":"thuong_mai","v":"city","a":"SCT","w":"businesses","d":5,"o":"full","n":"Đăng ký hoạt động khuyến mại mang tính may rủi thực hiện trên địa bàn thành phố","r":"Văn bản xác nhận","l":"Nghị định 81/2018/NĐ-CP; Nghị định 128/2024/NĐ-CP","fee":"Không thu phí","docs":["e:Đăng ký thực hiện khuyến mại|Mẫu số 02","e:Thể lệ chương trình khuyến mại|Mẫu số 03"]},

  {"c":"1.005099","f":"giao_duc","d":2,"o":"full","n":"Chuyển trường đối với học sinh tiểu học","r":"Quyết định tiếp nhận học sinh","l":"Thông tư 28/2020/TT-BGDĐT","fee":"Không thu phí","docs":["o:Đơn xin chuyển trường|Phụ lục I","o:Học bạ"]},
  {"c":"1.005092","f":"giao_duc","v":"city","a":"SGDDT","d":0,"o":"full","n":"Cấp bản sao văn bằng, chứng chỉ từ sổ gốc","r":"Bản sao văn bằng, chứng chỉ","l":"Thông tư 21/2019/TT-BGDĐT","docs":["e:Đơn đề nghị cấp bản sao","s:Giấy tờ tùy thân"]},

  {"c":"2.000509","f":"van_hoa","d":15,"o":"full","n":"Đăng ký hoạt động tín ngưỡng","r":"Văn bản chấp thuận","l":"Luật Tín ngưỡng, tôn giáo 2016","fee":"Không thu phí","docs":["o:Văn bản đăng ký hoạt động tín ngưỡng|Mẫu B1"]},
  {"c":"MAU-DL-01","f":"van_hoa","v":"city","a":"SVHTTDL","d":10,"o":"full","n":"Cấp thẻ hướng dẫn viên du lịch nội địa","r":"Thẻ hướng dẫn viên du lịch nội địa","l":"Luật Du lịch 2017","fees":["Phí thẩm định cấp thẻ hướng dẫn viên:650000"],"kind":"charge","docs":["e:Đơn đề nghị cấp thẻ hướng dẫn viên|Mẫu số 11","z:Văn bằng, chứng chỉ","o:Giấy chứng nhận sức khỏe"]},

  {"c":"MAU-LD-01","f":"lao_dong","v":"city","a":"SNV","w":"businesses","d":10,"o":"full","n":"Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam","r":"Giấy phép lao động","l":"Nghị định 219/2025/NĐ-CP","fees":["Lệ phí cấp giấy phép lao động:600000"],"docs":["e:Văn bản báo cáo giải trình và đề nghị cấp giấy phép lao động|Mẫu số 03","o:Giấy khám sức khỏe","z:Hộ chiếu còn thời hạn","o:Giấy tờ chứng minh hình thức làm việc"]},
  {"c":"MAU-YT-01","f":"y_te","v":"city","a":"SYT","w":"businesses","d":15,"o":"full","n":"Cấp Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm đối với cơ sở dịch vụ ăn uống","r":"Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm","l":"Luật An toàn thực phẩm 2010; Nghị định 155/2018/NĐ-CP","fees":["Phí thẩm định cơ sở dịch vụ ăn uống:700000"],"kind":"charge","docs":["o:Đơn đề nghị cấp Giấy chứng nhận|Mẫu số 01","c:Giấy chứng nhận đăng ký kinh doanh","o:Bản thuyết minh về cơ sở vật chất","o:Giấy xác nhận đủ sức khỏe của chủ cơ sở và người trực tiếp chế biến"]},
  {"c":"2.000488","f":"ly_lich_tu_phap","v":"city","a":"CATP","d":10,"o":"full","n":"Cấp Phiếu lý lịch tư pháp số 1 cho công dân Việt Nam","r":"Phiếu lý lịch tư pháp số 1","l":"Luật Lý lịch tư pháp 2009; Thông tư 16/2025/TT-BTC","fees":["Phí cung cấp thông tin lý lịch tư pháp:100000"],"kind":"charge","docs":["e:Tờ khai yêu cầu cấp Phiếu lý lịch tư pháp|Mẫu số 03","?o:Văn bản ủy quyền|Khi ủy quyền"]}
  ]$json$;
  v_forms constant jsonb := '{"o": "original", "c": "copy", "z": "certified_copy", "e": "electronic", "s": "shown"}';
  v jsonb;
  v_id bigint;
  v_version_id bigint;
  v_field_id bigint;
  v_days numeric;
  v_number integer;
begin
  for v in select e.value from jsonb_array_elements(v_list) e loop
    continue when exists (select from public.procedures p where p.code = v ->> 'c');
    select f.id into strict v_field_id from public.procedure_fields f where f.code = v ->> 'f';
    insert into public.procedures (code, level, field_id, name, is_sample)
    values (v ->> 'c', coalesce(v ->> 'v', 'commune'), v_field_id, v ->> 'n', true)
    returning id into v_id;
    -- d2: a second version from 2026 with another time limit, so that versions can be seen.
    for v_number in 1 .. case when v ? 'd2' then 2 else 1 end loop
      v_days := (v ->> case v_number when 1 then 'd' else 'd2' end)::numeric;
      insert into public.procedure_versions (procedure_id, number, name, field_id, level, online_level, audience, agency_id, legal_basis,
        decision_number, decision_on, decision_issuer, valid_from, total_days, result_name, result_kind, fee_note, published_at)
      values (v_id, v_number, v ->> 'n', v_field_id, coalesce(v ->> 'v', 'commune'), v ->> 'o', coalesce(v ->> 'w', 'citizens'),
        (select a.id from public.agencies a where a.code = v ->> 'a'), v ->> 'l',
        case v_number when 1 then 'MẪU-01' else 'MẪU-02' end, case v_number when 1 then date '2025-06-30' else date '2025-12-22' end, 'Dữ liệu mẫu',
        case v_number when 1 then date '2025-07-01' else date '2026-01-01' end, v_days, v ->> 'r', case v ->> 'o' when 'none' then 'paper' else 'both' end,
        v ->> 'fee', case v_number when 1 then timestamptz '2025-07-01 00:00+07' else timestamptz '2026-01-01 00:00+07' end)
      returning id into v_version_id;
      insert into public.procedure_documents (version_id, position, form, is_required, name, template_note)
      select v_version_id, d.nth, v_forms ->> right(split_part(d.text, ':', 1), 1), left(d.text, 1) <> '?',
        split_part(substr(d.text, position(':' in d.text) + 1), '|', 1), nullif(split_part(d.text, '|', 2), '')
      from jsonb_array_elements_text(v -> 'docs') with ordinality as d (text, nth);
      insert into public.procedure_fees (version_id, position, kind, name, amount, online_amount)
      select v_version_id, f.nth, coalesce(v ->> 'kind', 'fee'), split_part(f.text, ':', 1), split_part(f.text, ':', 2)::bigint, nullif(split_part(f.text, ':', 3), '')::bigint
      from jsonb_array_elements_text(coalesce(v -> 'fees', '[]')) with ordinality as f (text, nth);
      insert into public.procedure_steps (version_id, position, name, unit_kind, agency_id, working_days, is_intake, is_result)
      select v_version_id, row_number() over (order by s.nth), s.name, s.unit_kind, (select a.id from public.agencies a where a.code = s.agency_code), s.days, s.nth = 1, s.nth = 5
      from (values
        (1, 'Tiếp nhận, kiểm tra hồ sơ', 'one_stop', null::text, case when v_days >= 2 then 0.5 else 0 end),
        (2, coalesce(v ->> 'u', 'Bộ phận chuyên môn') || ' thẩm định, xử lý', 'specialist', v ->> 'a',
          greatest(v_days - case when v_days >= 2 then 1.5 when v_days >= 1 then 0.5 else 0 end - case when v ? 'x' then 2 else 0 end, 0)),
        (3, v ->> 'x', 'other', 'THUE', 2),
        (4, 'Lãnh đạo xem xét, ký', 'leader', null, case when v_days >= 1 then 0.5 else 0 end),
        (5, 'Trả kết quả', 'one_stop', null, case when v_days >= 2 then 0.5 else 0 end)
      ) as s (nth, name, unit_kind, agency_code, days)
      where s.name is not null;
    end loop;
  end loop;
end $seed$;
