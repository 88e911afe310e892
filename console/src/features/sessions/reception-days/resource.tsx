import { defineResource, type Row } from "../../../components/resource/define-resource";
import { rpc } from "../../../lib/rpc";
import { ComingDays } from "./coming-days";
import { LeaderField } from "./leader-field";
import { Pattern } from "./pattern";
import { PointField } from "./point-field";
import { TimeField } from "./time-field";

const half = { isHalf: true } as const;
const written = [
  "leader_id",
  "kind",
  "starts_at_time",
  "ends_at_time",
  "point_id",
  "day_of_month",
  "week_of_month",
  "weekday",
  "valid_from",
  "valid_to",
  "note",
] as const;

export const resource = defineResource({
  name: "reception_days",
  select: "*, point:point_id(id, name), agency:agency_id(id, name)",
  titleOf: (row) => row.leader_name,
  subtitleOf: (row) => <Pattern row={row} />,
  searchColumn: null,
  columns: [
    { key: "leader_name", sort: true, width: 240 },
    {
      key: "pattern",
      value: (row) => row.day_of_month ?? row.week_of_month,
      render: (row) => <Pattern row={row} />,
      width: 280,
    },
    { key: "kind", type: "enum", sort: true, width: 170 },
    { key: "starts_at_time", type: "code", value: (row) => row.starts_at_time.slice(0, 5), width: 90 },
    { key: "ends_at_time", type: "code", value: (row) => row.ends_at_time.slice(0, 5), width: 90 },
    { key: "point", value: (row) => row.point?.name, width: 260 },
    { key: "valid_from", type: "date", sort: true, width: 120 },
    { key: "valid_to", type: "date", sort: true, width: 120 },
    { key: "agency", value: (row) => row.agency?.name, isOptional: true },
    { key: "note", isOptional: true },
  ],
  filters: [{ key: "kind", type: "select", options: ["city", "commune"] }],
  sort: { field: "leader_name", order: "asc" },
  archiveColumn: null,
  form: {
    initial: () => ({ kind: "city", pattern: "monthly", starts_at_time: "08:00", ends_at_time: "11:00" }),
    fromRow: (row: Row) => ({
      ...Object.fromEntries(written.map((key) => [key, row[key]])),
      pattern: row.day_of_month ? "monthly" : "weekday",
    }),
    toRow: (values: Row) => ({
      ...values,
      day_of_month: values.pattern === "monthly" ? values.day_of_month : null,
      week_of_month: values.pattern === "weekday" ? Number(values.week_of_month) : null,
      weekday: values.pattern === "weekday" ? Number(values.weekday) : null,
    }),
    save: (values, id) => rpc<number>("save_reception_day", { p_id: id ?? null, p_day: values }),
    sections: [
      {
        key: "who",
        fields: [
          { key: "leader_id", type: "select", isRequired: true, control: LeaderField as never, ...half },
          { key: "kind", type: "select", isRequired: true, options: ["city", "commune"], ...half },
        ],
      },
      {
        key: "when",
        fields: [
          { key: "pattern", type: "select", isRequired: true, options: ["monthly", "weekday"], ...half },
          {
            key: "day_of_month",
            type: "number",
            isRequired: true,
            rules: [{ type: "number", min: 1, max: 31 }],
            isHidden: (values) => values.pattern !== "monthly",
            ...half,
          },
          {
            key: "week_of_month",
            type: "select",
            isRequired: true,
            options: ["1", "2", "3", "4", "5"],
            isHidden: (values) => values.pattern !== "weekday",
            ...half,
          },
          {
            key: "weekday",
            type: "select",
            isRequired: true,
            options: ["1", "2", "3", "4", "5", "6", "7"],
            isHidden: (values) => values.pattern !== "weekday",
            ...half,
          },
          { key: "starts_at_time", type: "text", isRequired: true, control: TimeField as never, ...half },
          { key: "ends_at_time", type: "text", isRequired: true, control: TimeField as never, ...half },
          { key: "valid_from", type: "date", isRequired: true, ...half },
          { key: "valid_to", type: "date", ...half },
        ],
      },
      {
        key: "where",
        fields: [
          { key: "point_id", type: "select", control: PointField as never },
          { key: "note", type: "longText", rows: 2, maxLength: 1000 },
        ],
      },
    ],
  },
  show: {
    main: [ComingDays],
    hiddenFacts: ["leader_name", "leader_id", "pattern", "day_of_month", "week_of_month", "weekday", "point_id"],
  },
  auditTable: "public.reception_days",
  auditRights: ["audit.read"],
});
