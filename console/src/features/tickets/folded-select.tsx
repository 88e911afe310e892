import { Select, type SelectProps } from "antd";
import { normaliseText } from "../../lib/normalise-text";

export type FoldedOption = { value: number; label: string; hint?: string; search: string };
export type FoldedGroup = { label: string; options: FoldedOption[] };

type Props = Omit<SelectProps, "options"> & { options: (FoldedOption | FoldedGroup)[] };

/** Every word typed must occur, in any order, with or without accents. */
export function matches(search: string, typed: string): boolean {
  return normaliseText(typed)
    .split(" ")
    .every((word) => search.includes(word));
}

/** A picker over a list that is already here: answers at the speed of typing, which a call needs. */
export function FoldedSelect({ options, ...rest }: Props) {
  return (
    <Select
      showSearch
      allowClear
      popupMatchSelectWidth={420}
      {...rest}
      options={options}
      filterOption={(typed, option) => {
        const search = (option as FoldedOption | undefined)?.search;
        return search !== undefined && matches(search, typed);
      }}
      optionRender={({ data, label }) => (
        <div className="option">
          <span>{label}</span>
          {(data as unknown as FoldedOption).hint ? <small>{(data as unknown as FoldedOption).hint}</small> : null}
        </div>
      )}
    />
  );
}
