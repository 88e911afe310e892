import { useSyncExternalStore } from "react";
import { type AppError, toAppError } from "../../lib/app-error";
import { type FileRule, ruleOf } from "../../lib/file-rules";
import { discardUpload, type Resume, storagePath, uploadFile } from "../../lib/upload";

/** A file on its way to a record, or that failed; `target` says where it belongs. */
export type Upload<Target = unknown> = {
  id: string;
  target: Target;
  file: File;
  state: "waiting" | "sending" | "sent" | "failed";
  /** 0–1 */
  progress: number;
  error?: AppError;
};

type Work<Target> = Upload<Target> & {
  mediaType: string;
  path: string;
  resume: Resume;
  isUploaded: boolean;
  stop?: AbortController;
};

/** What the database is told of a file that has arrived. */
export type Arrived = {
  p_storage_path: string;
  p_file_name: string;
  p_media_type: string;
  p_byte_size: number;
};

type Options<Target> = {
  bucket: string;
  /** The folder of the record's files. */
  folderOf: (target: Target) => string;
  /** Tells the database; what it refuses is shown at the file. */
  attach: (target: Target, arrived: Arrived) => Promise<unknown>;
  /** More at once only share the same line; a call's voice needs some of it too. */
  atOnce?: number;
  /** Files that have arrived stay on the list until they are forgotten. */
  keepsSent?: boolean;
};

/** Files on their way to records of one kind. Kept outside the screens: they go on while their sender looks at something else. */
export function createUploadQueue<Target>({
  bucket,
  folderOf,
  attach,
  atOnce = 1,
  keepsSent = false,
}: Options<Target>) {
  let works: readonly Work<Target>[] = [];
  const listeners = new Set<() => void>();
  const arrived = new Set<(target: Target) => void>();

  function set(after: readonly Work<Target>[]): void {
    works = after;
    for (const tell of listeners) tell();
  }
  const change = (id: string, part: Partial<Work<Target>>) =>
    set(works.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const drop = (id: string) => set(works.filter((each) => each.id !== id));
  const pathOf = (target: Target, file: File) => storagePath(folderOf(target), file.name);
  const discard = (path: string) => discardUpload(bucket, path).catch(() => undefined);

  async function carry(work: Work<Target>): Promise<void> {
    const { id, target, file, path, mediaType, resume } = work;
    const stop = new AbortController();
    change(id, { state: "sending", stop, error: undefined, progress: 0 });
    let isUploaded = work.isUploaded;
    try {
      if (!isUploaded) {
        await uploadFile(
          { bucket, path, file, mediaType },
          { resume, signal: stop.signal, onProgress: (sent) => change(id, { progress: sent / file.size }) },
        );
        isUploaded = true;
        change(id, { isUploaded, progress: 1 });
      }
      await attach(target, {
        p_storage_path: path,
        p_file_name: file.name,
        p_media_type: mediaType,
        p_byte_size: file.size,
      });
      if (keepsSent) change(id, { state: "sent", progress: 1 });
      else drop(id);
      for (const tell of arrived) tell(target);
    } catch (error) {
      if (stop.signal.aborted) {
        discard(path);
        return drop(id);
      }
      const failure = toAppError(error);
      // A lost connection keeps what has arrived; a refusal is final for this object, the next attempt begins anew.
      const isFinal = failure.statusCode >= 400 && failure.statusCode < 500;
      if (isFinal && isUploaded) discard(path);
      change(id, {
        state: "failed",
        error: failure,
        ...(isFinal ? { isUploaded: false, path: pathOf(target, file), resume: { location: null } } : { isUploaded }),
      });
    } finally {
      next();
    }
  }

  function next(): void {
    const free = atOnce - works.filter(({ state }) => state === "sending").length;
    for (const work of works.filter(({ state }) => state === "waiting").slice(0, Math.max(0, free))) carry(work);
  }

  /** Sends files to a record in the background; resolves when none of them is on its way any more. */
  function start(target: Target, files: readonly File[], rules: FileRule[]): Promise<void> {
    const added = files.map(
      (file): Work<Target> => ({
        id: crypto.randomUUID(),
        target,
        file,
        state: "waiting",
        progress: 0,
        mediaType: ruleOf(file, rules)?.media_type ?? (file.type || "application/octet-stream"),
        path: pathOf(target, file),
        resume: { location: null },
        isUploaded: false,
      }),
    );
    set([...works, ...added]);
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
  function retry(id: string): void {
    if (works.find((each) => each.id === id)?.state !== "failed") return;
    change(id, { state: "waiting" });
    next();
  }

  /** Stops a file under way, or takes a finished or failed one off the list. */
  function dismiss(id: string): void {
    const work = works.find((each) => each.id === id);
    if (!work) return;
    if (work.state === "sending") {
      work.stop?.abort();
      return;
    }
    if (work.state === "failed" && work.isUploaded) discard(work.path);
    drop(id);
  }

  const subscribe = (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  };

  // Leaving the page would lose what is on its way and what failed: the browser asks first.
  if (typeof window !== "undefined") {
    window.addEventListener("beforeunload", (event) => {
      if (works.some(({ state }) => state !== "sent")) event.preventDefault();
    });
  }

  return {
    bucket,
    start,
    retry,
    dismiss,
    /** Forgets the files that have arrived at a record. */
    forgetSent(isMeant: (target: Target) => boolean): void {
      for (const { id, state, target } of works) if (state === "sent" && isMeant(target)) drop(id);
    },
    /** Calls back whenever a file has arrived. */
    onArrived(tell: (target: Target) => void): () => void {
      arrived.add(tell);
      return () => arrived.delete(tell);
    },
    /** The files on their way or failed, of all records unless told which. */
    useUploads(isMeant?: (target: Target) => boolean): readonly Upload<Target>[] {
      const all = useSyncExternalStore(subscribe, () => works);
      return isMeant ? all.filter(({ target }) => isMeant(target)) : all;
    },
  };
}
