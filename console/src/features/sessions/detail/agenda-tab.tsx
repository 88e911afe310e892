import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, App, Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { may } from "../../../lib/me";
import { moved } from "../plan/cases-field";
import { type AgendaRow, openStatuses, type SessionRow } from "../types";

type Item = Pick<AgendaRow, "title" | "minutes" | "step" | "case_id"> & {
  key: string;
  id?: number;
  lead_name: string;
  hasBegun: boolean;
};

const itemOf = (row: AgendaRow): Item => ({
  key: String(row.id),
  id: row.id,
  title: row.title,
  lead_name: row.lead_name ?? "",
  minutes: row.minutes,
  step: row.step,
  case_id: row.case_id,
  hasBegun: row.started_at !== null,
});

/** The instant each item begins, from the minutes before it; the last is the end. */
export function startsOf(startsAt: string, minutes: readonly number[]): string[] {
  const starts = [startsAt];
  for (const each of minutes) starts.push(new Date(Date.parse(starts.at(-1) as string) + each * 60_000).toISOString());
  return starts;
}

function Reading({ session, items }: { session: SessionRow; items: Item[] }) {
  const { t } = useTranslation("sessions");
  const starts = startsOf(
    session.starts_at,
    items.map((each) => each.minutes),
  );
  return (
    <ol className="agenda-list">
      {items.map((each, index) => (
        <li key={each.key} data-case={each.case_id ?? undefined}>
          <span className="num slot">{formatTime(starts[index])}</span>
          <div>
            <span>{each.title}</span>
            <small>{each.lead_name}</small>
          </div>
          <span className="num muted">{t("agenda.minutes", { count: each.minutes })}</span>
        </li>
      ))}
    </ol>
  );
}

function Editing({ session, start, onDone }: { session: SessionRow; start: Item[]; onDone: () => void }) {
  const { t } = useTranslation(["sessions", "common"]);
  const [items, setItems] = useState(start);
  const [dragged, setDragged] = useState<number>();
  const [error, setError] = useState<AppError>();
  const [isAsked, setAsked] = useState(false);
  // What was opened is what is saved over: whoever changed the session meanwhile is not overwritten.
  const [version] = useState(session.version);
  const { run, isPending } = useRpc("save_agenda", {
    success: t("agenda.saved"),
    silent: true,
    onSuccess: onDone,
    onError: setError,
  });
  const change = (index: number, next: Partial<Item>) =>
    setItems(items.map((each, place) => (place === index ? { ...each, ...next } : each)));
  const starts = startsOf(
    session.starts_at,
    items.map((each) => each.minutes),
  );
  const over = Math.round((Date.parse(starts.at(-1) ?? session.starts_at) - Date.parse(session.ends_at)) / 60_000);
  const save = () => {
    setAsked(true);
    setError(undefined);
    if (items.some((each) => !each.title.trim())) return;
    run({
      p_session_id: session.id,
      p_items: items.map(({ id, title, lead_name, minutes, step, case_id }) => ({
        id: id ?? null,
        title,
        lead_name,
        minutes,
        step,
        case_id,
      })),
      p_version: version,
    });
  };
  return (
    <>
      <ol className="agenda-list is-editing">
        {items.map((each, index) => (
          <li
            key={each.key}
            data-case={each.case_id ?? undefined}
            data-dragged={dragged === index || undefined}
            onDragOver={(event) => {
              if (dragged === undefined) return;
              event.preventDefault();
              if (dragged !== index) {
                setItems(moved(items, dragged, index));
                setDragged(index);
              }
            }}
          >
            {/* Only the grip drags: the texts beside it can be marked with the mouse. */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone, the arrows beside it do the same by keyboard. */}
            <span
              className="plan-grip"
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                const row = event.currentTarget.closest("li");
                if (row) event.dataTransfer.setDragImage(row, 12, 12);
                setDragged(index);
              }}
              onDragEnd={() => setDragged(undefined)}
            >
              <HolderOutlined aria-hidden="true" />
            </span>
            <span className="num slot">{formatTime(starts[index])}</span>
            <Input
              className="agenda-title"
              aria-label={t("agenda.title")}
              status={isAsked && !each.title.trim() ? "error" : undefined}
              maxLength={500}
              value={each.title}
              onChange={(event) => change(index, { title: event.target.value })}
            />
            <Input
              className="agenda-lead"
              aria-label={t("agenda.lead")}
              placeholder={t("agenda.lead")}
              maxLength={200}
              value={each.lead_name}
              onChange={(event) => change(index, { lead_name: event.target.value })}
            />
            <InputNumber
              aria-label={t("agenda.minutesOf", { title: each.title })}
              className="agenda-minutes"
              min={1}
              max={600}
              precision={0}
              suffix={t("agenda.unit")}
              value={each.minutes}
              onChange={(minutes) => change(index, { minutes: minutes ?? 5 })}
            />
            <span className="agenda-buttons">
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                aria-label={t("agenda.up")}
                onClick={() => setItems(moved(items, index, index - 1))}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                disabled={index === items.length - 1}
                aria-label={t("agenda.down")}
                onClick={() => setItems(moved(items, index, index + 1))}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                disabled={each.hasBegun || items.length === 1}
                aria-label={t("agenda.remove")}
                onClick={() => setItems(items.filter((_, place) => place !== index))}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button
        icon={<PlusOutlined />}
        onClick={() =>
          setItems([
            ...items,
            {
              key: crypto.randomUUID(),
              title: "",
              lead_name: "",
              minutes: 10,
              step: "other",
              case_id: null,
              hasBegun: false,
            },
          ])
        }
      >
        {t("agenda.add")}
      </Button>
      <p className={over > 0 ? "session-warning" : "muted"}>
        {t(over > 0 ? "agenda.over" : "agenda.until", {
          time: formatTime(starts.at(-1)),
          end: formatTime(session.ends_at),
          count: over,
        })}
      </p>
      {error ? <Alert type="error" showIcon message={errorText(t, error)} /> : null}
      <div className="agenda-actions">
        <Button type="primary" loading={isPending} onClick={save}>
          {t("common:save")}
        </Button>
        <Button onClick={onDone}>{t("common:cancel")}</Button>
      </div>
    </>
  );
}

/** The agenda: read, or edited by dragging, by arrows, and by the minutes, from which the times follow. */
export function AgendaTab({ session, agenda }: { session: SessionRow; agenda: AgendaRow[] }) {
  const { t } = useTranslation(["sessions", "common"]);
  const { modal } = App.useApp();
  const [isEditing, setEditing] = useState(false);
  const remake = useRpc("save_agenda", { success: t("agenda.remade") });
  const isOpen = openStatuses.includes(session.status);
  const items = agenda.map(itemOf);
  const end = startsOf(
    session.starts_at,
    items.map((each) => each.minutes),
  ).at(-1);
  const isOver = Date.parse(end ?? session.starts_at) > Date.parse(session.ends_at);
  return (
    <section className="sheet sheet-pad" aria-labelledby="session-agenda">
      <div className="sheet-head">
        <h2 id="session-agenda" className="sheet-title">
          {t("agenda.heading")}
        </h2>
        {may("sessions.edit") && !isEditing && (isOpen || session.status === "live") ? (
          <span className="agenda-actions">
            {isOpen ? (
              <Button
                loading={remake.isPending}
                onClick={() =>
                  modal.confirm({
                    title: t("agenda.remake"),
                    content: t("agenda.remakeText"),
                    okText: t("agenda.remake"),
                    cancelText: t("common:cancel"),
                    onOk: () => remake.run({ p_session_id: session.id, p_items: null, p_version: session.version }),
                  })
                }
              >
                {t("agenda.remake")}
              </Button>
            ) : null}
            <Button onClick={() => setEditing(true)}>{t("common:edit")}</Button>
          </span>
        ) : null}
      </div>
      {isEditing ? (
        <Editing session={session} start={items} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Reading session={session} items={items} />
          {end ? (
            <p className={isOver ? "session-warning" : "muted"}>
              {t(isOver ? "agenda.over" : "agenda.until", {
                time: formatTime(end),
                end: formatTime(session.ends_at),
                count: Math.round((Date.parse(end) - Date.parse(session.ends_at)) / 60_000),
              })}
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}
