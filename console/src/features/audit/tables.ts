/** Whose texts name a table's columns, and where its records are shown. */
const known: Record<string, { namespace: string; path?: (id: string) => string }> = {
  "public.agencies": { namespace: "agencies", path: (id) => `/agencies/${id}` },
  "public.staff": { namespace: "staff", path: (id) => `/staff/${id}` },
  "public.categories": { namespace: "categories", path: (id) => `/categories/${id}` },
  "public.canned_answers": { namespace: "canned-answers", path: (id) => `/canned-answers/${id}` },
  "public.knowledge_articles": { namespace: "knowledge-articles", path: (id) => `/knowledge/articles/${id}` },
  "public.meeting_points": { namespace: "meeting_points", path: (id) => `/meeting-points/${id}` },
  "public.reception_days": { namespace: "reception_days" },
  "public.visits": { namespace: "visits" },
  "public.message_templates": { namespace: "messages", path: (id) => `/message-templates/${id}` },
  "public.settings": { namespace: "settings" },
  "public.import_batches": { namespace: "imports" },
  "sla.rules": { namespace: "rules", path: (id) => `/rules/${id}` },
  "sla.calendars": { namespace: "calendars", path: (id) => `/calendars/${id}` },
};

/** Records and what hangs on them, by the beginning of the table's name. */
const records: [RegExp, string][] = [
  [/^public\.(ticket|rating|agency_publication)/, "tickets"],
  [/^public\.case/, "cases"],
  [/^public\.session/, "sessions"],
  [/^public\.(dossier|applicant)/, "dossiers"],
  [/^public\.(call|citizen|nuisance|shift)/, "calls"],
];

const pages: Record<string, string> = {
  ticket: "tickets",
  case: "cases",
  session: "sessions",
  dossier: "dossiers",
  visit: "visits",
};

export const namespaceOf = (table: string): string =>
  known[table]?.namespace ?? records.find(([begin]) => begin.test(table))?.[1] ?? "audit";

/** Where a record is shown that rows of several tables are part of. */
export const subjectPath = (type: string, id: number): string | undefined => pages[type] && `/${pages[type]}/${id}`;
export const pathOf = (table: string, id: string): string | undefined => known[table]?.path?.(id);

/** `public.staff_roles` as a key of texts: keys cannot hold dots. */
export const tableKey = (table: string): string => table.replace(".", "_");
