import { FilterOutlined, SearchOutlined } from "@ant-design/icons";
import { Badge, Button, DatePicker, Drawer, Grid, Input, InputNumber, type InputRef, Select, Space } from "antd";
import dayjs from "dayjs";
import { type ReactNode, type Ref, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "./agency-select";
import { CategorySelect } from "./category-select";
import "./filter-bar.css";
import { FilterChips } from "./filter-chips";
import type { Says } from "./list-conditions";
import { type FilterSpec, valuesOf } from "./list-filters";
import { StaffSelect } from "./staff-select";
import type { ListController } from "./use-list-state";

export type BarFilter = FilterSpec & {
  label: string;
  options?: { value: string; label: string }[];
  isMultiple?: boolean;
  /** Comes with a link only: no control, shown below the bar and taken off there. */
  isChip?: boolean;
  says?: Says;
};

type Props = {
  list: ListController;
  filters: BarFilter[];
  /** Omit to have no search box. */
  searchPlaceholder?: string;
  searchRef?: Ref<InputRef>;
  /** Column choice, export, saved views. */
  tools?: ReactNode;
};

function SearchBox({
  list,
  placeholder,
  inputRef,
}: {
  list: ListController;
  placeholder: string;
  inputRef?: Ref<InputRef>;
}) {
  const [text, setText] = useState(list.search);
  // typing waits a moment before it becomes the URL.
  useEffect(() => {
    if (text === list.search) return;
    const { pathname } = window.location;
    const timer = setTimeout(() => {
      // While the next page's code loads this one still stands; writing its URL now would take the reader back.
      if (window.location.pathname === pathname) list.setSearch(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => setText(list.search), [list.search]);
  return (
    <Input
      ref={inputRef}
      className="filter-search"
      prefix={<SearchOutlined />}
      placeholder={placeholder}
      aria-label={placeholder}
      value={text}
      allowClear
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
    />
  );
}

/** A word typed into a filter waits for Enter or for the focus to leave: every letter would be another page. */
function TextFilter({ filter, value, onSet }: { filter: BarFilter; value: string; onSet: (next: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const done = () => text.trim() !== value && onSet(text.trim());
  return (
    <Input
      className="filter-control"
      placeholder={filter.label}
      aria-label={filter.label}
      prefix={value ? <span className="muted">{filter.label}:</span> : undefined}
      value={text}
      allowClear
      onChange={(event) => {
        setText(event.target.value);
        // The cross that empties it leaves no focus to lose.
        if (!event.target.value && value) onSet("");
      }}
      onPressEnter={done}
      onBlur={done}
    />
  );
}

function FilterControl({ filter, list }: { filter: BarFilter; list: ListController }) {
  const { t } = useTranslation("common");
  const values = valuesOf(filter, list);
  const set = (next: string[]) => list.setFilter(filter.key, next.length || filter.initial?.length ? next : undefined);
  // A narrow box: one choice by its name, several by their number.
  const chosen = (omitted: { label?: ReactNode }[]) =>
    omitted.length === 1 ? omitted[0]?.label : `${filter.label}: ${omitted.length}`;
  const shared = { placeholder: filter.label, "aria-label": filter.label, className: "filter-control" };
  if (filter.type === "dateRange") {
    const [from, to] = values;
    return (
      <DatePicker.RangePicker
        className="filter-control"
        aria-label={filter.label}
        placeholder={[filter.label, t("filter.to")]}
        format="DD/MM/YYYY"
        allowEmpty={[true, true]}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(range) => set(range ? range.map((day) => day?.format("YYYY-MM-DD") ?? "") : [])}
      />
    );
  }
  if (filter.type === "text")
    return <TextFilter filter={filter} value={values[0] ?? ""} onSet={(next) => set(next ? [next] : [])} />;
  if (filter.type === "numberRange") {
    const change = (index: 0 | 1) => (next: number | null) => {
      const ends = [values[0] ?? "", values[1] ?? ""];
      ends[index] = next === null ? "" : String(next);
      set(ends.some(Boolean) ? ends : []);
    };
    const end = (index: 0 | 1) => (values[index] ? Number(values[index]) : null);
    return (
      <Space.Compact className="filter-control">
        <InputNumber
          changeOnBlur
          placeholder={`${filter.label} ≥`}
          aria-label={`${filter.label} ≥`}
          value={end(0)}
          onChange={change(0)}
        />
        <InputNumber
          changeOnBlur
          placeholder="≤"
          aria-label={`${filter.label} ≤`}
          value={end(1)}
          onChange={change(1)}
        />
      </Space.Compact>
    );
  }
  if (filter.type === "agency" || filter.type === "staff" || filter.type === "category") {
    const Picker = { agency: AgencySelect, staff: StaffSelect, category: CategorySelect }[filter.type];
    return (
      <Picker
        {...shared}
        multiple
        maxTagCount={0}
        maxTagPlaceholder={chosen}
        value={values.filter((value) => /^\d+$/.test(value)).map(Number)}
        onChange={(ids) => set([ids ?? []].flat().map(String))}
      />
    );
  }
  const options =
    filter.type === "boolean"
      ? [
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]
      : (filter.options ?? []);
  const isMultiple = filter.type === "select" && filter.isMultiple !== false;
  return (
    <Select
      {...shared}
      mode={isMultiple ? "multiple" : undefined}
      // "Có" alone would not say of what.
      prefix={!isMultiple && values.length ? <span className="muted">{filter.label}:</span> : undefined}
      maxTagCount={0}
      maxTagPlaceholder={chosen}
      allowClear
      showSearch={isMultiple}
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      options={options}
      value={isMultiple ? values : values[0]}
      onChange={(next: string | string[] | undefined) => set([next ?? []].flat())}
    />
  );
}

/** Search and filters of a list, all of them in the URL; on a phone the filters move into a drawer. */
export function FilterBar({ list, filters, searchPlaceholder, searchRef, tools }: Props) {
  const { t } = useTranslation("common");
  const { md } = Grid.useBreakpoint();
  const [isOpen, setOpen] = useState(false);
  const active = filters.filter((filter) => list.filters[filter.key] !== undefined).length;
  // "Without" is no choice of a picker of records: it is shown beside what only links bring.
  const chips = filters.filter(
    (filter) =>
      filter.isChip ||
      (["agency", "staff", "category"].includes(filter.type) && list.filters[filter.key]?.includes("none")),
  );
  const withControl = filters.filter(({ isChip }) => !isChip);
  const controls = withControl.map((filter) => <FilterControl key={filter.key} filter={filter} list={list} />);
  const clear =
    active || list.search ? (
      <Button type="link" className="filter-clear" onClick={list.clear}>
        {t("filter.clear")}
      </Button>
    ) : null;
  return (
    <search className="filter-bar">
      {searchPlaceholder ? <SearchBox list={list} placeholder={searchPlaceholder} inputRef={searchRef} /> : null}
      {md ? (
        <>
          {controls}
          {clear}
        </>
      ) : withControl.length ? (
        <>
          <Badge count={active} color="var(--c-accent)">
            <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
              {t("filter.title")}
            </Button>
          </Badge>
          <Drawer
            open={isOpen}
            onClose={() => setOpen(false)}
            placement="bottom"
            height="auto"
            title={t("filter.title")}
          >
            <div className="filter-drawer">
              {controls}
              <Button type="primary" onClick={() => setOpen(false)}>
                {t("filter.show")}
              </Button>
              {clear}
            </div>
          </Drawer>
        </>
      ) : null}
      {tools ? <div className="filter-tools">{tools}</div> : null}
      {chips.length ? <FilterChips list={list} filters={chips} /> : null}
    </search>
  );
}
