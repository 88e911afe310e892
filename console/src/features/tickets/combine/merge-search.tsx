import { useQuery } from "@tanstack/react-query";
import { Input, Skeleton } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../../../lib/app-error";
import { formatDateTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { may } from "../../../lib/me";
import { rpc } from "../../../lib/rpc";
import { isPhone, plainPhone } from "../intake/intake-payload";
import type { Caller } from "../intake/use-caller";
import type { Duplicate } from "../intake/use-duplicates";
import { StatusTag } from "../status-tag";
import type { TicketRow } from "../types";
import { obstacle } from "./merge-outcome";

/** A ticket that may be the other one, from whichever search found it. */
type Found = Pick<TicketRow, "id" | "code" | "status" | "received_at" | "agency_name"> & {
  excerpt: string;
  place?: string | null;
  reasons?: Duplicate["reasons"];
  distance?: number | null;
};

const fromList = (row: TicketRow): Found => ({ ...row, excerpt: row.content, place: row.location_text });

async function search(text: string): Promise<Found[]> {
  if (isPhone(text)) {
    // Who a number belongs to is for those who take calls.
    if (!may("tickets.receive")) return [];
    return (await rpc<Caller>("find_caller", { p_phone: plainPhone(text) })).tickets;
  }
  return (await rpc<TicketRow[]>("find_tickets", { p_query: text })).slice(0, 20).map(fromList);
}

const KEEP = { retry: false, refetchOnWindowFocus: false } as const;

type Props = { ticket: TicketRow; onPick: (id: number) => void };

/** Finds the ticket that reports the same: likely ones at once, any other by code, telephone or words. */
export function MergeSearch({ ticket, onPick }: Props) {
  const { t } = useTranslation("merging");
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const isSearching = text.length > 1;
  const likely = useQuery<Found[], AppError>({
    queryKey: ["tickets", "duplicates-of", ticket.id],
    queryFn: async () =>
      (await rpc<Duplicate[]>("find_duplicates", { p_draft: { ticket_id: ticket.id } })).map((each) => ({
        ...each,
        place: each.location_text,
      })),
    ...KEEP,
  });
  const found = useQuery<Found[], AppError>({
    queryKey: ["tickets", "merge-search", text],
    enabled: isSearching,
    queryFn: () => search(text),
    ...KEEP,
  });
  const query = isSearching ? found : likely;
  const rows = (query.data ?? []).filter((each) => each.id !== ticket.id);
  const isForeignPhone = isSearching && isPhone(text) && !may("tickets.receive");

  // Arrow keys walk through what was found, Enter takes it.
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>("button:not(:disabled)") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    event.preventDefault();
    if (next >= 0) buttons[next]?.focus();
    else event.currentTarget.querySelector("input")?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys only move the focus among its buttons.
    <div className="merge-search" onKeyDown={walk}>
      <Input
        id="merge-search"
        autoFocus
        allowClear
        size="large"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={(event) => {
          if (!event.ctrlKey && !event.metaKey)
            list.current?.querySelector<HTMLButtonElement>("button:not(:disabled)")?.focus();
        }}
        placeholder={t(may("tickets.receive") ? "merge.searchAll" : "merge.search")}
        aria-label={t(may("tickets.receive") ? "merge.searchAll" : "merge.search")}
      />
      <h3 className="combine-heading" aria-live="polite">
        {t(isSearching ? "merge.found" : "merge.likely")}{" "}
        {query.isSuccess ? <span className="muted num">{rows.length}</span> : null}
      </h3>
      {query.isLoading ? <Skeleton active paragraph={{ rows: 3 }} title={false} /> : null}
      {query.isError ? <p role="alert">{errorText(t, query.error)}</p> : null}
      {query.isSuccess && !rows.length ? (
        <p className="muted">
          {t(isForeignPhone ? "merge.phoneNotYours" : isSearching ? "merge.foundNone" : "merge.likelyNone")}
        </p>
      ) : null}
      <ul className="merge-found" ref={list}>
        {rows.map((each) => {
          const why = obstacle(ticket, each);
          return (
            <li key={each.id}>
              <button type="button" disabled={why !== undefined} onClick={() => onPick(each.id)}>
                <span className="merge-found-head">
                  <strong className="num">{each.code}</strong>
                  <StatusTag status={each.status} />
                  {(each.reasons ?? []).map((reason) => (
                    <span key={reason} className="combine-reason">
                      {reason === "place" && typeof each.distance === "number"
                        ? t("calls:duplicates.metres", { count: Math.round(each.distance) })
                        : t(`calls:duplicates.reason.${reason}`)}
                    </span>
                  ))}
                </span>
                <span className="merge-found-text">
                  {each.place ? `${each.place}: ` : ""}
                  {each.excerpt}
                </span>
                <span className="muted num">
                  {[formatDateTime(each.received_at), each.agency_name, why ? t(`merge.obstacle.${why}`) : null]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
