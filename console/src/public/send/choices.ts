import type { Option } from "../choice";
import type { Language } from "../texts";

/** What the database offers to choose from. */
export interface Choices {
  categories: {
    id: number;
    name: string;
    name_en: string | null;
    parent_id: number | null;
    keywords: string | null;
  }[];
  communes: { id: number; name: string }[];
  max_files: number;
}

export const nameIn = (language: Language, { name, name_en }: { name: string; name_en: string | null }) =>
  language === "en" ? (name_en ?? name) : name;

/** The sub-categories under their fields, in the office's order; a field without any is a choice itself. */
export function categoryOptions(choices: Choices | undefined, language: Language): Option[] {
  const all = choices?.categories ?? [];
  return all
    .filter(({ parent_id }) => parent_id === null)
    .flatMap((field) => {
      const below = all.filter(({ parent_id }) => parent_id === field.id);
      const group = nameIn(language, field);
      return (below.length > 0 ? below : [field]).map((category) => ({
        id: String(category.id),
        name: nameIn(language, category),
        group,
        words: `${category.name} ${category.keywords ?? ""}`,
      }));
    });
}

export const communeOptions = (choices: Choices | undefined): Option[] =>
  (choices?.communes ?? []).map(({ id, name }) => ({ id: String(id), name }));
