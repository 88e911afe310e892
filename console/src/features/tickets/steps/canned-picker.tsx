import { Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { matches } from "../folded-select";
import type { CannedAnswer } from "../use-catalogue";
import type { CannedPurpose } from "./step-definitions";
import { recordCannedUse, useCannedOrder } from "./use-canned-order";

type Props = { purpose: CannedPurpose; categoryId: number | null; onPick: (answer: CannedAnswer) => void };

/** Texts ready to use for a step; likeliest first. */
export function CannedPicker({ purpose, categoryId, onPick }: Props) {
  const { t } = useTranslation("tickets");
  const answers = useCannedOrder(purpose, categoryId);
  const options = useMemo(
    () => answers.map((answer) => ({ value: answer.id, label: answer.title, answer })),
    [answers],
  );
  return (
    <Select
      className="canned-picker"
      size="small"
      showSearch
      value={null}
      placeholder={t("form.canned")}
      aria-label={t("form.canned")}
      options={options}
      popupMatchSelectWidth={440}
      filterOption={(typed, option) => Boolean(option && matches(option.answer.search, typed))}
      notFoundContent={t("form.cannedNone")}
      optionRender={({ data }) => (
        <div className="option">
          <span>{data.answer.title}</span>
          <small className="canned-excerpt">{data.answer.body}</small>
        </div>
      )}
      onSelect={(_, option) => {
        recordCannedUse(option.answer.id, categoryId);
        onPick(option.answer);
      }}
    />
  );
}
