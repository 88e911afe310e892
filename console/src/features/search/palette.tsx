import { CloseOutlined, SearchOutlined } from "@ant-design/icons";
import { Modal } from "antd";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { errorText } from "../../lib/error-text";
import { may } from "../../lib/me";
import { recordGroups } from "./find-records";
import { Keys } from "./keys";
import "./palette.css";
import { type Choice, grouped, phoneOf, ranked, wordsOf } from "./rank";
import { useCallerChoices } from "./use-caller-choices";
import { useCommands } from "./use-commands";
import { useRecords } from "./use-records";

// What the page itself knows comes first and stays where it is; what the database answers comes below.
const order = ["phone", "caller", "actions", "recent", "pages", "settings", ...recordGroups];

type Props = { isOpen: boolean; onClose: () => void };

/** Ctrl+K: any record by code, number, name or words, any page, any action of the page on screen. */
export function Palette({ isOpen, onClose }: Props) {
  return (
    <Modal
      open={isOpen}
      onCancel={onClose}
      footer={null}
      closable={false}
      title={null}
      width={680}
      className="palette"
      wrapClassName="palette-wrap"
      destroyOnHidden
      transitionName=""
      maskTransitionName=""
    >
      <PaletteBody onClose={onClose} />
    </Modal>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["search", "tickets", "common"]);
  const navigate = useNavigate();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [activeKey, setActiveKey] = useState<string>();
  const [phone, setPhone] = useState<string>();
  const [wantsFirst, setWantsFirst] = useState(false);
  const words = wordsOf(typed);
  const commands = useCommands();
  const records = useRecords(typed, phone === undefined);
  const caller = useCallerChoices(phone);

  const choices = ((): Choice[] => {
    if (phone !== undefined) return caller.choices;
    if (!words.length)
      return [...commands.recent.slice(0, 5), ...commands.actions, ...commands.pages, ...commands.settings];
    const number = may("tickets.receive") ? phoneOf(typed) : undefined;
    return [
      ...(number
        ? [
            {
              key: "phone",
              group: "phone",
              title: t("search:caller.find", { phone: number }),
              detail: t("search:caller.logged"),
              keepsOpen: true,
              run: () => setPhone(number),
            },
            {
              key: "phone-call",
              group: "phone",
              title: t("search:caller.receive", { phone: number }),
              path: `/tickets/new?phone=${number}`,
            },
          ]
        : []),
      ...ranked(commands.recent, words, 3),
      ...ranked(commands.actions, words),
      ...ranked(commands.pages, words, 4),
      ...ranked(commands.settings, words, 3),
      ...records.choices.filter(
        (each) => !commands.recent.some((recent) => recent.path === each.path && ranked([recent], words).length),
      ),
      ...(may("tickets.read")
        ? [
            {
              key: "all-tickets",
              group: "tickets",
              title: t("search:inList", { text: typed.trim() }),
              path: `/tickets?as=all&q=${encodeURIComponent(typed.trim())}`,
            },
          ]
        : []),
    ];
  })();
  const groups = grouped(choices, order);
  const lines = groups.flatMap((each) => each.choices);
  const isSettled = phone === undefined ? !words.length || records.isSettled : !caller.isFetching;
  const active = lines.find((each) => each.key === activeKey) ?? lines[0];
  const optionId = (choice: Choice) => `${id}-${choice.key}`;

  const choose = (choice: Choice | undefined, isElsewhere = false) => {
    if (!choice) return;
    if (choice.keepsOpen) {
      choice.run?.();
      return;
    }
    onClose();
    if (choice.path && isElsewhere) window.open(choice.path, "_blank", "noopener");
    else if (choice.path) navigate(choice.path);
    // The palette must be gone first: an action may open a dialog of its own.
    else requestAnimationFrame(() => choice.run?.());
  };

  // After the dialog has taken the focus for itself.
  useEffect(() => {
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  // Enter was pressed before the answer came: the first that answers is meant.
  useEffect(() => {
    if (!wantsFirst || !isSettled) return;
    setWantsFirst(false);
    choose(lines[0]);
  });
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active?.key]);

  const move = (by: number) => {
    if (!lines.length) return;
    const index = active ? lines.indexOf(active) : -1;
    setActiveKey(lines[(index + by + lines.length) % lines.length]?.key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While an input method composes, Enter and arrows belong to it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    const by = steps[event.key];
    if (by !== undefined) {
      event.preventDefault();
      move(by);
    } else if (event.key === "Enter") {
      event.preventDefault();
      // A code typed in one go is looked up first; an own choice of line stands.
      if (!isSettled && activeKey === undefined) setWantsFirst(true);
      else choose(active, event.ctrlKey || event.metaKey);
    } else if (event.key === "Backspace" && typed === "" && phone !== undefined) {
      setPhone(undefined);
    } else if (event.key === "Escape" && phone !== undefined) {
      event.stopPropagation();
      setPhone(undefined);
    }
  };
  const type = (text: string) => {
    setTyped(text);
    setActiveKey(undefined);
    setWantsFirst(false);
    setPhone(undefined);
  };

  const empty = !isSettled || wantsFirst ? t("common:loading") : phone !== undefined ? caller.title : t("search:none");
  return (
    <div className="palette-body">
      <div className="palette-head">
        <SearchOutlined aria-hidden="true" />
        <input
          ref={input}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? optionId(active) : undefined}
          aria-autocomplete="list"
          aria-label={t("search:placeholder")}
          placeholder={t("search:placeholder")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="palette-close" aria-label={t("common:close")} onClick={onClose}>
          <CloseOutlined />
        </button>
      </div>
      {phone !== undefined && (caller.title || caller.error) ? (
        <p className="palette-note" role="status">
          {caller.error ? errorText(t, caller.error) : caller.title}
        </p>
      ) : null}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={t("search:results")}
        className="palette-list"
      >
        {groups.map(({ group, choices: inGroup }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} className="palette-group" role="presentation">
              {t(`search:groups.${group}`)}
            </div>
            {inGroup.map((choice) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text field takes the keys for all options.
              <div
                key={choice.key}
                id={optionId(choice)}
                role="option"
                tabIndex={-1}
                aria-selected={choice.key === active?.key}
                className="palette-option"
                onMouseMove={() => setActiveKey(choice.key)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={(event) => choose(choice, event.ctrlKey || event.metaKey)}
              >
                <span className="palette-title">{choice.title}</span>
                {choice.status ? <span className="palette-status">{t(`tickets:status.${choice.status}`)}</span> : null}
                {choice.detail ? <span className="palette-detail">{choice.detail}</span> : null}
                {choice.hint ? <Keys keys={choice.hint} isPlain={choice.status !== undefined} /> : null}
              </div>
            ))}
          </div>
        ))}
        {lines.length ? null : <p className="palette-empty">{empty}</p>}
      </div>
      <p className="palette-foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("search:foot.move")}
        </span>
        <span>
          <kbd>Enter</kbd> {t("search:foot.open")}
        </span>
        <span>
          <kbd>Ctrl Enter</kbd> {t("search:foot.tab")}
        </span>
        <span>
          <kbd>Esc</kbd> {t("search:foot.close")}
        </span>
      </p>
      <span className="visually-hidden" role="status">
        {records.failed
          ? t("search:failed")
          : isSettled && words.length
            ? t("search:found", { count: lines.length })
            : ""}
      </span>
    </div>
  );
}
