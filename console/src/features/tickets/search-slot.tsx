import { SearchOutlined } from "@ant-design/icons";
import { AutoComplete, Input, type RefSelectProps } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useRpcQuery } from "../../components/use-rpc";
import { formatDate } from "../../lib/date-time";
import "./search-slot.css";
import { StatusTag } from "./status-tag";
import type { TicketRow } from "./types";

const SHOWN = 8;

/** Finds a ticket from anywhere by code, words or place, accents or not; Ctrl+K jumps here. */
export function Slot() {
  const { t } = useTranslation("tickets");
  const navigate = useNavigate();
  const box = useRef<RefSelectProps>(null);
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const isAsking = text.length >= 2;
  const { data, isFetching } = useRpcQuery<TicketRow[]>(
    "find_tickets",
    { p_query: text },
    { enabled: isAsking, staleTime: 10_000 },
  );
  const found = isAsking ? (data ?? []).slice(0, SHOWN) : [];
  const options = [
    ...found.map((ticket) => ({
      value: `/tickets/${ticket.id}`,
      label: (
        <div className="found-ticket">
          <span>
            <strong className="num">{ticket.code}</strong> <StatusTag status={ticket.status} />
            <small className="muted num"> {formatDate(ticket.received_at)}</small>
          </span>
          <span className="clip">{ticket.content}</span>
        </div>
      ),
    })),
    ...(isAsking && data
      ? [
          {
            value: `/tickets?as=all&q=${encodeURIComponent(text)}`,
            label: <span className="found-all">{found.length ? t("search.all") : t("search.none")}</span>,
          },
        ]
      : []),
  ];

  return (
    <AutoComplete
      ref={box}
      className="global-search"
      value={typed}
      options={options}
      popupMatchSelectWidth={440}
      listHeight={520}
      defaultActiveFirstOption
      onChange={setTyped}
      onSelect={(path: string) => {
        setTyped("");
        setText("");
        box.current?.blur();
        navigate(path);
      }}
    >
      <Input
        prefix={<SearchOutlined />}
        suffix={<kbd>Ctrl K</kbd>}
        placeholder={t("search.placeholder")}
        aria-label={t("search.placeholder")}
        aria-busy={isFetching}
      />
    </AutoComplete>
  );
}
