/**
 * A paper of the office, as what it says: who issues it, its number, its text. How it looks (Nghị định 30/2020/NĐ-CP) is the
 * renderers' business: one makes .docx, one a page to print, from the same description.
 */
export interface Paper {
  /** Without extension; ASCII, for the file system of whoever gets it. */
  fileName: string;
  /** What the window and the file's properties call it. */
  name: string;
  letterhead: Letterhead | null;
  /** Kind of paper in capitals ("THÔNG BÁO"), centred; a letter has none. */
  kind?: string;
  /** Trích yếu: what it is about. */
  subject?: string;
  /** The paper this one goes with ("Giấy mời số 06/GM-VP …"): an annex has no number of its own. */
  annexOf?: string;
  body: Block[];
  signatures?: Signature[];
  /** Nơi nhận. */
  recipients?: string[];
}

export interface Letterhead {
  /** The authority above the issuer, in capitals; left out when there is none. */
  superior?: string;
  /** In capitals, one line or several. */
  issuer: string;
  /** "Số: 12/TB-VP"; left out while it has no number; null on a paper that is never given one. */
  number?: string | null;
  place: string;
  /** The day it is dated; null leaves the day to be filled in by hand; left out, there is no line for place and day. */
  date?: LocalDate | null;
}

export interface Signature {
  /** "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH": one line each. */
  capacity: string[];
  name: string;
}

export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
}
export type Text = string | Run[];

export type Block =
  | {
      type: "paragraph";
      text: Text;
      align?: "justify" | "left" | "center" | "right";
      indent?: boolean;
      keepNext?: boolean;
    }
  | { type: "heading"; text: string }
  | { type: "item"; text: Text; level?: 1 | 2 }
  /** A wide table takes a smaller type (in points) than the text rather than break its figures. */
  | { type: "table"; columns: Column[]; rows: Text[][]; size?: 11 | 12 }
  | Picture
  | { type: "pageBreak" };

/** A picture; who cannot see it reads `alt`. */
export interface Picture {
  type: "picture";
  png: Uint8Array;
  /** In millimetres on paper. */
  width: number;
  height: number;
  alt: string;
  align?: "left" | "center" | "right";
}

export interface Column {
  title: string;
  /** Share of the width, in per cent; all columns together 100. */
  width: number;
  align?: "left" | "center" | "right";
}

/** A calendar day and time of the office's zone, taken apart for printing. */
export interface LocalDate {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}
