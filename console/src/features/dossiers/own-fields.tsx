import { CustomInputs } from "../../components/custom-fields/custom-inputs";
import { isAsked, useCustomFields } from "../../components/custom-fields/use-custom-fields";

/** What the office has added to its dossiers, as far as it is asked of this procedure. */
export function OwnFields({ procedureId }: { procedureId: number | undefined }) {
  const fields = useCustomFields("dossier");
  const scopes = procedureId === undefined ? [] : [procedureId];
  if (!fields.some((field) => isAsked(field, scopes))) return null;
  return (
    <div className="dossier-pair">
      <CustomInputs fields={fields} scopes={scopes} />
    </div>
  );
}
