import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useRpcQuery } from "../../components/use-rpc";
import type { SmsSize, Template } from "./types";

type Preview = { subject: string | null; body: string; unknown: string[]; sms: SmsSize | null };
type Draft = { template: Template; subject: string; body: string; ticketId: number | undefined };

/** How the draft will be read; asks the one place that renders messages, a moment after the last key. */
export function usePreview(draft: Draft | undefined) {
  const text = draft ? `${draft.subject}\u0000${draft.body}` : "";
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  const [subject = "", body = ""] = settled.split("\u0000");
  return useRpcQuery<Preview>(
    "preview_message",
    {
      p_code: draft?.template.code,
      p_channel: draft?.template.channel,
      p_subject: draft?.template.channel === "email" ? subject : null,
      p_body: body,
      p_ticket_id: draft?.ticketId ?? null,
    },
    { enabled: Boolean(draft), placeholderData: keepPreviousData, retry: false },
  );
}
