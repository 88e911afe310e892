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

export const namespaceOf = (table: string): string => known[table]?.namespace ?? "audit";
export const pathOf = (table: string, id: string): string | undefined => known[table]?.path?.(id);

/** `public.staff_roles` as a key of texts: keys cannot hold dots. */
export const tableKey = (table: string): string => table.replace(".", "_");
