/** What somebody has written so far. It stays on their own device until it is sent, at most two weeks. */
export interface Draft {
  content: string;
  category_id: string;
  commune_id: string;
  location_text: string;
  latitude: number | null;
  longitude: number | null;
  full_name: string;
  phone: string;
  address: string;
  email: string;
  is_confidential: boolean;
  consent: boolean;
  /** Makes the same form sent twice the same ticket. */
  request_id: string;
}

const key = "public.draft";
const keepFor = 14 * 24 * 3600_000;

export const emptyDraft = (): Draft => ({
  content: "",
  category_id: "",
  commune_id: "",
  location_text: "",
  latitude: null,
  longitude: null,
  full_name: "",
  phone: "",
  address: "",
  email: "",
  is_confidential: false,
  consent: false,
  request_id: newId(),
});

/** crypto.randomUUID() is missing on plain http addresses other than localhost. */
export function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function readDraft(): { draft: Draft; isKept: boolean } {
  try {
    const { at, ...kept } = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Draft> & { at?: number };
    if (at && Date.now() - at < keepFor) return { draft: { ...emptyDraft(), ...kept, consent: false }, isKept: true };
  } catch {
    // An unreadable draft is no draft.
  }
  return { draft: emptyDraft(), isKept: false };
}

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // Full or forbidden: then a reload loses it, which is no reason to stop anybody from writing.
  }
}

export const forgetDraft = (): void => localStorage.removeItem(key);

/** A Vietnamese number as the database understands it: +84, spaces, dots and dashes are fine. */
export const isPhone = (text: string): boolean =>
  /^0[1-9]\d{8,9}$/.test(text.replace(/[\s().\-–]/g, "").replace(/^(\+84|0084|84(?=[1-9]\d{8,9}$))0?/, "0"));

/** What is missing or wrong, by field; the server checks the same again. */
export function problemsOf(draft: Draft): Record<string, string> {
  const problems: Record<string, string> = {};
  const content = draft.content.trim();
  if (!content) problems.content = "required";
  else if (content.length < 10) problems.content = "content_short";
  for (const field of ["full_name", "phone", "address"] as const) {
    if (!draft[field].trim()) problems[field] = "required";
  }
  if (!problems.phone && !isPhone(draft.phone)) problems.phone = "invalid";
  if (draft.email.trim() && !/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(draft.email.trim())) problems.email = "invalid";
  if (!draft.consent) problems.consent = "consent_needed";
  return problems;
}
