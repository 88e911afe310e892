import { useTranslation } from "react-i18next";
import { RemoteSelect, type RemoteSelectProps } from "./remote-select";

type Props = RemoteSelectProps & {
  /** `fields`: only the five top-level fields; `leaves`: only sub-categories; default both. */
  level?: "fields" | "leaves";
};

/** Picks a content field or sub-category by name or keyword. */
export function CategorySelect({ level, ...rest }: Props) {
  const { t, i18n } = useTranslation("common");
  const nameOf = (row: Record<string, unknown>) => String((i18n.language === "en" && row.name_en) || row.name);
  return (
    <RemoteSelect
      placeholder={t("select.category")}
      {...rest}
      source={{
        table: "categories",
        columns:
          "id, code, name, name_en, parent_id, suggested_agency_id, suggests_commune, default_priority, parent:categories!parent_id(name, name_en)",
        order: "position",
        labelOf: nameOf,
        detailOf: (row) => (row.parent ? nameOf(row.parent as Record<string, unknown>) : t("select.topField")),
        narrowKey: level,
        narrow: (query) => {
          const present = query.is("archived_at", null);
          if (level === "fields") return present.is("parent_id", null);
          return level === "leaves" ? present.not("parent_id", "is", null) : present;
        },
      }}
    />
  );
}
