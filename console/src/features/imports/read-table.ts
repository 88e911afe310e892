import { type FileTable, TableFileError } from "./table-file";

/** Reads a CSV or XLSX file off the page's own thread. @throws TableFileError */
export async function readTable(file: File): Promise<FileTable> {
  const bytes = await file.arrayBuffer();
  const worker = new Worker(new URL("./table-file.worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<FileTable>((resolve, reject) => {
      worker.onerror = () => reject(new TableFileError("unreadable"));
      worker.onmessage = ({ data }: MessageEvent<{ table?: FileTable; error?: TableFileError["key"] }>) => {
        if (data.table) resolve(data.table);
        else reject(new TableFileError(data.error ?? "unreadable"));
      };
      worker.postMessage({ name: file.name, bytes }, [bytes]);
    });
  } finally {
    worker.terminate();
  }
}
