import { useSyncExternalStore } from "react";
import { type AppError, toAppError } from "../../lib/app-error";
import { type FileRule, ruleOf } from "../../lib/file-rules";
import { rpc } from "../../lib/rpc";
import { discardUpload, type Resume, storagePath, uploadFile } from "../../lib/upload";

export const BUCKET = "dossier-files";

export type Purpose = "document" | "supplement" | "result";
type Target = { dossierId: number; documentId: number | null; purpose: Purpose };
export type DossierUpload = Target & {
  id: string;
  file: File;
  state: "waiting" | "sending" | "failed";
  /** 0–1 */
  progress: number;
  error?: AppError;
};
type Work = DossierUpload & { mediaType: string; path: string; resume: Resume; stop?: AbortController };

// Kept outside the screens: scans go on while the desk serves the next person.
let works: readonly Work[] = [];
const listeners = new Set<() => void>();
const arrived = new Set<(dossierId: number) => void>();

function set(next: readonly Work[]): void {
  works = next;
  for (const tell of listeners) tell();
}
const change = (id: string, part: Partial<Work>) =>
  set(works.map((each) => (each.id === id ? { ...each, ...part } : each)));
const drop = (id: string) => set(works.filter((each) => each.id !== id));

async function carry({ id, dossierId, documentId, purpose, file, mediaType, path, resume }: Work): Promise<void> {
  const stop = new AbortController();
  change(id, { state: "sending", stop, error: undefined, progress: 0 });
  try {
    await uploadFile(
      { bucket: BUCKET, path, file, mediaType },
      { resume, signal: stop.signal, onProgress: (sent) => change(id, { progress: sent / file.size }) },
    );
    await rpc("add_dossier_file", {
      p_dossier_id: dossierId,
      p_storage_path: path,
      p_file_name: file.name,
      p_media_type: mediaType,
      p_byte_size: file.size,
      p_document_id: documentId,
      p_purpose: purpose,
    });
    drop(id);
    for (const tell of arrived) tell(dossierId);
  } catch (error) {
    if (stop.signal.aborted) {
      discardUpload(BUCKET, path).catch(() => undefined);
      drop(id);
    } else change(id, { state: "failed", error: toAppError(error) });
  } finally {
    next();
  }
}

/** One after the other: more at once only share the same line. */
function next(): void {
  if (works.some(({ state }) => state === "sending")) return;
  const work = works.find(({ state }) => state === "waiting");
  if (work) carry(work);
}

/** Sends scans to a dossier in the background. */
export function startUploads(target: Target, files: readonly File[], rules: FileRule[]): void {
  const added = files.map(
    (file): Work => ({
      ...target,
      id: crypto.randomUUID(),
      file,
      mediaType: ruleOf(file, rules)?.media_type ?? (file.type || "application/octet-stream"),
      path: storagePath(`dossiers/${target.dossierId}`, file.name),
      state: "waiting",
      progress: 0,
      resume: { location: null },
    }),
  );
  set([...works, ...added]);
  next();
}

/** Tries a failed file again; the same path, so that what has arrived is not sent twice. */
export function retryUpload(id: string): void {
  change(id, { state: "waiting" });
  next();
}

/** Stops a file under way, or takes a failed one off the list. */
export function dismissUpload(id: string): void {
  const work = works.find((each) => each.id === id);
  if (work?.state === "sending") work.stop?.abort();
  else if (work) {
    discardUpload(BUCKET, work.path).catch(() => undefined);
    drop(id);
  }
}

/** Calls back whenever a file has arrived at a dossier. */
export function onArrived(tell: (dossierId: number) => void): () => void {
  arrived.add(tell);
  return () => arrived.delete(tell);
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useDossierUploads = (dossierId: number): readonly DossierUpload[] =>
  useSyncExternalStore(subscribe, () => works).filter((each) => each.dossierId === dossierId);

// Leaving would lose what is on its way and what failed: the browser asks first.
if (typeof window !== "undefined") {
  window.addEventListener("beforeunload", (event) => {
    if (works.length) event.preventDefault();
  });
}
