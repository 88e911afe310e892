import { useSyncExternalStore } from "react";
import { type AppError, toAppError } from "../../lib/app-error";
import type { FileRule } from "../../lib/file-rules";
import { ruleOf } from "../../lib/file-rules";
import { rpc } from "../../lib/rpc";
import { discardUpload, type Resume, storagePath, uploadFile } from "../../lib/upload";

export const BUCKET = "attachments";
/** More at once only share the same line; a call's voice needs some of it too. */
const AT_ONCE = 2;

export type UploadState = "waiting" | "sending" | "sent" | "failed";
export type Upload = {
  id: string;
  ticketId: number;
  file: File;
  state: UploadState;
  /** 0–1 */
  progress: number;
  error?: AppError;
};

type Work = Upload & {
  mediaType: string;
  path: string;
  resume: Resume;
  isUploaded: boolean;
  stop?: AbortController;
};

// Kept outside the screens: a file goes on while its sender reads another ticket, and a failed one can wait.
let works: readonly Work[] = [];
const listeners = new Set<() => void>();
const finished = new Set<(ticketId: number) => void>();

function change(id: string, part: Partial<Work>): void {
  works = works.map((each) => (each.id === id ? { ...each, ...part } : each));
  for (const tell of listeners) tell();
}

function drop(id: string): void {
  works = works.filter((each) => each.id !== id);
  for (const tell of listeners) tell();
}

async function carry(work: Work): Promise<void> {
  const { id, ticketId, file, path, mediaType, resume } = work;
  const stop = new AbortController();
  change(id, { state: "sending", stop, error: undefined, progress: 0 });
  let isUploaded = work.isUploaded;
  try {
    if (!isUploaded) {
      await uploadFile(
        { bucket: BUCKET, path, file, mediaType },
        { resume, signal: stop.signal, onProgress: (sent) => change(id, { progress: sent / file.size }) },
      );
      isUploaded = true;
      change(id, { isUploaded, progress: 1 });
    }
    await rpc("add_attachment", {
      p_ticket_id: ticketId,
      p_storage_path: path,
      p_file_name: file.name,
      p_media_type: mediaType,
      p_byte_size: file.size,
    });
    change(id, { state: "sent", progress: 1 });
    for (const tell of finished) tell(ticketId);
  } catch (error) {
    if (stop.signal.aborted) {
      discardUpload(BUCKET, path).catch(() => undefined);
      return drop(id);
    }
    const failure = toAppError(error);
    // A lost connection keeps what has arrived; a refusal is final for this object, the next attempt begins anew.
    const isFinal = failure.statusCode >= 400 && failure.statusCode < 500;
    if (isFinal && isUploaded) discardUpload(BUCKET, path).catch(() => undefined);
    change(id, {
      state: "failed",
      error: failure,
      ...(isFinal
        ? { isUploaded: false, path: storagePath(`tickets/${ticketId}`, file.name), resume: { location: null } }
        : { isUploaded }),
    });
  } finally {
    next();
  }
}

function next(): void {
  const free = AT_ONCE - works.filter(({ state }) => state === "sending").length;
  for (const work of works.filter(({ state }) => state === "waiting").slice(0, Math.max(0, free))) carry(work);
}

/** Sends files to a ticket, two at a time, in the background; resolves when none of them is on its way any more. */
export function startUploads(ticketId: number, files: readonly File[], rules: FileRule[]): Promise<void> {
  const added = files.map(
    (file): Work => ({
      id: crypto.randomUUID(),
      ticketId,
      file,
      state: "waiting",
      progress: 0,
      mediaType: ruleOf(file, rules)?.media_type ?? (file.type || "application/octet-stream"),
      path: storagePath(`tickets/${ticketId}`, file.name),
      resume: { location: null },
      isUploaded: false,
    }),
  );
  works = [...works, ...added];
  for (const tell of listeners) tell();
  next();
  const ids = new Set(added.map(({ id }) => id));
  const isDone = () => !works.some(({ id, state }) => ids.has(id) && (state === "waiting" || state === "sending"));
  if (isDone()) return Promise.resolve();
  return new Promise((resolve) => {
    const tell = () => {
      if (!isDone()) return;
      listeners.delete(tell);
      resolve();
    };
    listeners.add(tell);
  });
}

/** Tries a failed file again; a large one goes on where it stopped if the storage can. */
export function retryUpload(id: string): void {
  if (works.find((each) => each.id === id)?.state !== "failed") return;
  change(id, { state: "waiting" });
  next();
}

/** Stops a file under way, or takes a finished or failed one off the list. */
export function dismissUpload(id: string): void {
  const work = works.find((each) => each.id === id);
  if (!work) return;
  if (work.state === "sending") {
    work.stop?.abort();
    return;
  }
  if (work.state === "failed" && work.isUploaded) discardUpload(BUCKET, work.path).catch(() => undefined);
  drop(id);
}

/** Forgets the files that have arrived at a ticket. */
export function forgetSent(ticketId: number): void {
  for (const { id, state, ...work } of works) if (work.ticketId === ticketId && state === "sent") drop(id);
}

/** Calls back whenever a file has been attached. */
export function onAttached(tell: (ticketId: number) => void): () => void {
  finished.add(tell);
  return () => finished.delete(tell);
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** Every file on its way or failed, of all tickets. */
export const useUploads = (): readonly Upload[] => useSyncExternalStore(subscribe, () => works);

// Leaving the page would lose what is on its way and what failed: the browser asks first.
if (typeof window !== "undefined") {
  window.addEventListener("beforeunload", (event) => {
    if (works.some(({ state }) => state !== "sent")) event.preventDefault();
  });
}
