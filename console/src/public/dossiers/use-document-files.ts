import { useCallback, useEffect, useRef, useState } from "react";
import { CallError, call, upload } from "../api";
import { shrinkImage } from "../send/shrink-image";
import type { DraftDocument } from "./draft";

export interface Sending {
  number: number;
  documentId: number | null;
  name: string;
  blob: Blob;
  state: "waiting" | "sending" | "failed";
  /** 0–1 */
  share: number;
  error?: CallError;
}

interface Options {
  token: string;
  /** Takes the next number of a file; each is used once. */
  nextNumber: () => number;
  onDocuments: (documents: DraftDocument[]) => void;
}

/** Sends files to a draft or a supplement one after another; what failed waits to be sent again. */
export function useDocumentFiles({ token, nextNumber, onDocuments }: Options) {
  const [files, setFiles] = useState<Sending[]>([]);
  const queue = useRef<Sending[]>([]);
  const isRunning = useRef(false);
  const report = useRef(onDocuments);
  report.current = onDocuments;

  const put = useCallback((next: Sending[]) => {
    queue.current = next;
    setFiles(next);
  }, []);
  const change = useCallback(
    (number: number, changes: Partial<Sending>) =>
      put(queue.current.map((file) => (file.number === number ? { ...file, ...changes } : file))),
    [put],
  );

  const run = useCallback(async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    for (;;) {
      const next = queue.current.find(({ state }) => state === "waiting");
      if (!next) break;
      change(next.number, { state: "sending", share: 0, error: undefined });
      try {
        await upload(
          `dossiers/${token}-${next.number}`,
          next.blob,
          (share) => change(next.number, { share }),
          "dossier-files",
        );
        const { documents } = await call<{ documents: DraftDocument[] }>("attach_dossier_file", {
          p_token: token,
          p_number: next.number,
          p_document_id: next.documentId,
          p_file_name: next.name,
          p_media_type: next.blob.type,
          p_byte_size: next.blob.size,
        });
        put(queue.current.filter(({ number }) => number !== next.number));
        report.current(documents);
      } catch (error) {
        change(next.number, { state: "failed", error: error instanceof CallError ? error : new CallError("upload") });
      }
    }
    isRunning.current = false;
  }, [token, change, put]);

  const add = async (documentId: number | null, chosen: File[]) => {
    const prepared = await Promise.all(chosen.map(shrinkImage));
    put([
      ...queue.current,
      ...prepared.map(
        (blob): Sending => ({
          number: nextNumber(),
          documentId,
          name: blob.name,
          blob,
          state: "waiting",
          share: 0,
        }),
      ),
    ]);
    void run();
  };
  /** Under a new number: what a broken transfer left at the old one may be incomplete. */
  const retry = (number: number) => {
    put(
      queue.current.map((file) =>
        file.number === number && file.state === "failed" ? { ...file, number: nextNumber(), state: "waiting" } : file,
      ),
    );
    void run();
  };
  const drop = (number: number) => put(queue.current.filter((file) => file.number !== number));
  const remove = async (fileId: number) => {
    const { documents } = await call<{ documents: DraftDocument[] }>("detach_dossier_file", {
      p_token: token,
      p_file_id: fileId,
    });
    report.current(documents);
  };

  const isSending = files.some(({ state }) => state !== "failed");
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSending]);

  return { files, isSending, add, retry, drop, remove };
}

export type DocumentFiles = ReturnType<typeof useDocumentFiles>;
