import { useTranslation } from "react-i18next";
import "./procedures.css";
import type { State } from "./types";

/** Where a procedure stands: offered, coming, a draft, ended, abolished. */
export function StateTag({ state }: { state: State }) {
  const { t } = useTranslation("procedures");
  return (
    <span className="procedure-state" data-state={state}>
      {t(`state.${state}`)}
    </span>
  );
}

/** Shipped as an example, not checked against the city's decision. */
export function SampleTag() {
  const { t } = useTranslation("procedures");
  return (
    <span className="procedure-sample" title={t("sampleHint")}>
      {t("sample")}
    </span>
  );
}
