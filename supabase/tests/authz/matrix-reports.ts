import type { Reach, Role, TableRights } from "./roles.ts";

/** Reports: their part of the matrix of SPEC §1. Reports have areas; the rows of the world are about tickets. */

const ticketReports: Partial<Record<Role, Reach>> = {
  operator: "own",
  contact_officer: "own",
  agency_head: "own",
  agency_admin: "own",
  supervisor: "all",
  city_leader: "all",
  commune_leader: "own",
};
/** Who sees reports of some area. */
const readers: Role[] = [...(Object.keys(ticketReports) as Role[]), "reception_board", "one_stop_officer"];
/** Reports on tickets: the reception board and the one-stop officer issue others. */
const ticketIssuers: Partial<Record<Role, Reach>> = { agency_head: "own", supervisor: "all" };
const issuers: Role[] = ["agency_head", "supervisor", "reception_board", "one_stop_officer"];

export const reportTables: Record<string, TableRights> = {
  report_kinds: { read: Object.fromEntries(readers.map((role) => [role, "all"])) },
  reports: { read: ticketReports },
  report_contents: { read: ticketReports },
  report_schedules: { read: ticketIssuers },
  report_recipients: { read: ticketIssuers },
  report_runs: { read: ticketIssuers },
};

export const reportFunctions: Record<string, readonly Role[]> = {
  report_data: readers,
  // Without a right to issue it is refused only after the report itself was found.
  issue_report: readers,
  save_report_schedule: issuers,
};
