import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { may } from "../../lib/me";
import type { ResourceDefinition, ResourceField, Row } from "./define-resource";
import { FieldControl, fieldRules } from "./field-control";

const isTyped = (field: ResourceField): boolean =>
  !field.control && ["text", "longText", "email", "phone", "url", "number"].includes(field.type);

type FieldProps = { definition: ResourceDefinition; field: ResourceField; row?: Row };

function FormField({ definition, field, row }: FieldProps) {
  const { t, i18n } = useTranslation([definition.name, "common"]);
  const label = t(`fields.${field.key}`);
  const hintKey = `${definition.name}:hints.${field.key}`;
  const isReadOnly = (field.isFixed && Boolean(row)) || (field.permission ? !may(field.permission) : false);
  return (
    <Form.Item
      className={field.isHalf ? "is-half" : undefined}
      name={field.key}
      label={label}
      required={field.isRequired}
      extra={i18n.exists(hintKey) ? t(hintKey) : undefined}
      rules={fieldRules(t, field, label)}
      valuePropName={field.type === "boolean" && !field.control ? "checked" : "value"}
      // A picker loses the focus while its list is open; a text is judged once it has been left.
      validateTrigger={isTyped(field) ? "onBlur" : "onChange"}
    >
      <FieldControl definition={definition} field={field} isReadOnly={isReadOnly} />
    </Form.Item>
  );
}

/** The declared sections and fields; a field may depend on the others' values. */
export function FormSections({ definition, row }: { definition: ResourceDefinition; row?: Row }) {
  const { t } = useTranslation(definition.name);
  const values = Form.useWatch([]) as Row | undefined;
  const current = values ?? row ?? {};
  return definition.form?.sections.map((section) => {
    const fields = section.fields.filter((field) => !field.isHidden?.(current));
    if (!fields.length) return null;
    return (
      <section key={section.key} className="sheet sheet-pad form-section">
        <h2 className="sheet-title">{t(`sections.${section.key}`)}</h2>
        <div className="form-grid">
          {fields.map((field) => (
            <FormField key={field.key} definition={definition} field={field} row={row} />
          ))}
        </div>
      </section>
    );
  });
}
