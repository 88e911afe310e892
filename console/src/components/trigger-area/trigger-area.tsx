import { Input } from "antd";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { insertPassage, insertText } from "./insert-text";
import "./trigger-area.css";
import { type TypedTrigger, typedTrigger } from "./typed-trigger";

export type TriggerOption = {
  key: string;
  label: string;
  detail?: string /** What takes the sign's place. */;
  text: string;
};

type Props = {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
  signs: readonly string[];
  /** What the list offers for what has been typed after the sign. */
  options: readonly TriggerOption[];
  listLabel: string;
  onQuery: (query: string | undefined) => void;
  onPick?: (option: TriggerOption) => void;
  /** The text is a passage of its own, set off by empty lines. */
  isPassage?: boolean;
  rows?: number;
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  "aria-label"?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
};

/** A text field in which a sign ("@", "/") opens a list; arrows choose, Enter or Tab takes, Escape closes it. */
export function TriggerArea({ value = "", onChange, signs, options, listLabel, onQuery, ...props }: Props) {
  const { onPick, isPassage, rows = 4, onKeyDown, ...rest } = props;
  const listId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [trigger, setTrigger] = useState<TypedTrigger>();
  const [closedAt, setClosedAt] = useState<number>();
  const [active, setActive] = useState(0);
  const isOpen = trigger !== undefined && trigger.from !== closedAt && options.length > 0;
  const query = trigger?.query;
  useEffect(() => {
    setActive(0);
    onQuery(query);
  }, [query]);

  const area = () => frame.current?.querySelector("textarea") ?? undefined;
  const look = () => {
    const element = area();
    if (!element) return;
    const next =
      element.selectionStart === element.selectionEnd
        ? typedTrigger(element.value, element.selectionStart, signs)
        : undefined;
    setTrigger(next);
    if (next?.from !== closedAt) setClosedAt(undefined);
  };
  const take = (option: TriggerOption | undefined) => {
    const element = area();
    if (!option || !element || !trigger) return;
    const to = element.selectionStart;
    if (isPassage) {
      insertText(element, "", trigger.from, to);
      insertPassage(element, option.text);
    } else {
      insertText(element, option.text, trigger.from, to);
    }
    setTrigger(undefined);
    onPick?.(option);
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isOpen && !event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey) {
      const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (by) {
        event.preventDefault();
        return setActive((active + by + options.length) % options.length);
      }
      if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        return take(options[active]);
      }
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        return setClosedAt(trigger.from);
      }
    }
    onKeyDown?.(event);
  };
  return (
    <div className="trigger-area" ref={frame}>
      <Input.TextArea
        {...rest}
        value={value}
        maxLength={10_000}
        autoSize={{ minRows: rows, maxRows: 16 }}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          onChange?.(event.target.value);
          look();
        }}
        onSelect={look}
        onKeyDown={onKey}
        onBlur={() => setTrigger(undefined)}
      />
      {isOpen ? (
        <div id={listId} role="listbox" aria-label={listLabel} className="trigger-list">
          {options.map((option, index) => (
            <div
              key={option.key}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              ref={(element) => {
                if (index === active) element?.scrollIntoView({ block: "nearest" });
              }}
              // Before the field loses the focus, and with it the place in the text.
              onMouseDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              <span>{option.label}</span>
              {option.detail ? <small>{option.detail}</small> : null}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
