import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import { useDebounced } from "./use-debounced";

export type Person = {
  id: number;
  display_name: string;
  job_title: string | null;
  agency_id: number;
  agency_name: string;
};

type Props = {
  id?: string;
  value?: number | null;
  onChange: (id: number | undefined, person?: Person) => void;
  placeholder?: string;
  /** Offers only people of this agency. */
  agencyId?: number;
  allowClear?: boolean;
  /** Where no label of a form names it. */
  "aria-label"?: string;
};

/** Picks somebody of any agency: whoever plans may see names and titles across all of them. */
export function PeoplePicker({ id, value, onChange, placeholder, agencyId, allowClear = true, ...named }: Props) {
  const { t } = useTranslation(["sessions", "common"]);
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const asked = useDebounced(text, 250);
  const found = useQuery<Person[], AppError>({
    queryKey: ["people_for_sessions", asked, agencyId],
    enabled: isOpen,
    placeholderData: keepPreviousData,
    queryFn: () => rpc("people_for_sessions", { p_query: asked, p_agency_id: agencyId ?? null }),
  });
  const chosen = useQuery<Person[], AppError>({
    queryKey: ["people_for_sessions", "ids", value],
    enabled: typeof value === "number",
    staleTime: 300_000,
    queryFn: () => rpc("people_for_sessions", { p_query: null, p_ids: [value] }),
  });
  const people = [...(text ? [] : (chosen.data ?? [])), ...(found.data ?? [])];
  const unique = people.filter((each, index) => people.findIndex((one) => one.id === each.id) === index);
  const nameOf = (personId: number) =>
    [...(chosen.data ?? []), ...people].find((each) => each.id === personId)?.display_name ?? "…";
  return (
    <Select<number>
      id={id}
      aria-label={named["aria-label"]}
      style={{ width: "100%" }}
      showSearch
      filterOption={false}
      allowClear={allowClear}
      placeholder={placeholder ?? t("common:select.staff")}
      value={value ?? null}
      searchValue={text}
      onSearch={setText}
      onOpenChange={setOpen}
      loading={found.isFetching}
      popupMatchSelectWidth={360}
      notFoundContent={
        found.isError ? t("common:select.failed") : found.isFetching ? t("common:loading") : t("common:select.none")
      }
      options={unique.map((each) => ({ value: each.id, label: each.display_name, each }))}
      labelRender={({ value: personId }) => nameOf(Number(personId))}
      optionRender={({ data }) => (
        <div className="option">
          <span>{data.label}</span>
          <small>{[data.each.job_title, data.each.agency_name].filter(Boolean).join(" · ")}</small>
        </div>
      )}
      onChange={(next: number | undefined) => {
        setText("");
        onChange(
          next,
          unique.find((each) => each.id === next),
        );
      }}
    />
  );
}
