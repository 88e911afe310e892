import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { LitText } from "./lit-text";
import type { KnowledgeHit } from "./use-knowledge";
import "./knowledge.css";

type Props = {
  id: string;
  hits: KnowledgeHit[];
  active: number;
  onActive: (index: number) => void;
  onOpen?: (hit: KnowledgeHit) => void;
};

/** The id of an option, for the search box's aria-activedescendant. */
export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** Arrow keys and Enter in the search box move through the list below it. */
export function onListKey(
  event: KeyboardEvent,
  {
    count,
    active,
    onActive,
    onEnter,
  }: { count: number; active: number; onActive: (index: number) => void; onEnter: () => void },
): void {
  if (event.nativeEvent.isComposing) return;
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by && count) {
    event.preventDefault();
    onActive((active + by + count) % count);
  } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && count) {
    event.preventDefault();
    onEnter();
  }
}

/** What a search found, best first. */
export function HitList({ id, hits, active, onActive, onOpen }: Props) {
  const { t } = useTranslation("knowledge");
  return (
    <div id={id} role="listbox" aria-label={t("finder.results")} className="hit-list">
      {hits.map((hit, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the search box, which keeps the focus.
        <div
          key={hit.id}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="hit"
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: "nearest" });
          }}
          onClick={() => {
            onActive(index);
            onOpen?.(hit);
          }}
        >
          <strong>
            <LitText parts={hit.title_parts} />
          </strong>
          <p>
            <LitText parts={hit.snippet} />
          </p>
          {hit.category_name || hit.agency_name ? (
            <small>{[hit.category_name, hit.agency_name].filter(Boolean).join(" · ")}</small>
          ) : null}
        </div>
      ))}
    </div>
  );
}
