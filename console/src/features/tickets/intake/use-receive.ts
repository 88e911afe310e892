import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AppError, toAppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import { attach } from "../attachments";
import type { StepResult } from "../types";
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

/** Saves an intake: the ticket first, then its files one by one; a file that fails never loses the ticket. */
export function useReceive() {
  const { t } = useTranslation("tickets");
  const { message, notification } = App.useApp();
  const refresh = useTicketsRefresh();
  const [isSaving, setSaving] = useState(false);

  const save = async (
    values: IntakeValues,
    draft: Draft,
    files: File[],
  ): Promise<{ result?: StepResult; error?: AppError }> => {
    setSaving(true);
    try {
      const result = await receive(values, draft);
      const key = `upload-${draft.id}`;
      for (const [index, file] of files.entries()) {
        message.open({
          key,
          type: "loading",
          duration: 0,
          content: t("intake.uploading", { index: index + 1, total: files.length }),
        });
        try {
          await attach(result.id, file);
        } catch {
          notification.error({
            message: t("intake.uploadFailed", { name: file.name }),
            placement: "bottomRight",
            duration: 0,
          });
        }
      }
      message.destroy(key);
      refresh();
      return { result };
    } catch (error) {
      return { error: toAppError(error) };
    } finally {
      setSaving(false);
    }
  };
  return { save, isSaving };
}
