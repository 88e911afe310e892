import { defineResource, type Row } from "../../components/resource/define-resource";
import { LineSpeed } from "./line-speed";

const half = { isHalf: true } as const;
const written = [
  "name",
  "agency_id",
  "address",
  "room",
  "capacity",
  "equipment",
  "line_mbps",
  "phone",
  "technician",
  "note",
] as const;

export const resource = defineResource({
  name: "meeting_points",
  select: "*, agency:agency_id(id, name)",
  titleOf: (row) => row.name,
  columns: [
    { key: "name", sort: true, width: 300 },
    { key: "agency", value: (row) => row.agency?.name, sort: "agency.name", width: 240 },
    { key: "address", width: 260 },
    { key: "line_mbps", type: "number", sort: true, width: 170, render: (row) => <LineSpeed row={row} /> },
    { key: "capacity", type: "number", sort: true, width: 110 },
    { key: "phone", type: "code", width: 140 },
    { key: "technician", width: 170 },
    { key: "room", isOptional: true },
    { key: "equipment", isOptional: true },
    { key: "note", isOptional: true },
  ],
  filters: [{ key: "agency", type: "agency", field: "agency_id" }],
  sort: { field: "name", order: "asc" },
  form: {
    fromRow: (row: Row) => Object.fromEntries(written.map((key) => [key, row[key]])),
    sections: [
      {
        key: "place",
        fields: [
          { key: "name", type: "text", isRequired: true, maxLength: 200 },
          { key: "agency_id", type: "agency", isRequired: true, ...half },
          { key: "room", type: "text", maxLength: 200, ...half },
          { key: "address", type: "text", maxLength: 300 },
        ],
      },
      {
        key: "technology",
        fields: [
          { key: "line_mbps", type: "number", ...half, rules: [{ type: "number", min: 0.1 }] },
          { key: "capacity", type: "number", ...half, rules: [{ type: "number", min: 1 }] },
          { key: "equipment", type: "longText", rows: 2, maxLength: 1000 },
          { key: "technician", type: "text", maxLength: 200, ...half },
          { key: "phone", type: "phone", ...half },
          { key: "note", type: "longText", rows: 2, maxLength: 1000 },
        ],
      },
    ],
  },
  show: { hiddenFacts: ["name"] },
  auditTable: "public.meeting_points",
  auditRights: ["audit.read"],
});
