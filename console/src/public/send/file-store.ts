/** A file somebody chose, with its place among the files of the ticket. */
export interface ChosenFile {
  number: number;
  name: string;
  blob: Blob;
}

/**
 * Keeps chosen files on the person's own device, so that neither a reload nor a broken connection loses them. Where a
 * browser forbids it (private windows) everything works as long as the page stays open.
 */
function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("public", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("files", { keyPath: "number" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result.transaction("files", mode).objectStore("files"));
  });
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// Where the browser keeps nothing, the files still go from the form to the receipt.
let inMemory: ChosenFile[] | undefined;

export async function keptFiles(): Promise<ChosenFile[]> {
  if (inMemory) return inMemory;
  try {
    return await done((await store("readonly")).getAll() as IDBRequest<ChosenFile[]>);
  } catch {
    return [];
  }
}

export async function keepFiles(files: readonly ChosenFile[]): Promise<void> {
  inMemory = files.map(({ number, name, blob }) => ({ number, name, blob }));
  try {
    const all = await store("readwrite");
    await done(all.clear());
    for (const file of inMemory) await done(all.put(file));
  } catch {
    // Kept in memory only.
  }
}
