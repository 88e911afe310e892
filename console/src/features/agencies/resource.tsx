import { useTranslation } from "react-i18next";
import { defineResource, type Row } from "../../components/resource/define-resource";
import { formatDate, isoDate } from "../../lib/date-time";
import { AgencyPeople } from "./agency-people";
import { AgencyTree } from "./agency-tree";
import { CalendarName, CalendarSelect } from "./calendar-select";
import { ContactsButton } from "./contacts-button";
import { agencyKinds } from "./kinds";
import { SuccessionButton } from "./succession-button";
import { Successions } from "./successions";

const half = { isHalf: true } as const;

/** Only what is written: the row also carries embeds and generated columns. */
const columnsOfTable = [
  "code",
  "name",
  "name_en",
  "short_name",
  "kind",
  "commune_kind",
  "parent_id",
  "electronic_code",
  "calendar_id",
  "address",
  "phone",
  "email",
  "website",
  "valid_from",
  "valid_to",
] as const;
const pick = (row: Row): Row => Object.fromEntries(columnsOfTable.map((key) => [key, row[key]]));

export const resource = defineResource({
  name: "agencies",
  select: "*, parent:parent_id(id, name)",
  titleOf: (row) => row.name,
  columns: [
    { key: "name", sort: true, width: 340 },
    { key: "code", type: "code", sort: true, width: 110 },
    { key: "kind", type: "enum", options: "common:agencyKind", sort: true, width: 180 },
    { key: "parent", value: (row) => row.parent?.name, width: 240 },
    { key: "phone", type: "code", width: 130 },
    { key: "email", width: 200, isOptional: true },
    { key: "address", isOptional: true },
    { key: "website", isOptional: true },
    { key: "electronic_code", type: "code", isOptional: true, sort: true },
    { key: "short_name", isOptional: true },
    { key: "name_en", isOptional: true },
    { key: "calendar_id", render: (row) => <CalendarName id={row.calendar_id} />, isOptional: true },
    { key: "valid_from", type: "date", isOptional: true, sort: true },
    { key: "valid_to", type: "date", isOptional: true, sort: true },
  ],
  filters: [
    { key: "kind", type: "select", options: agencyKinds, optionTexts: "common:agencyKind" },
    { key: "parent", type: "agency", field: "parent_id" },
    {
      key: "force",
      type: "select",
      options: ["current", "past", "all"],
      isMultiple: false,
      initial: ["current"],
      toFilters: ([value]) => {
        const today = isoDate(new Date());
        if (value === "past") return [{ field: "valid_to", operator: "lt", value: today }];
        if (value !== "current") return [];
        return [
          {
            operator: "or",
            value: [
              { field: "valid_to", operator: "null", value: true },
              { field: "valid_to", operator: "gte", value: today },
            ],
          },
        ];
      },
    },
  ],
  sort: { field: "name", order: "asc" },
  subtitleOf: (row) => (row.valid_to ? <EndedNote until={row.valid_to} /> : row.parent?.name),
  form: {
    initial: () => ({ calendar_id: "vn-city", kind: "department", valid_from: isoDate(new Date()) }),
    fromRow: pick,
    toRow: (values) => ({ ...values, commune_kind: values.kind === "commune" ? values.commune_kind : null }),
    sections: [
      {
        key: "identity",
        fields: [
          { key: "name", type: "text", isRequired: true, maxLength: 200 },
          { key: "short_name", type: "text", maxLength: 80, ...half },
          { key: "name_en", type: "text", maxLength: 200, ...half },
          { key: "code", type: "text", isRequired: true, maxLength: 40, ...half },
          { key: "electronic_code", type: "text", maxLength: 40, ...half },
        ],
      },
      {
        key: "place",
        fields: [
          {
            key: "kind",
            type: "select",
            isRequired: true,
            options: agencyKinds,
            optionTexts: "common:agencyKind",
            ...half,
          },
          {
            key: "commune_kind",
            type: "select",
            isRequired: true,
            options: ["xa", "phuong", "dac_khu"],
            isHidden: (values) => values.kind !== "commune",
            ...half,
          },
          { key: "parent_id", type: "agency", ...half },
          { key: "calendar_id", type: "select", isRequired: true, control: CalendarSelect, ...half },
          { key: "valid_from", type: "date", isRequired: true, ...half },
          { key: "valid_to", type: "date", ...half },
        ],
      },
      {
        key: "contacts",
        fields: [
          { key: "address", type: "text", maxLength: 300 },
          { key: "phone", type: "phone", ...half },
          { key: "email", type: "email", ...half },
          { key: "website", type: "url" },
        ],
      },
    ],
  },
  show: {
    main: [AgencyPeople, Successions],
    actions: [ContactsButton, SuccessionButton],
    hiddenFacts: ["name"],
  },
  alternative: { key: "tree", View: AgencyTree },
  auditTable: "public.agencies",
});

function EndedNote({ until }: { until: string }) {
  const { t } = useTranslation("agencies");
  return <>{t("endedOn", { day: formatDate(until) })}</>;
}
