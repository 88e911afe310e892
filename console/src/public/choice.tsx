import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { normaliseText } from "../lib/normalise-text";
import { useTexts } from "./texts";

export interface Option {
  id: string;
  name: string;
  group?: string;
  /** Further words people look for it by. */
  words?: string;
}

interface ChoiceProps {
  id: string;
  options: Option[];
  value: string;
  onChange: (id: string) => void;
  placeholder: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** Chooses one of many by typing a few letters, with or without accents. */
export function Choice({ id, options, value, onChange, placeholder, ...aria }: ChoiceProps) {
  const { t } = useTexts();
  const list = useId();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const chosen = options.find((option) => option.id === value);
  const indexed = useMemo(
    () => options.map((option) => ({ option, text: normaliseText(`${option.name} ${option.words ?? ""}`) })),
    [options],
  );
  const shown = useMemo(() => {
    const words = normaliseText(typed).split(" ").filter(Boolean);
    return indexed.filter(({ text }) => words.every((word) => text.includes(word))).map(({ option }) => option);
  }, [indexed, typed]);

  useEffect(() => {
    if (isOpen) box.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active, isOpen]);

  const open = () => {
    // On a phone the list would otherwise open below the edge of the screen.
    const { bottom } = box.current?.getBoundingClientRect() ?? { bottom: 0 };
    if (window.innerHeight - bottom < 260) box.current?.scrollIntoView({ block: "start" });
    setTyped("");
    setActive(0);
    setOpen(true);
  };
  const take = (option: Option) => {
    onChange(option.id);
    setOpen(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((index) => Math.min(Math.max(index + step, 0), shown.length - 1));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      // With nothing to take yet (the list is still on its way) it stays open.
      if (shown[active]) take(shown[active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setOpen(false);
    } else if (!isOpen && (event.key.length === 1 || event.key === "Backspace")) {
      // What is typed replaces what was chosen instead of being added to its name.
      open();
    }
  };

  return (
    <div className="choice" ref={box}>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && shown[active] ? `${list}-${active}` : undefined}
        autoComplete="off"
        placeholder={chosen && isOpen ? chosen.name : placeholder}
        value={isOpen ? typed : (chosen?.name ?? "")}
        onClick={() => !isOpen && open()}
        onChange={(event) => {
          setOpen(true);
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
        {...aria}
      />
      {value ? (
        <button type="button" className="choice-clear" aria-label={t("form.clear")} onClick={() => onChange("")}>
          ×
        </button>
      ) : null}
      <div className="choice-list" role="listbox" id={list} hidden={!isOpen} aria-label={placeholder}>
        {shown.length === 0 ? <p className="choice-none">{t("form.nothingFound")}</p> : null}
        {shown.map((option, index) => (
          <div key={option.id} role="presentation">
            {option.group && option.group !== shown[index - 1]?.group ? (
              <p className="choice-group" role="presentation">
                {option.group}
              </p>
            ) : null}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus, as ARIA's pattern asks. */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's. */}
            <div
              role="option"
              id={`${list}-${index}`}
              data-index={index}
              aria-selected={option.id === value}
              data-active={index === active || undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
            >
              {option.name}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
