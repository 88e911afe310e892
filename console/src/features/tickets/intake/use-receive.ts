import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFileRules } from "../../../components/use-file-rules";
import { type AppError, toAppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { rpc } from "../../../lib/rpc";
import type { StepResult } from "../types";
import { ticketUploads } from "../uploads";
import { useTicketsRefresh } from "../use-ticket";
import type { Draft, IntakeValues } from "./intake-draft";
import { fieldProblems, toPayload } from "./intake-payload";

async function receive(values: IntakeValues, draft: Draft): Promise<StepResult> {
  try {
    return await rpc<StepResult>("receive_ticket", { p_ticket: toPayload(values, draft) });
  } catch (error) {
    // This computer's clock runs ahead of the server's: the ticket matters more than the second the call began.
    const problems = Object.keys(fieldProblems(toAppError(error)));
    if (problems.length !== 1 || problems[0] !== "call_started_at") throw error;
    return rpc<StepResult>("receive_ticket", { p_ticket: toPayload(values, draft, false) });
  }
}

/** The ticket that stays when the new one is the same matter. */
export type MergeTarget = { id: number; code: string };

/**
 * Saves an intake: the ticket first; its files follow in the background, and one that fails never loses the ticket. A ticket of
 * the same matter as an older one is merged into that: the second citizen has their own code and hears of the result.
 */
export function useReceive() {
  const { t } = useTranslation(["tickets", "calls"]);
  const { notification } = App.useApp();
  const rules = useFileRules();
  const refresh = useTicketsRefresh();
  const [isSaving, setSaving] = useState(false);

  const merge = async (result: StepResult, target: MergeTarget): Promise<MergeTarget | undefined> => {
    try {
      await rpc("merge_tickets", { p_ticket_id: target.id, p_duplicate_id: result.id, p_note: null });
      return target;
    } catch (error) {
      notification.error({
        message: t("calls:duplicates.mergeFailed", { code: result.code, other: target.code }),
        description: errorText(t, error),
        placement: "bottomRight",
        duration: 0,
      });
      return undefined;
    }
  };

  const save = async (
    values: IntakeValues,
    draft: Draft,
    files: File[],
    target?: MergeTarget,
  ): Promise<{ result?: StepResult; mergedInto?: MergeTarget; error?: AppError }> => {
    setSaving(true);
    try {
      const result = await receive(values, draft);
      const sent = ticketUploads.start({ ticketId: result.id }, files, rules);
      // Its files first: nothing can be added to a ticket that is merged.
      if (target) await sent;
      const mergedInto = target && (await merge(result, target));
      refresh();
      return { result, mergedInto };
    } catch (error) {
      return { error: toAppError(error) };
    } finally {
      setSaving(false);
    }
  };
  return { save, isSaving };
}
