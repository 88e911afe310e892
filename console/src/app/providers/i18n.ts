import type { I18nProvider } from "@refinedev/core";
import i18next from "i18next";
import { type Language, setLanguage } from "../../lib/i18n";

export const i18nProvider: I18nProvider = {
  translate: (key, options, fallback) => i18next.t(key, { defaultValue: fallback, ...(options ?? {}) }) as string,
  changeLocale: (language) => setLanguage(language as Language),
  getLocale: () => i18next.language,
};
