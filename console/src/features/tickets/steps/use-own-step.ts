import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import type { StepResult, TicketRow } from "../types";
import type { Step } from "./step-definitions";
import { dropDraft, keepDraft, readDraft, type SeenTicket, type StepValues, seenOf } from "./step-draft";

/** What a step's dialog of its own is given; the same as the plain form. */
export type OwnStepProps = {
  ticket: TicketRow;
  /** What the person may do on the ticket as it stands. */
  allowed: readonly string[];
  /** The ticket went out of the person's sight while they wrote. */
  isLost?: boolean;
  onClose: () => void;
  onDone: (result: StepResult) => void;
  onReload: () => void;
};

type Options<Result> = {
  /** What is typed, for the draft. */
  values: () => StepValues;
  success: string | ((result: Result) => string);
  /** Puts an error at its field; false when it belongs to none. */
  placeError: (error: AppError) => boolean;
  onSuccess?: (result: Result) => void;
};

/**
 * What every step's dialog needs besides its fields: the draft that outlives a closed tab, the version it was begun on,
 * who was faster, the error at its field.
 */
export function useOwnStep<Result extends StepResult>(
  step: Step,
  { ticket, allowed, isLost = false, onDone, onReload }: OwnStepProps,
  { values, success, placeError, onSuccess }: Options<Result>,
) {
  const { t } = useTranslation();
  const [draft] = useState(() => readDraft(ticket.id, step));
  const [seen, setSeen] = useState<SeenTicket>(() => draft?.seen ?? seenOf(ticket));
  const [isReloaded, setReloaded] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc<Result>(step, {
    silent: true,
    success,
    onSuccess: (result) => {
      dropDraft(ticket.id, step);
      onSuccess?.(result);
      onDone(result);
    },
    onError: (error) => {
      if ([403, 404, 409].includes(error.statusCode)) onReload();
      setFailure(placeError(error) ? undefined : error);
    },
  });
  const isChanged = isLost || ticket.version !== seen.version;
  return {
    t,
    draft: draft?.values,
    seen,
    failure,
    isChanged,
    isGone: isChanged && (isLost || !allowed.includes(step)),
    isReloaded,
    isPending,
    keep: () => keepDraft(ticket.id, step, values(), seen),
    send: (args: Record<string, unknown>) => {
      setFailure(undefined);
      run({ p_ticket_id: ticket.id, p_version: seen.version, ...args });
    },
    accept: () => {
      setSeen(seenOf(ticket));
      keepDraft(ticket.id, step, values(), ticket);
      setFailure(undefined);
      setReloaded(true);
    },
  };
}
