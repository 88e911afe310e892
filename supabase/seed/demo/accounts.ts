import { randomBytes } from "node:crypto";

/** The logins of demo mode: one per role of SPEC §1 and a few colleagues. The names belong to nobody. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  /** The role this account is there to show. */
  readonly role: string;
  readonly name: string;
  readonly jobTitle: string;
  /** Code of the agency the person belongs to, and for which the role is held. */
  readonly agencyCode: string;
  /** Further permissions given to this person, for that agency. */
  readonly permissions?: readonly string[];
}

/** One for all, made for each data folder by the stack; anyone else who loads the demo gets a fresh one. */
const password = process.env.DEMO_PASSWORD || `demo-${randomBytes(6).toString("base64url")}`;
const account = (
  mailbox: string,
  role: string,
  name: string,
  jobTitle: string,
  agencyCode: string,
  permissions: readonly string[] = [],
): DemoAccount => ({
  email: `${mailbox}@demo.haiphong.example`,
  password,
  role,
  name,
  jobTitle,
  agencyCode,
  permissions,
});

/** The agencies whose officer and head have a login. */
export const demoDesks = { ward: "11383", department: "SXD" } as const;

export const demoAccounts: readonly DemoAccount[] = [
  account("tongdaivien", "operator", "Vũ Thị Ngân", "Tổng đài viên", "TT1022"),
  account("truongca", "operator", "Phạm Đức Kiên", "Trưởng ca tổng đài", "TT1022", ["lead_shift"]),
  account("canbodaumoi", "contact_officer", "Nguyễn Thu Trang", "Cán bộ đầu mối", demoDesks.ward),
  account("thutruong", "agency_head", "Bùi Xuân Thắng", "Chủ tịch UBND phường", demoDesks.ward, ["administer_agency"]),
  account("canbodaumoi.sxd", "contact_officer", "Đào Hữu Phúc", "Chuyên viên Văn phòng Sở", demoDesks.department),
  account("thutruong.sxd", "agency_head", "Đặng Quang Nghĩa", "Giám đốc Sở", demoDesks.department, [
    "administer_agency",
  ]),
  account("vanphong", "supervisor", "Hoàng Minh Hiếu", "Chuyên viên Văn phòng UBND thành phố", "VPUBND"),
  account("tiepcongdan", "reception_board", "Lương Thị Thanh Hằng", "Chuyên viên Ban Tiếp công dân", "BTCD", [
    "keep_minutes",
  ]),
  account("lanhdao", "city_leader", "Ngô Trọng Vượng", "Lãnh đạo UBND thành phố", "UBNDTP", [
    "approve_case",
    "sign_conclusion",
  ]),
  account("motcua", "one_stop_officer", "Đỗ Bích Liên", "Công chức Bộ phận Một cửa", "TTPVHCC", ["head_one_stop"]),
  account("hotrokythuat", "tech_support", "Trần Công Duy", "Kỹ thuật viên", "SKHCN"),
  account("quantri", "admin", "Lê Mạnh Toàn", "Quản trị hệ thống", "CTTDT"),
  account("motcua.phuong", "one_stop_officer", "Phạm Thị Hồng Thu", "Công chức Một cửa", demoDesks.ward, [
    "head_one_stop",
  ]),
];
