import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { TriggerArea } from "../../../components/trigger-area/trigger-area";
import { type CannedValues, fillCanned } from "../canned-text";
import { matches } from "../folded-select";
import type { CannedPurpose } from "./step-definitions";
import { recordCannedUse, useCannedOrder } from "./use-canned-order";

type Props = {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
  rows?: number;
  purpose: CannedPurpose;
  categoryId: number | null;
  values: CannedValues;
};

const SIGNS = ["/"];

/** An answer being written: "/" and a few letters of a canned answer's name or code put it in. */
export function CannedArea({ purpose, categoryId, values, ...bound }: Props) {
  const { t } = useTranslation("tickets");
  const [query, setQuery] = useState<string>();
  const answers = useCannedOrder(purpose, categoryId);
  const options = useMemo(
    () =>
      query === undefined
        ? []
        : answers
            .filter((answer) => matches(answer.search, query))
            .slice(0, 8)
            .map((answer) => {
              const text = fillCanned(answer.body, values);
              return { key: String(answer.id), label: `${answer.title} · /${answer.code}`, detail: text, text };
            }),
    [answers, query, values],
  );
  return (
    <TriggerArea
      {...bound}
      signs={SIGNS}
      isPassage
      options={options}
      listLabel={t("form.canned")}
      onQuery={setQuery}
      onPick={(option) => recordCannedUse(Number(option.key), categoryId)}
      placeholder={t("form.cannedHint")}
    />
  );
}
