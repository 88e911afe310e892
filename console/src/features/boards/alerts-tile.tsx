import type { ReactNode } from "react";
import { AlertList } from "./alert-list";

/** The reader's alerts as a tile of a board: on a shared board everyone sees their own. */
export function AlertsTile({ title, extra }: { title: string; extra?: ReactNode }) {
  return (
    <section className="sheet chart" aria-label={title} style={{ overflow: "auto" }}>
      <header className="bi-empty-head">
        <h2>{title}</h2>
        {extra}
      </header>
      <AlertList isTile />
    </section>
  );
}
