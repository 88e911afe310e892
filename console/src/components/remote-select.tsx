import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select, type SelectProps } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toAppError } from "../lib/app-error";
import { normaliseText } from "../lib/normalise-text";
import { supabase } from "../lib/supabase";

type Row = Record<string, unknown> & { id: number };
type Id = number;
// biome-ignore lint/suspicious/noExplicitAny: the builder's type depends on the table, which is a parameter here.
type Builder = any;

export type RemoteSelectProps = Omit<SelectProps, "options" | "value" | "onChange" | "mode"> & {
  value?: Id | Id[] | null;
  onChange?: (value: Id | Id[] | undefined, row?: Row | Row[]) => void;
  multiple?: boolean;
};

type Source = {
  table: string;
  columns: string;
  /** Column holding folded text. */
  search?: string;
  order: string;
  labelOf: (row: Row) => string;
  detailOf?: (row: Row) => ReactNode;
  /** Narrows what is offered; an already chosen value is shown in any case. */
  narrow?: (query: Builder) => Builder;
  /** Part of the cache key when `narrow` depends on something. */
  narrowKey?: unknown;
};

const PAGE = 40;

async function fetchOptions(source: Source, text: string): Promise<Row[]> {
  let query: Builder = supabase().from(source.table).select(source.columns);
  const folded = normaliseText(text).replace(/[\\%_*]/g, " ");
  for (const word of folded.split(" ").filter(Boolean)) query = query.ilike(source.search ?? "search", `%${word}%`);
  if (source.narrow) query = source.narrow(query);
  const { data, error, status } = await query.order(source.order).limit(PAGE);
  if (error) throw toAppError(error, status);
  return data;
}

async function fetchChosen(source: Source, ids: Id[]): Promise<Row[]> {
  const { data, error, status } = await supabase().from(source.table).select(source.columns).in("id", ids);
  if (error) throw toAppError(error, status);
  return data as unknown as Row[];
}

/** A picker over a table: searches on the server without accents, and always knows the name of what is chosen. */
export function RemoteSelect({ source, value, onChange, multiple, ...given }: RemoteSelectProps & { source: Source }) {
  // Form.Item hands this to the frame of the select, which has no role that could be required.
  const { "aria-required": _required, ...rest } = given;
  const { t } = useTranslation("common");
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setText(typed), 200);
    return () => clearTimeout(timer);
  }, [typed]);

  const chosenIds = (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]).map(Number);
  const found = useQuery({
    queryKey: ["options", source.table, source.narrowKey, text],
    queryFn: () => fetchOptions(source, text),
    enabled: isOpen,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const chosen = useQuery({
    queryKey: ["options", source.table, "chosen", [...chosenIds].sort()],
    queryFn: () => fetchChosen(source, chosenIds),
    enabled: chosenIds.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });

  const offered = found.data ?? [];
  const extra = text ? [] : (chosen.data ?? []).filter((row) => !offered.some((each) => each.id === row.id));
  const known = new Map([...(chosen.data ?? []), ...offered].map((row) => [row.id, row]));
  const options = [...extra, ...offered].map((row) => ({ value: row.id, label: source.labelOf(row), row }));

  return (
    <Select
      {...rest}
      mode={multiple ? "multiple" : undefined}
      value={multiple ? chosenIds : (chosenIds[0] ?? null)}
      options={options}
      labelRender={({ value: id, label }) =>
        label ?? (known.has(Number(id)) ? source.labelOf(known.get(Number(id)) as Row) : "…")
      }
      optionRender={({ data }) => (
        <div className="option">
          <span>{data.label}</span>
          {source.detailOf ? <small>{source.detailOf(data.row)}</small> : null}
        </div>
      )}
      showSearch
      filterOption={false}
      searchValue={typed}
      onSearch={setTyped}
      onOpenChange={setOpen}
      onSelect={() => setTyped("")}
      loading={found.isFetching}
      allowClear={rest.allowClear ?? true}
      popupMatchSelectWidth={340}
      notFoundContent={found.isError ? t("select.failed") : found.isFetching ? t("loading") : t("select.none")}
      onChange={(next: Id | Id[] | undefined) => {
        const rows = Array.isArray(next) ? next.map((id) => known.get(id) as Row) : known.get(next as Id);
        onChange?.(next ?? (multiple ? [] : undefined), rows);
      }}
    />
  );
}
