import { clockTime, localDate, longDate } from "../lib/dates.ts";
import { issuerOf, placeOfIssue, unitOf } from "../lib/issuer.ts";
import { qrPicture } from "../lib/qr.ts";
import type { Block, Letterhead, Signature } from "../paper.ts";

/** Everything the papers of a dossier may show. */
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

/** The one-stop unit is no authority of its own: its agency stands above it, as in the forms of Thông tư 01/2018/TT-VPCP. */
export const letterheadOf = (papers: DossierPapers, symbol: string, at: string | null): Letterhead => ({
  ...unitOf(papers.agency, deskName),
  ...dated(papers, symbol, at),
});

/** The letterhead of the agency itself, for what its head signs. */
export const agencyLetterheadOf = (papers: DossierPapers, symbol: string, at: string | null): Letterhead => ({
  ...issuerOf(papers.agency),
  ...dated(papers, symbol, at),
});

const dated = ({ agency, dossier }: DossierPapers, symbol: string, at: string | null) => ({
  number: `Số: ${dossier.number}/${symbol}`,
  place: placeOfIssue(agency),
  date: at ? localDate(at) : null,
});

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

/** What public.dossier_papers() answers. */
export interface DossierAnswer {
  dossier: {
    number: string;
    code: string;
    channel: "online" | "direct" | "postal";
    procedure_code: string;
    procedure_name: string;
    field_name: string | null;
    received_at: string | null;
    accepted_at: string | null;
    accepted_by_name: string | null;
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
    organisation_name: string | null;
    phone: string | null;
    email: string | null;
    address: string | null;
  };
  agency: { name: string; kind: string; address: string | null; phone: string | null };
  handling_agency: { name: string; kind: string };
  days: number | null;
  documents: {
    name: string;
    form: string | null;
    copies: number | null;
    is_received: boolean;
    is_digitised: boolean;
  }[];
  steps: {
    name: string;
    agency: string;
    officer: string | null;
    working_days: number;
    started_at: string | null;
    due_at: string | null;
    finished_at: string | null;
    note: string | null;
  }[];
  supplements: {
    missing: string;
    requested_at: string;
    requested_by_name: string | null;
    supply_by: string | null;
    documents: string[];
  }[];
  apology: { at: string; reason: string; due_at: string; new_due_at: string } | null;
  lookup_url: string | null;
  printed_by: string | null;
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
export function papersOf(answer: DossierAnswer): DossierPapers {
  const { dossier, applicant, supplements, apology } = answer;
  const last = supplements.at(-1);
  return {
    dossier: {
      number: dossier.number,
      code: dossier.code,
      lookup_url: answer.lookup_url?.startsWith("http") ? answer.lookup_url : null,
      channel: dossier.channel,
      received_at: dossier.received_at,
      accepted_at: dossier.accepted_at,
      accepted_by: dossier.accepted_by_name,
      // What was promised stays on the slip, whatever has been said since.
      due_at: dossier.promised_at,
      working_days: answer.days === null ? null : Number(answer.days),
      copies: 1,
      result_kind: dossier.procedure_name,
      result_form: dossier.result_kind,
      result_number: dossier.result_number,
      result_issued_at: dossier.result_at,
      delivery: null,
      returned_at: dossier.returned_at,
      returned_to: null,
      returned_by: answer.printed_by,
      fee_due: Number(dossier.fee_due),
      fee_paid: Number(dossier.fee_paid),
    },
    procedure: {
      code: dossier.procedure_code,
      name: dossier.procedure_name,
      field: dossier.field_name,
      legal_basis: null,
    },
    agency: { ...answer.agency, head: null },
    applicant: {
      name: applicant.full_name ?? "",
      organisation: applicant.organisation_name,
      address: applicant.address,
      phone: applicant.phone,
      email: applicant.email,
    },
    documents: answer.documents.map((each) => ({
      name: each.name,
      form: each.form ? (formNames[each.form] ?? each.form) : null,
      copies: each.copies ?? 1,
      is_supplied: each.is_received,
      is_digitised: each.is_digitised,
    })),
    supplement: last
      ? {
          items: [...lines(last.missing), ...last.documents.filter((name) => !last.missing.includes(name))],
          reason: null,
          requested_at: last.requested_at,
          requested_by: last.requested_by_name,
          due_on: last.supply_by,
        }
      : null,
    refusal: dossier.refused_at
      ? { reason: dossier.reason ?? "", refused_at: dossier.refused_at, refused_by: answer.printed_by }
      : null,
    apology: apology
      ? {
          reason: apology.reason,
          old_due_at: apology.due_at,
          new_due_at: apology.new_due_at,
          issued_at: apology.at,
        }
      : null,
    steps: answer.steps.map((step) => ({ ...step, working_days: Number(step.working_days) })),
  };
}
