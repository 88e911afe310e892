import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import type { DossierRow, StepResult } from "../types";
import type { Step } from "./step-definitions";
import { dropDraft, keepDraft, readDraft, type Seen, type StepValues, seenOf } from "./step-draft";

/** What every dialog of a step is given. */
export type StepProps = {
  dossier: DossierRow;
  /** What the person may do on the dossier as it stands. */
  allowed: readonly string[];
  onClose: () => void;
  onDone: (result: StepResult) => void;
  onReload: () => void;
};

/** What a step's dialog needs besides its fields: the draft, the version it was begun on, who was faster, its errors. */
export function useStep(
  step: Step,
  { dossier, allowed, onDone, onReload }: StepProps,
  placeError: (error: AppError) => boolean,
) {
  const { t } = useTranslation(["dossiers", "errors"]);
  const [draft] = useState(() => readDraft(dossier.id, step));
  // A text begun yesterday is compared with the dossier of yesterday.
  const [seen, setSeen] = useState<Seen>(() => draft?.seen ?? seenOf(dossier));
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc<StepResult>(step, {
    silent: true,
    invalidates: ["dossiers", "dossier_list"],
    success: t(`steps.${step}.done`),
    onSuccess: (result) => {
      dropDraft(dossier.id, step);
      onDone(result);
    },
    onError: (error) => {
      if ([403, 404, 409].includes(error.statusCode)) onReload();
      setFailure(placeError(error) ? undefined : error);
    },
  });
  // While it is being sent, the dossier may move because of this very step.
  const isChanged =
    !isPending &&
    (dossier.version !== seen.version || failure?.key === "dossier.changed" || failure?.key === "dossier.wrong_status");
  return {
    t,
    kept: draft?.values,
    seen,
    failure,
    isPending,
    isChanged,
    isGone: isChanged && !allowed.includes(step),
    keep: (values: StepValues) => keepDraft(dossier.id, step, values, seen),
    send: (args: Record<string, unknown>) => {
      setFailure(undefined);
      run(args);
    },
    accept: () => {
      setSeen(seenOf(dossier));
      setFailure(undefined);
    },
  };
}
