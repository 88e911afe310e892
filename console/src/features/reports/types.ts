import type { PeriodKind } from "@city-office/reports/periods";

export type ReportKind = {
  code: string;
  area: string;
  periods: PeriodKind[];
  reach: "city" | "agency" | "both";
  name: string;
  name_en: string;
  description: string;
  description_en: string;
  citation: string;
  position: number;
};

export type ReportRow = {
  id: number;
  kind_code: string;
  period: PeriodKind;
  period_key: string;
  starts_on: string;
  ends_on: string;
  agency_id: number | null;
  agency: { name: string } | null;
  for_staff_id: number | null;
  version: number;
  reason: string | null;
  title: string;
  as_of: string;
  number: number | null;
  symbol: string | null;
  issued_at: string;
  issued_by_name: string | null;
};

export type ScheduleRow = {
  id: number;
  kind_code: string;
  period: PeriodKind;
  agency_id: number | null;
  agency: { name: string } | null;
  audience: "people" | "heads";
  day_offset: number;
  at_time: string;
  since_on: string;
  is_active: boolean;
  created_by_name: string | null;
  version: number;
  recipients: { staff_id: number; display_name: string }[];
  runs: {
    status: "waiting" | "made" | "refused" | "failed";
    period_key: string;
    due_at: string;
    report_id: number | null;
  }[];
};

export const numberOf = ({ number, symbol }: Pick<ReportRow, "number" | "symbol">): string =>
  number === null ? "" : `${String(number).padStart(2, "0")}/${symbol}`;
