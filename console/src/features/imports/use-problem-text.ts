import { useTranslation } from "react-i18next";
import type { Problem } from "./stage";

/** The sentence for a finding, in the reader's language. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation("errors");
  return (problem) => t(problem.key, problem.params);
}
