/** What a setting may be, as its row says (settings.form). */
export type SettingForm =
  | { kind: "boolean" }
  | { kind: "integer"; min?: number; max?: number }
  | { kind: "choice"; options: string[] }
  | { kind: "text"; max?: number; pattern?: string }
  | { kind: "agencies" };

export type SettingValue = boolean | number | string | string[];

export type Setting = {
  key: string;
  value: SettingValue | Record<string, unknown> | null;
  name: string;
  description: string;
  name_en: string | null;
  description_en: string | null;
  form: SettingForm | null;
};

/** These have screens of their own: mail server and SMS gateway, meeting rooms. */
const isElsewhere = (key: string): boolean => /^(messages|jitsi)\./.test(key) || key === "public.base_url";

/** A setting without a form of its own is edited as what it is now; what is no plain value not at all. */
export function formOf({ form, value }: Pick<Setting, "form" | "value">): SettingForm | undefined {
  if (form) return form;
  if (typeof value === "boolean") return { kind: "boolean" };
  if (typeof value === "number") return { kind: "integer" };
  if (typeof value === "string") return { kind: "text" };
  return undefined;
}

/** In this order on the screen; what belongs to none of them comes last. */
export const settingGroups = ["tickets", "ratings", "attachments", "public", "sessions", "other"] as const;
export type SettingGroup = (typeof settingGroups)[number];

const groupOf = (key: string): SettingGroup => {
  const prefix = key.split(".")[0];
  return settingGroups.find((group) => group === prefix) ?? "other";
};

/** The settings of this screen by group, each with what it may be; groups without any are left out. */
export function groupSettings(
  settings: readonly Setting[],
): { group: SettingGroup; settings: (Setting & { form: SettingForm })[] }[] {
  const shown = settings.flatMap((setting) => {
    const form = formOf(setting);
    return form && !isElsewhere(setting.key) ? [{ ...setting, form }] : [];
  });
  return settingGroups
    .map((group) => ({ group, settings: shown.filter(({ key }) => groupOf(key) === group) }))
    .filter(({ settings: found }) => found.length > 0);
}

/** What was changed, ready for save_settings(); `undefined` (an emptied number) is sent as null and refused at its field. */
export function changedSettings(
  settings: readonly Pick<Setting, "key" | "value">[],
  values: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    settings
      .filter(({ key, value }) => key in values && JSON.stringify(values[key] ?? null) !== JSON.stringify(value))
      .map(({ key }) => [key, values[key] ?? null]),
  );
}
