import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { CustomInputs } from "../../../components/custom-fields/custom-inputs";
import { useCategoryScopes } from "../../../components/custom-fields/use-category-scopes";
import { isAsked, useCustomFields } from "../../../components/custom-fields/use-custom-fields";

/** What the office has added to its cases, as far as it is asked of the chosen category. */
export function OwnSection() {
  const { t } = useTranslation("cases");
  const fields = useCustomFields("case");
  const scopes = useCategoryScopes(Form.useWatch("category_id"));
  if (!fields.some((field) => isAsked(field, scopes))) return null;
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("sections.own")}</h2>
      <div className="case-own">
        <CustomInputs fields={fields} scopes={scopes} />
      </div>
    </section>
  );
}
