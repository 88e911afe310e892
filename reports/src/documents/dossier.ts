import { clockTime, localDate, longDate } from "../lib/dates.ts";
import { type IssuingAgency, issuerOf, placeOfIssue, unitOf } from "../lib/issuer.ts";
import { qrPicture } from "../lib/qr.ts";
import { numberOf, type Registered } from "../lib/register.ts";
import type { Block, Letterhead, Signature } from "../paper.ts";

/** Everything an issued paper of a dossier may show, as it was when the paper was issued. */
export interface DossierPapers {
  issued: Registered & { version: number; reason: string | null };
  /** Whoever took the step, or the head of the agency that issues the paper. */
  signed_by: { name: string; title: string | null } | null;
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
    fee_due: number;
    fee_paid: number;
  };
  procedure: { code: string; name: string; field: string | null };
  agency: { name: string; kind: string; address: string | null; phone: string | null };
  /** Whoever decides; the desk's own agency unless another one is responsible. */
  handling_agency: { name: string; kind: string };
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
    due_on: string | null;
  } | null;
  refusal: { reason: string; refused_at: string } | null;
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

/** The one-stop unit is no authority of its own: its agency stands above it, as in the forms of Thông tư 01/2018/TT-VPCP. */
export const letterheadOf = ({ agency, issued }: DossierPapers): Letterhead => ({
  ...unitOf(agency, deskName),
  ...registeredOf(agency, issued),
});

/** The letterhead of the agency that decides, for what its head signs. */
export const agencyLetterheadOf = ({ handling_agency, issued }: DossierPapers): Letterhead => ({
  ...issuerOf(handling_agency),
  ...registeredOf(handling_agency, issued),
});

const registeredOf = (agency: IssuingAgency, issued: Registered) => ({
  number: `Số: ${numberOf(issued)}`,
  place: placeOfIssue(agency),
  date: localDate(issued.issued_at),
});

/** What a corrected paper says of the one it replaces. */
export function correctionBlocks({ issued }: DossierPapers): Block[] {
  if (issued.version === 1) return [];
  return [
    {
      type: "paragraph",
      text: [
        {
          text: `Bản đính chính lần ${issued.version - 1}, thay thế bản đã cấp trước đó. Lý do: ${issued.reason ?? ""}`,
          italic: true,
        },
      ],
    },
  ];
}

const deskName = "Bộ phận Tiếp nhận và Trả kết quả";

/** "Bộ phận Tiếp nhận và Trả kết quả UBND phường An Hải" */
export const deskOf = ({ agency }: DossierPapers) => `${deskName} ${agency.name}`;

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
    field("Số hồ sơ, mã tra cứu", `${dossier.number}, ${dossier.code}`),
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
export const counterSignatures = (papers: DossierPapers): Signature[] => [
  { capacity: ["NGƯỜI NỘP HỒ SƠ"], name: papers.dossier.channel === "direct" ? papers.applicant.name : "" },
  { capacity: ["NGƯỜI TIẾP NHẬN HỒ SƠ"], name: papers.signed_by?.name ?? "" },
];

/** What public.dossier_paper() answers: the row of the register, and what the paper keeps. */
export interface DossierAnswer extends Registered {
  register: string;
  version: number;
  reason: string | null;
  content: {
    dossier: {
      number: string;
      code: string;
      channel: "online" | "direct" | "postal";
      procedure_code: string;
      procedure_name: string;
      field_name: string | null;
      received_at: string | null;
      accepted_at: string | null;
      promised_at: string | null;
      result_kind: "electronic" | "paper" | "both" | null;
      result_number: string | null;
      result_at: string | null;
      returned_at: string | null;
      refused_at: string | null;
      reason: string | null;
      fee_due: number;
      fee_paid: number;
    };
    applicant: {
      full_name: string | null;
      organisation_name?: string | null;
      phone: string | null;
      email?: string | null;
      address?: string | null;
    } | null;
    agency: { name: string; kind: string; address: string | null; phone: string | null };
    handling_agency: { name: string; kind: string };
    days: number | null;
    documents?: {
      name: string;
      form: string | null;
      copies: number | null;
      is_received: boolean;
      is_digitised: boolean;
    }[];
    steps?: DossierPaperStep[];
    supplement?: { missing: string; requested_at: string; supply_by: string | null; documents: string[] } | null;
    apology?: { at: string; reason: string; due_at: string; new_due_at: string } | null;
    lookup_url: string | null;
    signed_by: { name: string; title: string | null } | null;
  };
}

const formNames: Record<string, string> = {
  original: "Bản chính",
  copy: "Bản sao",
  certified_copy: "Bản sao chứng thực",
  electronic: "Bản điện tử",
  shown: "Xuất trình",
};

const lines = (text: string) =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** The database's answer as the papers want it. */
export function papersOf({ content, ...issued }: DossierAnswer): DossierPapers {
  const { dossier, applicant, supplement, apology } = content;
  return {
    issued,
    signed_by: content.signed_by,
    dossier: {
      number: dossier.number,
      code: dossier.code,
      lookup_url: content.lookup_url?.startsWith("http") ? content.lookup_url : null,
      channel: dossier.channel,
      received_at: dossier.received_at,
      accepted_at: dossier.accepted_at,
      // What was promised stays on the slip, whatever has been said since.
      due_at: dossier.promised_at,
      working_days: content.days === null ? null : Number(content.days),
      copies: 1,
      result_kind: dossier.procedure_name,
      result_form: dossier.result_kind,
      result_number: dossier.result_number,
      result_issued_at: dossier.result_at,
      delivery: null,
      returned_at: dossier.returned_at,
      fee_due: Number(dossier.fee_due),
      fee_paid: Number(dossier.fee_paid),
    },
    procedure: { code: dossier.procedure_code, name: dossier.procedure_name, field: dossier.field_name },
    agency: content.agency,
    handling_agency: content.handling_agency,
    applicant: {
      name: applicant?.full_name ?? "",
      organisation: applicant?.organisation_name ?? null,
      address: applicant?.address ?? null,
      phone: applicant?.phone ?? null,
      email: applicant?.email ?? null,
    },
    documents: (content.documents ?? []).map((each) => ({
      name: each.name,
      form: each.form ? (formNames[each.form] ?? each.form) : null,
      copies: each.copies ?? 1,
      is_supplied: each.is_received,
      is_digitised: each.is_digitised,
    })),
    supplement: supplement
      ? {
          items: [
            ...lines(supplement.missing),
            ...supplement.documents.filter((name) => !supplement.missing.includes(name)),
          ],
          reason: null,
          requested_at: supplement.requested_at,
          due_on: supplement.supply_by,
        }
      : null,
    refusal: dossier.refused_at ? { reason: dossier.reason ?? "", refused_at: dossier.refused_at } : null,
    apology: apology
      ? {
          reason: apology.reason,
          old_due_at: apology.due_at,
          new_due_at: apology.new_due_at,
          issued_at: apology.at,
        }
      : null,
    steps: (content.steps ?? []).map((step) => ({ ...step, working_days: Number(step.working_days) })),
  };
}
