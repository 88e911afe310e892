import { useTranslation } from "react-i18next";
import { targetText } from "./target-text";

type Rule = {
  description: string | null;
  target_amount: number | null;
  target_unit: string;
  direction: string;
  calendar_of: string;
  warn_share: number | null;
  warn_tells: string[];
  breach_tells: string[];
  breach_action: string | null;
  pause_states: string[];
  conditions: Record<string, string[]>;
};

/** What the rule says, as sentences. */
export function RuleMeaning({ row: rule }: { row: Rule }) {
  const { t } = useTranslation("rules");
  const names = (codes: string[]) => codes.map((code) => t(`options.tells.${code}`)).join(", ");
  const conditions = Object.entries(rule.conditions);
  return (
    <section className="sheet sheet-pad">
      {rule.description ? <p className="rule-description">{rule.description}</p> : null}
      <dl className="facts">
        <div>
          <dt>{t("fields.target")}</dt>
          <dd>
            {targetText(rule)} · {t(`options.calendar_of.${rule.calendar_of}`)}
          </dd>
        </div>
        {conditions.length ? (
          <div>
            <dt>{t("meaning.conditions")}</dt>
            <dd>{conditions.map(([fact, values]) => `${t(`conditions.${fact}`)}: ${values.join(", ")}`).join("; ")}</dd>
          </div>
        ) : null}
        {rule.pause_states.length ? (
          <div>
            <dt>{t("meaning.pauses")}</dt>
            <dd>{rule.pause_states.map((state) => t(`pause.${state}`)).join(", ")}</dd>
          </div>
        ) : null}
        {rule.warn_share ? (
          <div>
            <dt>{t("meaning.warns", { percent: Math.round(Number(rule.warn_share) * 100) })}</dt>
            <dd>{names(rule.warn_tells) || t("meaning.nobody")}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t("meaning.breach")}</dt>
          <dd>
            {names(rule.breach_tells) || t("meaning.nobody")}
            {rule.breach_action ? ` · ${t(`action.${rule.breach_action.replace(".", "_")}`)}` : ""}
          </dd>
        </div>
      </dl>
    </section>
  );
}
