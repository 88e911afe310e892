export const textFields = ["title", "question", "answer"] as const;
export type TextField = (typeof textFields)[number];
export type Texts = Record<TextField, string>;

/** Personal data in a text to be published, as personal_marks() finds it; places count characters, not code units. */
export type Mark = {
  field: TextField;
  start: number;
  length: number;
  text: string;
  kind: "name" | "phone" | "email" | "address" | "email_like" | "id_like" | "phone_like" | "name_like";
  is_blocking: boolean;
};

export type Piece = { text: string; mark?: Mark };

/**
 * A text in pieces, the marked ones set off. While the answer to the latest words is on its way, the places are those of
 * older words: then a mark stands wherever its words stand first.
 */
export function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const letters = [...text.normalize("NFC")];
  const placed = marks
    .map((mark) => {
      if (letters.slice(mark.start, mark.start + mark.length).join("") === mark.text) return { mark, at: mark.start };
      const found = letters.join("").indexOf(mark.text);
      return { mark, at: found < 0 ? -1 : [...letters.join("").slice(0, found)].length };
    })
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const result: Piece[] = [];
  let done = 0;
  for (const { mark, at } of placed) {
    if (at < done) continue;
    if (at > done) result.push({ text: letters.slice(done, at).join("") });
    result.push({ text: mark.text, mark });
    done = at + [...mark.text].length;
  }
  if (done < letters.length) result.push({ text: letters.slice(done).join("") });
  return result;
}

/** "ông", "bà" before a name go with the name. */
const salutation = /(^|[^\p{L}])(?:ông|bà|anh|chị|cô|chú|bác|em)\s+$/iu;

/** The text with these marks replaced by words that name nobody. */
export function masked(text: string, marks: readonly Mark[], word: (mark: Mark) => string): string {
  const all = pieces(text, marks);
  return all
    .map((piece, index) => {
      if (piece.mark) return word(piece.mark);
      return all[index + 1]?.mark?.kind === "name" ? piece.text.replace(salutation, "$1") : piece.text;
    })
    .join("");
}

/** An address without its numbers names a street and no door; undefined when it has none to leave out. */
export const withoutDoor = (address: string): string | undefined =>
  /\d/.test(address) ? address.replace(/\d[\p{L}\d/.-]*/gu, "…") : undefined;
