import { type Named, noteParts } from "./mentions";

/** A note with the people it names set off. */
export function NoteText({ note, mentioned }: { note: string; mentioned: unknown }) {
  const people = Array.isArray(mentioned) ? (mentioned as Named[]) : [];
  return noteParts(note, people).map((part, index) =>
    part.isName ? (
      <strong key={index} className="mention">
        {part.text}
      </strong>
    ) : (
      part.text
    ),
  );
}
