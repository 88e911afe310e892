import { clockTime, localDate, longDate } from "../lib/dates.ts";
import { qrPicture } from "../lib/qr.ts";
import type { Block, Letterhead, Signature } from "../paper.ts";

/** What public.dossier_papers() answers, and what an issued paper keeps: everything the papers of a dossier may show. */
export interface DossierPapers {
  dossier: {
    /** Runs through the year; people read it out. */
    number: string;
    /** Unguessable; only the code opens the lookup. */
    code: string;
    /** Where the code is looked up, as an address. */
    lookup_url: string | null;
    channel: "online" | "direct" | "postal";
    received_at: string | null;
    accepted_at: string | null;
    accepted_by: string | null;
    due_at: string | null;
    working_days: number | null;
    copies: number;
    result_kind: string | null;
    result_form: "electronic" | "paper" | "both" | null;
    result_number: string | null;
    result_issued_at: string | null;
    /** How it goes back: picked up, by post, electronically. */
    delivery: string | null;
    returned_at: string | null;
    returned_to: string | null;
    returned_by: string | null;
    fee_due: number;
    fee_paid: number;
  };
  procedure: { code: string; name: string; field: string | null; legal_basis: string | null };
  agency: { name: string; kind: string; address: string | null; phone: string | null; head: string | null };
  applicant: {
    name: string;
    organisation: string | null;
    address: string | null;
    phone: string | null;
    email: string | null;
  };
  documents: { name: string; form: string | null; copies: number; is_supplied: boolean; is_digitised: boolean }[];
  supplement: {
    items: string[];
    reason: string | null;
    requested_at: string;
    requested_by: string | null;
    due_on: string | null;
  } | null;
  refusal: { reason: string; refused_at: string; refused_by: string | null } | null;
  apology: { reason: string; old_due_at: string; new_due_at: string; issued_at: string } | null;
  steps: DossierPaperStep[];
}

export interface DossierPaperStep {
  name: string;
  agency: string | null;
  officer: string | null;
  working_days: number | null;
  started_at: string | null;
  due_at: string | null;
  finished_at: string | null;
  note: string | null;
}

const communeName = (name: string) => name.replace(/^(UBND|Ủy ban nhân dân)\s+/i, "");

/** The one-stop unit is no authority of its own: its agency stands above it, as in the forms of Thông tư 01/2018/TT-VPCP. */
export function letterheadOf(papers: DossierPapers, symbol: string, at: string | null): Letterhead {
  const { agency, dossier } = papers;
  return {
    superior: agency.kind === "commune" ? `Ủy ban nhân dân ${communeName(agency.name)}` : agency.name,
    issuer: "Bộ phận Tiếp nhận và Trả kết quả",
    number: `Số: ${dossier.number}/${symbol}`,
    place: placeOf(papers),
    date: at ? localDate(at) : null,
  };
}

/** The letterhead of the agency itself, for what its head signs. */
export function agencyLetterheadOf(papers: DossierPapers, symbol: string, at: string | null): Letterhead {
  const { agency, dossier } = papers;
  const isCommune = agency.kind === "commune";
  return {
    superior: isCommune ? "Ủy ban nhân dân" : "UBND thành phố Hải Phòng",
    issuer: isCommune ? communeName(agency.name) : agency.name.replace(/\s+thành phố Hải Phòng$/i, ""),
    number: `Số: ${dossier.number}/${symbol}`,
    place: placeOf(papers),
    date: at ? localDate(at) : null,
  };
}

const placeOf = ({ agency }: DossierPapers) =>
  agency.kind === "commune" ? communeName(agency.name).replace(/^(phường|xã|đặc khu)\s+/i, "") : "Hải Phòng";

/** "Bộ phận Tiếp nhận và Trả kết quả UBND phường An Hải" */
export const deskOf = ({ agency }: DossierPapers) => `Bộ phận Tiếp nhận và Trả kết quả ${agency.name}`;

export const field = (label: string, text: string | null | undefined): Block => ({
  type: "paragraph",
  text: [{ text: `${label}: ` }, { text: text?.trim() || "…………………………", bold: Boolean(text?.trim()) }],
});

/** Whose dossier it is and what they ask for; every form begins with it. */
export function applicantFields({ applicant, procedure, dossier }: DossierPapers, opening: string): Block[] {
  return [
    field(opening, [applicant.name, applicant.organisation].filter(Boolean).join(" – ")),
    field("Địa chỉ", applicant.address),
    field(
      "Số điện thoại",
      `${applicant.phone ?? "………………"}${applicant.email ? `          Email: ${applicant.email}` : ""}`,
    ),
    field("Nội dung yêu cầu giải quyết", `${procedure.name} (mã thủ tục ${procedure.code})`),
    field("Mã hồ sơ", dossier.code),
  ];
}

/** "08 giờ 30, ngày 04 tháng 12 năm 2026" */
export function momentOf(instant: string | null): string | null {
  if (!instant) return null;
  const at = localDate(instant);
  return `${clockTime(at)}, ${longDate(at)}`;
}

export const dayOf = (instant: string) => longDate(localDate(instant));

/** "1.250.000 đồng" */
export const dong = (amount: number) => `${amount.toLocaleString("vi-VN")} đồng`;

/** Where to look the dossier up, to read and to scan; nothing when the office has no address yet. */
export function lookupBlocks({ dossier }: DossierPapers): Block[] {
  if (!dossier.lookup_url) return [];
  return [
    {
      type: "paragraph",
      align: "right",
      indent: false,
      keepNext: true,
      text: [{ text: "Quét mã để tra cứu tình trạng hồ sơ", italic: true }],
    },
    qrPicture(dossier.lookup_url, `Mã QR tra cứu hồ sơ ${dossier.code}`),
    { type: "paragraph", align: "right", indent: false, text: [{ text: dossier.lookup_url, italic: true }] },
  ];
}

/** Whoever handed the dossier in, and the officer at the counter. */
export const counterSignatures = (papers: DossierPapers, officer: string | null): Signature[] => [
  { capacity: ["NGƯỜI NỘP HỒ SƠ"], name: papers.dossier.channel === "direct" ? papers.applicant.name : "" },
  { capacity: ["NGƯỜI TIẾP NHẬN HỒ SƠ"], name: officer ?? "" },
];
