import { useTranslation } from "react-i18next";
import type { OptionTexts } from "./chart-option";
import { type Compare, keyOf } from "./types";
import { useNameOf } from "./use-bi";
import { useFormats } from "./use-formats";

/** Names and numbers of an answer in the reader's language, for whatever draws it. */
export function useTexts(compare: Compare | undefined): OptionTexts {
  const { t, i18n } = useTranslation("charts");
  const { nameOf, unitOf } = useNameOf();
  const formats = useFormats();
  return {
    nameOf,
    unitOf,
    axis: formats.axis,
    text: formats.text,
    others: (count) => t("others", { count }),
    compared: t(`compare.${compare ?? "previous"}`),
    labelOf: (row, code) => {
      const key = keyOf(row, code);
      const label = (i18n.language === "en" && key.label_en) || key.label;
      return label ?? (key.key === null ? t([`without.${code}`, "without.other"]) : String(key.key));
    },
  };
}
