export type Setting = { key: string; value: unknown; name: string; description: string };

type Smtp = { host: string; port: number; security: string; user: string; from: string };
type Sms = {
  url: string;
  method: string;
  format: string;
  phone_format: string;
  sender: string;
  headers: { name: string; value: string }[];
  body: string;
  success_status: string;
  success_path: string;
  success_pattern: string;
};

/** The form; names of fields are those that the database's refusals point to. */
export type DeliveryForm = {
  smtp: Smtp;
  sms: Sms;
  withoutAccents: boolean;
  from: string;
  citizen_hours: string;
  digest_times: string[];
  max_attempts: number;
  max_age_days: number;
  office: string;
  hotline: string;
  baseUrl: string;
};

export function fromSettings(settings: Setting[]): DeliveryForm {
  const of = <T>(key: string, fallback: T): T => (settings.find((each) => each.key === key)?.value as T) ?? fallback;
  const hours = of("messages.citizen_hours", { from: "07:00", to: "21:00" });
  return {
    smtp: of("messages.smtp", {} as Smtp),
    sms: of("messages.sms", {} as Sms),
    withoutAccents: of("messages.sms_without_accents", false),
    from: hours.from,
    citizen_hours: hours.to,
    digest_times: of("messages.digest_times", ["10:00", "14:30"]),
    max_attempts: of("messages.max_attempts", 12),
    max_age_days: of("messages.max_age_days", 7),
    office: of("messages.office_name", ""),
    hotline: of("messages.hotline", ""),
    baseUrl: of("public.base_url", ""),
  };
}

export function toSettings(form: DeliveryForm): Record<string, unknown> {
  const trimmed = <T extends object>(values: T): T =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? value.trim() : (value ?? "")]),
    ) as T;
  return {
    "messages.smtp": trimmed(form.smtp),
    "messages.sms": {
      ...trimmed(form.sms),
      headers: (form.sms.headers ?? []).filter((header) => header?.name).map(trimmed),
    },
    "messages.sms_without_accents": form.withoutAccents,
    "messages.citizen_hours": { from: form.from, to: form.citizen_hours },
    "messages.digest_times": [...new Set(form.digest_times)].sort(),
    "messages.max_attempts": form.max_attempts,
    "messages.max_age_days": form.max_age_days,
    "messages.office_name": form.office.trim(),
    "messages.hotline": form.hotline.trim(),
    "public.base_url": (form.baseUrl ?? "").trim(),
  };
}
