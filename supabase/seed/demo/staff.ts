import type pg from "pg";
import { createAuthUser } from "../../stack/auth-users.ts";
import { demoAccounts } from "./accounts.ts";
import { demoPhone, mailName, personName } from "./people.ts";
import { unitWeight } from "./places.ts";
import type { Random } from "./random.ts";

export interface Agency {
  readonly id: number;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly short_name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** yyyy-MM-dd */
  readonly valid_from: string;
  readonly valid_to: string | null;
}

export interface Person {
  readonly agencyCode: string;
  readonly role: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly phone: string;
  readonly permissions: readonly string[];
  readonly userId: string | null;
}

/** Staff ids by the agency's code and the role. */
export type StaffIds = ReadonlyMap<string, readonly number[]>;
export const staffKey = (agencyCode: string, role: string) => `${agencyCode}/${role}`;

/** Citizens take the lower half of the demo telephone range, staff the upper. */
const firstStaffPhone = 500_000;

const leaderTitles: Readonly<Record<string, string>> = {
  VPUBND: "Chánh Văn phòng",
  BTCD: "Trưởng Ban Tiếp công dân",
  TT1022: "Giám đốc Trung tâm",
  TTTP: "Chánh Thanh tra",
  BQLKKT: "Trưởng ban",
  BQLGT: "Giám đốc Ban",
  BQLVCB: "Trưởng ban",
  CATP: "Giám đốc Công an thành phố",
  BCHQS: "Chỉ huy trưởng",
  THADS: "Trưởng Thi hành án dân sự",
  HAIQUAN: "Chi cục trưởng",
  THUE: "Trưởng Thuế thành phố",
  THONGKE: "Trưởng Thống kê thành phố",
};

function headTitle(agency: Agency): string {
  const unit = agency.name.match(/^UBND (phường|xã|đặc khu|quận|huyện|thị xã|thành phố)/)?.[1];
  if (unit) return `Chủ tịch UBND ${unit}`;
  return leaderTitles[agency.code] ?? (agency.kind === "department" ? "Giám đốc Sở" : "Giám đốc");
}

function officerTitle(agency: Agency): string {
  if (agency.kind === "commune") return "Công chức Văn phòng HĐND và UBND";
  if (agency.kind === "department") return "Chuyên viên Văn phòng";
  if (agency.kind === "service_provider") return "Nhân viên chăm sóc khách hàng";
  if (agency.kind === "vertical") return "Cán bộ đầu mối tiếp nhận";
  return "Chuyên viên đầu mối";
}

/** Everybody without a login: a head and a contact officer everywhere, more where there is more to do. */
function colleagues(agencies: readonly Agency[], random: Random): Person[] {
  const people: Person[] = [];
  const add = (agency: Agency, role: string, jobTitle: string, permissions: readonly string[] = []) => {
    const name = personName(random);
    const number = people.length + demoAccounts.length;
    people.push({
      agencyCode: agency.code,
      role,
      name,
      jobTitle,
      email: `${mailName(name)}.${number}@demo.haiphong.example`,
      phone: demoPhone(firstStaffPhone + number),
      permissions,
      userId: null,
    });
  };
  const hasLogin = (code: string, role: string) =>
    demoAccounts.some((account) => account.agencyCode === code && account.role === role);
  for (const agency of agencies) {
    if (agency.kind === "city" || agency.kind === "central") continue;
    if (!hasLogin(agency.code, "agency_head")) add(agency, "agency_head", headTitle(agency));
    const isBusy = unitWeight(agency.code) >= 8 || ["service_provider", "department"].includes(agency.kind);
    const officers = (isBusy && !agency.valid_to ? 2 : 1) - (hasLogin(agency.code, "contact_officer") ? 1 : 0);
    for (let n = 0; n < officers; n += 1) add(agency, "contact_officer", officerTitle(agency));
    if (agency.code === "TT1022") {
      for (let n = 0; n < 12; n += 1)
        add(agency, "operator", n < 2 ? "Trưởng ca tổng đài" : "Tổng đài viên", n < 2 ? ["lead_shift"] : []);
    }
    if (agency.code === "VPUBND") {
      for (let n = 0; n < 3; n += 1) add(agency, "supervisor", "Chuyên viên Văn phòng UBND thành phố");
    }
    if (agency.code === "TTPVHCC") for (let n = 0; n < 3; n += 1) add(agency, "one_stop_officer", "Công chức Một cửa");
  }
  const city = agencies.find((agency) => agency.kind === "city");
  if (city) for (let n = 0; n < 2; n += 1) add(city, "city_leader", "Lãnh đạo UBND thành phố");
  return people;
}

/** Makes the demo logins and everybody's rows; their agencies' heads and contact officers by {@link staffKey}. */
export async function createStaff(client: pg.Client, agencies: readonly Agency[], random: Random): Promise<StaffIds> {
  const people: Person[] = [];
  for (const [index, account] of demoAccounts.entries()) {
    const userId = await createAuthUser(client, {
      email: account.email,
      password: account.password,
      id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
    });
    people.push({
      ...account,
      permissions: account.permissions ?? [],
      phone: demoPhone(firstStaffPhone + index),
      userId,
    });
  }
  people.push(...colleagues(agencies, random));
  const { rows } = await client.query<{ id: string; agency_code: string; role: string }>(insertStaff, [
    JSON.stringify(people),
  ]);
  const ids = new Map<string, number[]>();
  for (const row of rows) {
    const key = staffKey(row.agency_code, row.role);
    ids.set(key, [...(ids.get(key) ?? []), Number(row.id)]);
  }
  return ids;
}

const insertStaff = `
  with person as (
    select p.n, a.id as agency_id, a.code as agency_code, p.v
    from jsonb_array_elements($1::jsonb) with ordinality as p (v, n)
    join public.agencies a on a.code = p.v ->> 'agencyCode'
  ), staff as (
    insert into public.staff (user_id, agency_id, display_name, job_title, email, phone)
    select (v ->> 'userId')::uuid, agency_id, v ->> 'name', v ->> 'jobTitle', v ->> 'email', v ->> 'phone' from person order by n
    returning id, email
  ), role as (
    insert into public.staff_roles (staff_id, role_code, agency_id)
    select s.id, p.v ->> 'role', p.agency_id from staff s join person p on p.v ->> 'email' = s.email
  ), permission as (
    insert into public.staff_permissions (staff_id, permission_code, agency_id)
    select s.id, x.code, p.agency_id from staff s join person p on p.v ->> 'email' = s.email
    cross join lateral jsonb_array_elements_text(p.v -> 'permissions') as x (code)
  )
  select s.id, p.agency_code, p.v ->> 'role' as role from staff s join person p on p.v ->> 'email' = s.email order by s.id`;
