import type { SelectProps } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { normaliseText } from "../../lib/normalise-text";
import { FoldedSelect } from "./folded-select";
import { type Agency, type Category, canHandle, isCurrent, useAgencies, useCategories } from "./use-catalogue";

type PickerProps = Omit<SelectProps<number>, "options">;

const agencyOption = (agency: Agency, hint?: string) => ({
  value: agency.id,
  label: agency.name,
  hint: hint ?? agency.short_name ?? undefined,
  search: agency.search,
});

/** The commune or ward where it happened. */
export function CommunePicker(props: PickerProps) {
  const { t } = useTranslation("tickets");
  const agencies = useAgencies();
  const options = useMemo(
    () =>
      agencies
        .filter((each) => each.kind === "commune" && isCurrent(each))
        .map((each) => agencyOption(each, each.code)),
    [agencies],
  );
  return <FoldedSelect placeholder={t("intake.communePlaceholder")} {...props} options={options} />;
}

/** An agency that can be sent a ticket; the suggested one stands first. */
export function HandlingAgencyPicker({ suggestedId, ...props }: PickerProps & { suggestedId?: number }) {
  const { t } = useTranslation("tickets");
  const agencies = useAgencies();
  const options = useMemo(() => {
    const able = agencies.filter(canHandle);
    const first = able.filter((each) => each.id === suggestedId);
    const others = able.filter((each) => each.id !== suggestedId);
    return [
      ...first.map((each) => agencyOption(each, t("form.suggested"))),
      ...others.map((each) => agencyOption(each)),
    ];
  }, [agencies, suggestedId, t]);
  return <FoldedSelect placeholder={t("form.agency_placeholder")} {...props} options={options} />;
}

/** A sub-category under its field; a field itself may be chosen when nothing fits better. */
export function CategoryPicker(props: PickerProps) {
  const { t, i18n } = useTranslation("tickets");
  const categories = useCategories();
  const options = useMemo(() => {
    const nameOf = (each: Category) => (i18n.language === "en" && each.name_en) || each.name;
    const present = categories.filter((each) => !each.archived_at);
    return present
      .filter((field) => field.parent_id === null)
      .map((field) => ({
        label: nameOf(field),
        options: [...present.filter((each) => each.parent_id === field.id), field].map((each) => ({
          value: each.id,
          label: nameOf(each),
          search: `${each.search} ${normaliseText(each.name_en ?? "")}`,
        })),
      }));
  }, [categories, i18n.language]);
  return <FoldedSelect placeholder={t("intake.categoryPlaceholder")} listHeight={360} {...props} options={options} />;
}
