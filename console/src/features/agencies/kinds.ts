/** Kinds of agencies as the table's check has them; SPEC §4. */
export const agencyKinds = [
  "city",
  "office",
  "centre",
  "department",
  "district",
  "commune",
  "public_service_unit",
  "vertical",
  "service_provider",
  "central",
] as const;
