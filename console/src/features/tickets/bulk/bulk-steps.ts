/** A step that many tickets may take at once. */
export type BulkStep = {
  step: string;
  rpc: string;
  permission: string;
  /** The same letter as on the ticket's page. */
  letter: string;
  fields: { name: string; kind: "agency" | "officers" | "text"; label: string; isRequired?: boolean; rows?: number }[];
};

export const bulkSteps: BulkStep[] = [
  {
    step: "transfer_ticket",
    rpc: "bulk_transfer",
    permission: "tickets.triage",
    letter: "t",
    fields: [
      { name: "agency_id", kind: "agency", label: "agency_id", isRequired: true },
      { name: "note", kind: "text", label: "slip", rows: 4 },
    ],
  },
  {
    step: "urge_ticket",
    rpc: "bulk_urge",
    permission: "tickets.supervise",
    letter: "u",
    fields: [{ name: "message", kind: "text", label: "message", isRequired: true, rows: 3 }],
  },
  {
    step: "forward_ticket",
    rpc: "bulk_forward",
    permission: "tickets.handle",
    letter: "f",
    fields: [
      { name: "staff_ids", kind: "officers", label: "staff_ids", isRequired: true },
      { name: "note", kind: "text", label: "note", rows: 3 },
    ],
  },
  {
    step: "reassign_ticket",
    rpc: "bulk_reassign",
    permission: "tickets.supervise",
    letter: "m",
    fields: [
      { name: "agency_id", kind: "agency", label: "agency_id", isRequired: true },
      { name: "reason", kind: "text", label: "reason", isRequired: true, rows: 3 },
    ],
  },
  {
    step: "close_ticket",
    rpc: "bulk_close",
    permission: "tickets.close",
    letter: "e",
    fields: [{ name: "note", kind: "text", label: "note", rows: 3 }],
  },
];
