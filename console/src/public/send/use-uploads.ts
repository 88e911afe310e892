import { useCallback, useEffect, useRef, useState } from "react";
import { CallError, call, upload } from "../api";
import { type ChosenFile, keepFiles, keptFiles } from "./file-store";
import type { Receipt } from "./receipt";

export interface Upload extends ChosenFile {
  state: "waiting" | "sending" | "done" | "failed";
  share: number;
  error?: CallError;
}

/** Sends one file and tells the office that it is there; a place that a broken transfer spoiled is left for its second. */
async function sendFile(receipt: Receipt, file: ChosenFile, onProgress: (share: number) => void): Promise<void> {
  const blob = file.blob;
  for (const number of [file.number, file.number + receipt.max_files]) {
    await upload(`tickets/${receipt.upload_token}-${number}`, blob, onProgress);
    try {
      await call("attach_sent_file", {
        p_upload_token: receipt.upload_token,
        p_number: number,
        p_file_name: file.name,
        p_media_type: blob.type,
        p_byte_size: blob.size,
      });
      return;
    } catch (error) {
      const isSpoiled = error instanceof CallError && error.key === "attachment.not_as_uploaded";
      if (!isSpoiled || number !== file.number) throw error;
    }
  }
}

/** Sends the chosen files of a ticket one after another; what failed can be sent again, also after a reload. */
export function useUploads(receipt: Receipt | undefined) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const queue = useRef<Upload[]>([]);
  const isRunning = useRef(false);

  const change = useCallback((number: number, changes: Partial<Upload>) => {
    queue.current = queue.current.map((one) => (one.number === number ? { ...one, ...changes } : one));
    setUploads(queue.current);
  }, []);

  const run = useCallback(async () => {
    if (!receipt || isRunning.current) return;
    isRunning.current = true;
    for (;;) {
      const next = queue.current.find(({ state }) => state === "waiting");
      if (!next) break;
      change(next.number, { state: "sending", share: 0, error: undefined });
      try {
        await sendFile(receipt, next, (share) => change(next.number, { share }));
        change(next.number, { state: "done", share: 1 });
        await keepFiles(queue.current.filter(({ state }) => state !== "done"));
      } catch (error) {
        change(next.number, { state: "failed", error: error instanceof CallError ? error : new CallError("upload") });
      }
    }
    isRunning.current = false;
  }, [receipt, change]);

  useEffect(() => {
    let isGone = false;
    void keptFiles().then((files) => {
      if (isGone || queue.current.length > 0) return;
      queue.current = files.map((file) => ({ ...file, state: "waiting", share: 0 }));
      setUploads(queue.current);
      void run();
    });
    return () => {
      isGone = true;
    };
  }, [run]);

  const retry = useCallback(
    (number?: number) => {
      queue.current = queue.current.map((one) =>
        one.state === "failed" && (number === undefined || one.number === number) ? { ...one, state: "waiting" } : one,
      );
      setUploads(queue.current);
      void run();
    },
    [run],
  );
  const drop = useCallback((number: number) => {
    queue.current = queue.current.filter((one) => one.number !== number);
    setUploads(queue.current);
    void keepFiles(queue.current.filter(({ state }) => state !== "done"));
  }, []);

  return { uploads, retry, drop };
}
