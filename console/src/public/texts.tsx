import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import vi from "../locales/vi/public.json";

export type Language = "vi" | "en";
type Texts = { [key: string]: string | Texts };
type Params = Record<string, unknown>;

interface Words {
  language: Language;
  setLanguage: (language: Language) => Promise<void>;
  /** The text of a key, `{{name}}` filled in; `count` chooses `_one` or `_other`. The key itself when there is none. */
  t: (key: string, params?: Params) => string;
  has: (key: string) => boolean;
}

const kept = "console.language";
const loaded: Partial<Record<Language, Texts>> = { vi };

type Source = (language: Language) => Promise<Texts>;
const sources: Source[] = [];

function merge(into: Texts, more: Texts): void {
  for (const [key, text] of Object.entries(more)) {
    const there = into[key];
    if (typeof there === "object" && typeof text === "object") merge(there, text);
    else into[key] = text;
  }
}

async function load(language: Language): Promise<Texts> {
  const known = loaded[language];
  if (known) return known;
  const texts = (await import("../locales/en/public.json")).default as Texts;
  for (const source of sources) merge(texts, await source(language));
  loaded[language] = texts;
  return texts;
}

/** Texts of pages that most visitors never open; loaded with those pages, in every language loaded so far. */
export async function addTexts(source: Source): Promise<void> {
  if (sources.includes(source)) return;
  sources.push(source);
  for (const [language, texts] of Object.entries(loaded)) merge(texts, await source(language as Language));
}

const find = (texts: Texts | undefined, key: string): string | undefined => {
  let at: string | Texts | undefined = texts;
  for (const part of key.split(".")) at = typeof at === "object" ? at[part] : undefined;
  return typeof at === "string" ? at : undefined;
};

export function translate(texts: Texts, key: string, params: Params = {}): string {
  const plural = typeof params.count === "number" ? `${key}_${params.count === 1 ? "one" : "other"}` : undefined;
  const text = (plural && find(texts, plural)) ?? find(texts, key) ?? key;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(params[name] ?? ""));
}

const Context = createContext<Words | undefined>(undefined);

/** The language of the last visit, with its texts. */
export async function startLanguage(): Promise<Language> {
  const language: Language = localStorage.getItem(kept) === "en" ? "en" : "vi";
  await load(language);
  document.documentElement.lang = language;
  return language;
}

export function TextsProvider({ start, children }: { start: Language; children: ReactNode }) {
  const [language, change] = useState(start);
  const words = useMemo<Words>(() => {
    const texts = loaded[language] ?? vi;
    return {
      language,
      setLanguage: async (next) => {
        await load(next);
        localStorage.setItem(kept, next);
        document.documentElement.lang = next;
        change(next);
      },
      t: (key, params) => translate(texts, key, params),
      has: (key) => find(texts, key) !== undefined,
    };
  }, [language]);
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

export function useTexts(): Words {
  const words = useContext(Context);
  if (!words) throw new Error("useTexts() outside of TextsProvider");
  return words;
}
