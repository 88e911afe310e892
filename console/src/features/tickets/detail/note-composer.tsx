import { Button } from "antd";
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TriggerArea } from "../../../components/trigger-area/trigger-area";
import { useRpc, useRpcQuery } from "../../../components/use-rpc";
import { errorText } from "../../../lib/error-text";
import { dropDraft, keepDraft, readDraft } from "../steps/step-draft";
import type { StepResult, TicketRow } from "../types";
import { mentionedIn, type Named } from "./mentions";

type Colleague = {
  id: number;
  display_name: string;
  job_title: string | null;
  agency_name: string;
  is_involved: boolean;
};

type Props = {
  ticket: TicketRow;
  ref?: Ref<{ focus: () => void }>;
  /** Somebody asked for it before it was there. */
  takesFocus?: boolean;
  onSaved: () => void;
};

const SIGNS = ["@"];

/** A note for colleagues under the ticket: "@" names people who may read it; what is not saved stays for later. */
export function NoteComposer({ ticket, ref, takesFocus = false, onSaved }: Props) {
  const { t } = useTranslation("ticket-notes");
  const frame = useRef<HTMLElement>(null);
  const [kept] = useState(() => readDraft(ticket.id, "add_note")?.values);
  const [text, setText] = useState(() => String(kept?.note ?? ""));
  const [named, setNamed] = useState<Named[]>(() => (kept?.named as Named[] | undefined) ?? []);
  const [query, setQuery] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<string>();
  useImperativeHandle(ref, () => ({
    focus: () => frame.current?.querySelector("textarea")?.focus(),
  }));
  const focusAtFirst = useRef(takesFocus);
  useEffect(() => {
    if (focusAtFirst.current) frame.current?.querySelector("textarea")?.focus();
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), 150);
    return () => clearTimeout(timer);
  }, [query]);
  const { data: colleagues } = useRpcQuery<Colleague[]>(
    "mentionable_staff",
    { p_ticket_id: ticket.id, p_query: asked ?? "" },
    { enabled: asked !== undefined, staleTime: 60_000 },
  );
  const options = useMemo(
    () =>
      query === undefined
        ? []
        : (colleagues ?? []).map((each) => ({
            key: String(each.id),
            label: each.display_name,
            detail: [each.job_title, each.agency_name, each.is_involved ? t("involved") : null]
              .filter(Boolean)
              .join(" · "),
            text: `@${each.display_name} `,
          })),
    [colleagues, query, t],
  );

  const keep = (note: string, people: Named[]) =>
    keepDraft(ticket.id, "add_note", { note, named: note ? people : undefined }, ticket);
  const { run, isPending } = useRpc<StepResult>("add_note", {
    silent: true,
    success: t("saved"),
    onSuccess: () => {
      setText("");
      setNamed([]);
      dropDraft(ticket.id, "add_note");
      onSaved();
    },
    onError: (error) => setProblem(errorText(t, error)),
  });
  const mentioned = mentionedIn(text, named);
  const save = () => {
    if (!text.trim()) return setProblem(t("required"));
    setProblem(undefined);
    run({ p_ticket_id: ticket.id, p_note: text, p_mentioned: mentioned.map((each) => each.id) });
  };
  return (
    <section className="sheet sheet-pad note-composer" aria-labelledby="ticket-note" ref={frame}>
      <h2 id="ticket-note" className="sheet-title">
        {t("title")}
      </h2>
      <TriggerArea
        value={text}
        onChange={(value) => {
          setText(value);
          setProblem(undefined);
          keep(value, named);
        }}
        signs={SIGNS}
        options={options}
        listLabel={t("mention")}
        rows={text ? 3 : 1}
        placeholder={t("placeholder")}
        aria-label={t("title")}
        disabled={isPending}
        onQuery={setQuery}
        onPick={(option) => {
          const people = [...named, { id: Number(option.key), name: option.label }];
          setNamed(people);
          keep(text, people);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          save();
        }}
      />
      {problem ? (
        <p className="note-problem" role="alert">
          {problem}
        </p>
      ) : null}
      {text ? (
        <div className="note-foot">
          <span className="muted">
            {mentioned.length ? t("willTell", { names: mentioned.map((each) => each.name).join(", ") }) : t("keys")}
          </span>
          <Button type="primary" loading={isPending} onClick={save}>
            {t("save")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
