import { Select } from "antd";
import { AgencySelect } from "../../components/agency-select";
import type { Dimension } from "../../components/bi/types";
import { useNameOf } from "../../components/bi/use-bi";
import { CategorySelect } from "../../components/category-select";
import { StaffSelect } from "../../components/staff-select";

type Value = string | number | boolean;
type Props = { dimension: Dimension; value: Value[]; onChange: (value: Value[]) => void; label: string };

/** The values of a filter, picked by the kind of dimension. */
export function FilterValues({ dimension, value, onChange, label }: Props) {
  const { nameOf } = useNameOf();
  const pick = {
    multiple: true,
    value: value.map(Number),
    onChange: (ids: number | number[] | undefined) => onChange([ids ?? []].flat()),
    "aria-label": label,
    placeholder: label,
    style: { width: "100%" },
  };
  if (dimension.labels === "agency")
    return <AgencySelect {...pick} {...(dimension.code === "commune" ? { kinds: ["commune"] } : {})} />;
  if (dimension.labels === "category") return <CategorySelect {...pick} />;
  if (dimension.code === "officer") return <StaffSelect {...pick} />;
  return (
    <Select
      mode={dimension.values ? "multiple" : "tags"}
      style={{ width: "100%" }}
      aria-label={label}
      placeholder={label}
      optionFilterProp="label"
      value={value.map(String)}
      options={(dimension.values ?? []).map((each) => ({ value: each.value, label: nameOf(each) }))}
      onChange={(next: string[]) =>
        onChange(
          next.map((each) =>
            dimension.type === "bigint" ? Number(each) : dimension.type === "boolean" ? each === "true" : each,
          ),
        )
      }
    />
  );
}
