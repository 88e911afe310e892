import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../../lib/rpc";

export type PickableTicket = { id: number; code: string; excerpt: string };

type Props = {
  id?: string;
  value?: number;
  onChange?: (value: number | undefined) => void;
  /** Offered before anything is typed: the caller's own. */
  offered: PickableTicket[];
};

/** Picks a ticket: one of the caller's, or any by its code or words. */
export function TicketPicker({ id, value, onChange, offered }: Props) {
  const { t } = useTranslation("calls");
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: ["tickets", "pick", text],
    enabled: text.length > 1,
    queryFn: async () =>
      (await rpc<{ id: number; code: string; content: string }[]>("find_tickets", { p_query: text })).map(
        (row): PickableTicket => ({ id: row.id, code: row.code, excerpt: row.content }),
      ),
  });
  const rows = text.length > 1 ? (found.data ?? []) : offered;
  // What is chosen keeps its name when the list changes under it.
  const [chosen, setChosen] = useState<PickableTicket>();
  const known = [...rows, ...offered, ...(chosen ? [chosen] : [])];
  const options = [...new Map(known.map((row) => [row.id, row])).values()];
  return (
    <Select
      id={id}
      showSearch
      allowClear
      filterOption={false}
      value={value}
      searchValue={typed}
      onSearch={setTyped}
      onSelect={() => setTyped("")}
      onChange={(next?: number) => {
        setChosen(options.find((row) => row.id === next));
        onChange?.(next);
      }}
      loading={found.isFetching}
      placeholder={t("outcome.ticketPlaceholder")}
      notFoundContent={t("outcome.noTicket")}
      options={options
        .filter((row) => rows.includes(row) || row.id === value)
        .map((row) => ({ value: row.id, label: row.code, excerpt: row.excerpt }))}
      optionRender={({ data }) => (
        <div className="option">
          <span className="num">{data.label}</span>
          <small>{data.excerpt}</small>
        </div>
      )}
    />
  );
}
