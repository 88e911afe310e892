import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../../components/page-header";
import { useMe } from "../../../lib/me";
import "../dossiers.css";
import type { StepResult } from "../types";
import { dropDraft, emptyDraft, readDraft } from "./intake-draft";
import { IntakeForm } from "./intake-form";
import { SavedPanel } from "./saved-panel";

/** The counter: a dossier handed over or come by post, taken in with its slip. Nguồn: QĐ2926 Điều 19.2a. */
export function Page() {
  const me = useMe();
  return me ? <Intake personId={me.person.id} /> : null;
}

function Intake({ personId }: { personId: number }) {
  const { t } = useTranslation("dossiers");
  const [kept] = useState(() => readDraft(personId));
  const [draft, setDraft] = useState(() => kept ?? emptyDraft());
  const [saved, setSaved] = useState<StepResult>();
  const next = () => {
    dropDraft(personId);
    setDraft(emptyDraft());
    setSaved(undefined);
  };
  return (
    <div className="page dossier-intake-page">
      <PageHeader title={t("intake.title")} subtitle={saved ? undefined : t("intake.lead")} />
      {saved ? (
        <SavedPanel result={saved} onNext={next} />
      ) : (
        <IntakeForm
          key={draft.requestId}
          draft={draft}
          isRestored={draft === kept}
          personId={personId}
          onSaved={(result) => {
            dropDraft(personId);
            setSaved(result);
          }}
          onDiscard={next}
        />
      )}
    </div>
  );
}
