import { useTranslation } from "react-i18next";
import { answerVariables } from "../../lib/answer-variables";

/** A canned answer with its variables marked: by what they stand for, or filled from a sample ticket. Unknown ones stand out. */
export function FilledBody({ body, isFilled = false }: { body: string; isFilled?: boolean }) {
  const { t } = useTranslation("canned-answers");
  return (
    <p className="answer-body">
      {body.split(/(\{\{[^{}]*\}\})/).map((part, index) => {
        if (!part.startsWith("{{")) return part;
        const name = part.slice(2, -2).trim();
        const isKnown = (answerVariables as readonly string[]).includes(name);
        return (
          <mark key={index} data-unknown={!isKnown || undefined} title={part}>
            {isKnown ? t(`${isFilled ? "samples" : "variables"}.${name}`) : `${part} (${t("unknown")})`}
          </mark>
        );
      })}
    </p>
  );
}
