import type { Answer, Send } from "./send";

/** Supabase takes every part but the last in exactly this size. */
export const PART = 6 * 1_048_576;

export class ResumableError extends Error {
  constructor(readonly answer: Answer) {
    super(`HTTP ${answer.status}`);
  }
}

type Options = {
  send: Send;
  /** `<api>/storage/v1/upload/resumable` */
  endpoint: string;
  /** Who asks; a function because the session may be renewed between two parts. */
  headers: () => Promise<Record<string, string>>;
  bucket: string;
  path: string;
  file: File;
  mediaType: string;
  /** Where an earlier, broken attempt got to know its upload; null = not begun. */
  location: string | null;
  onLocation: (location: string) => void;
  onProgress?: (sent: number) => void;
  signal?: AbortSignal;
  part?: number;
};

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const fine = (answer: Answer): Answer => {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new ResumableError(answer);
};

/**
 * Sends a file in parts by the TUS protocol (1.0.0), as Supabase Storage offers it. Called again with the same
 * `location` after the connection broke it asks how much arrived and goes on from there. Returns false when the server
 * offers no such uploads (the embedded one): the caller sends the file in one piece then.
 */
export async function uploadResumable(options: Options): Promise<boolean> {
  const { send, endpoint, file, signal, onProgress } = options;
  const tus = async (more: Record<string, string>) => ({
    ...(await options.headers()),
    "tus-resumable": "1.0.0",
    ...more,
  });
  let { location } = options;
  let offset = 0;
  if (location) {
    const answer = await send("HEAD", location, { headers: await tus({}), signal });
    // Forgotten meanwhile (Supabase keeps an unfinished upload for a day): from the beginning.
    if (answer.status === 404 || answer.status === 410) location = null;
    else offset = Number(fine(answer).header("upload-offset"));
  }
  if (!location) {
    const names = { bucketName: options.bucket, objectName: options.path, contentType: options.mediaType };
    const metadata = Object.entries({ ...names, cacheControl: "3600" });
    const answer = await send("POST", endpoint, {
      headers: await tus({
        "upload-length": String(file.size),
        "upload-metadata": metadata.map(([name, value]) => `${name} ${base64(value)}`).join(","),
        "x-upsert": "false",
      }),
      signal,
    });
    if (answer.status === 404 || answer.status === 405) return false;
    const given = fine(answer).header("location");
    if (!given) return false;
    location = new URL(given, endpoint).href;
    options.onLocation(location);
  }
  const part = options.part ?? PART;
  while (offset < file.size) {
    const start = offset;
    onProgress?.(start);
    const answer = fine(
      await send("PATCH", location, {
        headers: await tus({ "upload-offset": String(start), "content-type": "application/offset+octet-stream" }),
        body: file.slice(start, start + part),
        onProgress: (sent) => onProgress?.(start + sent),
        signal,
      }),
    );
    offset = Number(answer.header("upload-offset"));
    if (!(offset > start)) throw new ResumableError(answer);
  }
  onProgress?.(file.size);
  return true;
}
