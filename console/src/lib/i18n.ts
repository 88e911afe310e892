import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

/** Namespaces the login page needs; everything else loads with the shell. */
export const baseNamespaces = ["common", "app", "errors", "auth"];

const files = import.meta.glob<{ default: Record<string, unknown> }>("../locales/*/*.json");

export const allNamespaces = [...new Set(Object.keys(files).map((path) => path.replace(/^.*\/(.+)\.json$/, "$1")))];

const backend: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`../locales/${language}/${namespace}.json`];
    if (!load) return done(null, {});
    load().then(
      (module) => done(null, module.default),
      (error) => done(error as Error, null),
    );
  },
};

function startLanguage(): Language {
  const kept = localStorage.getItem("console.language");
  return kept === "en" ? "en" : "vi";
}

export async function startI18n(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: startLanguage(),
      fallbackLng: "vi",
      supportedLngs: languages,
      ns: baseNamespaces,
      defaultNS: "common",
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
      returnNull: false,
    });
  // "Nhập tên đơn vị", but "Nhập UBND": a word in capitals keeps them.
  i18next.services.formatter?.add("lowercaseFirst", (value: string) =>
    /^\p{Lu}\p{Lu}/u.test(value) ? value : value.charAt(0).toLowerCase() + value.slice(1),
  );
  document.documentElement.lang = i18next.language;
}

export async function setLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  localStorage.setItem("console.language", language);
  document.documentElement.lang = language;
}

/** Everything behind the login; one request per language (the build groups the files). */
export const loadFeatureTexts = (): Promise<void> => i18next.loadNamespaces(allNamespaces);
