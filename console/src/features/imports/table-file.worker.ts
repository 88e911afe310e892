import { readCsv, readXlsx, TableFileError } from "./table-file";

// A workbook of ten thousand rows takes seconds to read: done here, the page stays alive.
self.onmessage = async ({ data }: MessageEvent<{ name: string; bytes: ArrayBuffer }>) => {
  try {
    const table = /\.xlsx$/i.test(data.name) ? await readXlsx(data.bytes) : readCsv(data.bytes);
    self.postMessage({ table });
  } catch (error) {
    self.postMessage({ error: error instanceof TableFileError ? error.key : "unreadable" });
  }
};
