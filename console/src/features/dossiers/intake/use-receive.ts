import { useQueryClient } from "@tanstack/react-query";
import { App, type FormInstance } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemsByField } from "../../../components/custom-fields/problems";
import { type AppError, toAppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { fieldText } from "../../../lib/field-text";
import { rpc } from "../../../lib/rpc";
import { supabase } from "../../../lib/supabase";
import type { StepResult } from "../types";
import { fieldNames, type IntakeValues } from "./intake-draft";
import type { ProcedureDocument } from "./use-procedure";

type Given = {
  requestId: string;
  documents: readonly ProcedureDocument[];
  /** By the procedure's document: the earlier dossier's document that serves for it. */
  reused: Record<number, number>;
};

const problemsOf = (error: AppError): Record<string, string> => {
  const { fields } = error.params;
  if (fields && typeof fields === "object") return fields as Record<string, string>;
  return {};
};

/** Sends the form of the counter; what is wrong goes to its field. */
export function useReceive(form: FormInstance<IntakeValues>) {
  const { t } = useTranslation(["dossiers", "common", "errors"]);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [failure, setFailure] = useState<AppError>();
  const [isBusy, setBusy] = useState(false);
  const isSending = useRef(false);

  const show = (error: AppError): boolean => {
    const ofOffice = problemsByField(t, error);
    form.setFields(ofOffice as never);
    const many = Object.entries(problemsOf(error)).map(([name, problem]) => ({
      name,
      text: t([`common:problem.${problem}`, "errors:dossier.field_invalid"]) as string,
    }));
    const one = error.field ? [{ name: error.field, text: fieldText(t, error) }] : [];
    const known = [...many, ...one].filter(({ name }) => (fieldNames as readonly string[]).includes(name));
    form.setFields(known.map(({ name, text }) => ({ name: name as keyof IntakeValues, errors: [text] })));
    const first = fieldNames.find((name) => known.some((each) => each.name === name));
    if (first) form.focusField(first);
    else if (ofOffice[0]) form.focusField(ofOffice[0].name as never);
    return known.length + ofOffice.length > 0;
  };

  /** Each by itself: a document that cannot be taken over leaves the dossier as it is, and is told. */
  const reuse = async (dossierId: number, reused: Given["reused"]) => {
    if (!Object.keys(reused).length) return;
    const { data, error } = await supabase()
      .from("dossier_documents")
      .select("id, procedure_document_id")
      .eq("dossier_id", dossierId);
    if (error) throw toAppError(error);
    for (const [procedureDocumentId, fromId] of Object.entries(reused)) {
      const own = data.find((each) => each.procedure_document_id === Number(procedureDocumentId));
      if (own) await rpc("reuse_dossier_document", { p_document_id: own.id, p_from_document_id: fromId });
    }
  };

  const receive = async ({ requestId, documents, reused }: Given): Promise<StepResult | undefined> => {
    if (isSending.current) return undefined;
    isSending.current = true;
    setBusy(true);
    setFailure(undefined);
    const { documents: ticks, ...values } = form.getFieldsValue(true) as IntakeValues;
    try {
      const result = await rpc<StepResult>("receive_dossier", {
        p_dossier: {
          ...values,
          request_id: requestId,
          // Sent even when empty: it says that the form asked.
          custom: values.custom ?? {},
          documents: documents.map(({ id }) => ({
            procedure_document_id: id,
            is_received: ticks[id]?.is_received ?? false,
            is_digitised: ticks[id]?.is_digitised ?? false,
            note: ticks[id]?.note,
          })),
        },
      });
      await reuse(result.id, reused).catch((error) => message.warning(errorText(t, error)));
      void client.invalidateQueries();
      return result;
    } catch (raw) {
      const error = toAppError(raw);
      const isShown = show(error);
      if (!isShown || error.key === "dossier.duplicate") setFailure(error);
      return undefined;
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  };
  return { receive, failure, isBusy };
}
