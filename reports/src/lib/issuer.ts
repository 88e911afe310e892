import type { Letterhead } from "../paper.ts";

/** What the head of a paper must know of the agency that issues it. */
export interface IssuingAgency {
  name: string;
  kind: string;
}

const city = "Hải Phòng";

const isCommittee = ({ kind }: IssuingAgency) => kind === "commune" || kind === "city";

/** "UBND phường Lê Chân" → "phường Lê Chân" */
const placeName = (agency: IssuingAgency) => agency.name.replace(/^(UBND|Ủy ban nhân dân)\s+/i, "");

/**
 * Who issues a paper, as its head says it. A People's Committee stands alone, in two lines and without a superior; of any
 * other agency the head names the committee it belongs to. Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.2.
 */
export function issuerOf(agency: IssuingAgency): Pick<Letterhead, "superior" | "issuer"> {
  if (isCommittee(agency)) return { superior: undefined, issuer: `Ủy ban nhân dân\n${placeName(agency)}` };
  return {
    superior: `UBND thành phố ${city}`,
    issuer: agency.name.replace(new RegExp(`\\s+(UBND\\s+)?thành phố ${city}$`, "i"), "").replace(/\s+UBND$/i, ""),
  };
}

/** A unit that is no authority of its own: the agency it belongs to stands above it. */
export const unitOf = (agency: IssuingAgency, unit: string): Pick<Letterhead, "superior" | "issuer"> => ({
  superior: isCommittee(agency) ? `Ủy ban nhân dân ${placeName(agency)}` : agency.name,
  issuer: unit,
});

/** The city's committee itself, for what its leaders sign. */
export const cityCommittee: IssuingAgency = { name: `UBND thành phố ${city}`, kind: "city" };

/** Where a paper is dated. Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4. */
export const placeOfIssue = (agency: IssuingAgency): string =>
  agency.kind === "commune" ? placeName(agency).replace(/^(phường|xã|đặc khu)\s+/i, "") : city;

/** Who signs for the issuer: its head, or a deputy in the head's place. Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.7. */
export function capacityOf(agency: IssuingAgency, title: string | null = null): string[] {
  const head = headOf(agency);
  const capacity = /^phó\s/i.test(title ?? "") ? [`KT. ${head}`, `PHÓ ${head}`] : [head];
  return isCommittee(agency) ? ["TM. ỦY BAN NHÂN DÂN", ...capacity] : capacity;
}

function headOf(agency: IssuingAgency): string {
  if (isCommittee(agency)) return "CHỦ TỊCH";
  if (/^văn phòng/i.test(agency.name)) return "CHÁNH VĂN PHÒNG";
  if (/^ban\s/i.test(agency.name)) return "TRƯỞNG BAN";
  return /^(sở|trung tâm)\s/i.test(agency.name) ? "GIÁM ĐỐC" : "THỦ TRƯỞNG ĐƠN VỊ";
}
