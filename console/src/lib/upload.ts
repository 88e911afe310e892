import { AppError, toAppError } from "./app-error";
import { apiUrl, config } from "./config";
import { PART, ResumableError, uploadResumable } from "./resumable";
import { type Answer, send } from "./send";
import { supabase } from "./supabase";

/** Storage paths take no accents or odd signs; the readable name is kept in the database. */
const safeName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .replace(/[^\w.-]+/g, "-")
    .slice(-80);

/** A path of its own for a file, under a folder. */
export const storagePath = (folder: string, name: string): string =>
  `${folder}/${crypto.randomUUID()}-${safeName(name)}`;

/** Storage answers most refusals with 400 and the real status inside. */
function refusal(answer: Answer): AppError {
  let body: { statusCode?: string | number; error?: string; message?: string } = {};
  try {
    body = JSON.parse(answer.text);
  } catch {
    // A proxy's page: the status has to do.
  }
  const status = Number(body.statusCode) || answer.status;
  const message = body.message ?? `HTTP ${answer.status}`;
  const isType = status === 415 || /mime type/i.test(message);
  const error = toAppError({ message }, status);
  if (!isType) return error;
  return new AppError({ message, statusCode: 415, code: "", key: "attachment.type_refused", params: {} });
}

/** Who asks, anew for each request: a long upload outlives a session's token. */
async function headers(): Promise<Record<string, string>> {
  const { data } = await supabase().auth.getSession();
  const key = config().publishableKey;
  return { apikey: key, authorization: `Bearer ${data.session?.access_token ?? key}` };
}

// Asked once a page: the embedded server takes whole files only.
let offersParts = true;

export type Upload = { bucket: string; path: string; file: File; mediaType: string };
/** What a broken attempt leaves for the next one. */
export type Resume = { location: string | null };
type Watch = { onProgress?: (sent: number) => void; signal?: AbortSignal; resume?: Resume };

/**
 * Sends one file. What broke can be sent again with the same path: large files go on where they stopped when the
 * Supabase offers resumable uploads, and a file that had arrived already counts as sent. Throws an AppError.
 */
export async function uploadFile({ bucket, path, file, mediaType }: Upload, watch: Watch = {}): Promise<void> {
  const { onProgress, signal, resume = { location: null } } = watch;
  try {
    if (offersParts && file.size > PART) {
      offersParts = await uploadResumable({
        send,
        endpoint: `${apiUrl()}/storage/v1/upload/resumable`,
        headers,
        bucket,
        path,
        file,
        mediaType,
        location: resume.location,
        onLocation: (location) => {
          resume.location = location;
        },
        onProgress,
        signal,
      });
      if (offersParts) return;
    }
    const answer = await send("POST", `${apiUrl()}/storage/v1/object/${bucket}/${path}`, {
      headers: { ...(await headers()), "content-type": mediaType, "cache-control": "max-age=3600" },
      body: file,
      onProgress,
      signal,
    });
    if (answer.status >= 300) throw new ResumableError(answer);
  } catch (error) {
    if (!(error instanceof ResumableError)) throw error instanceof DOMException ? error : toAppError(error);
    const refused = refusal(error.answer);
    // The path is this upload's alone: it is there because its answer was lost.
    if (refused.statusCode !== 409) throw refused;
  }
}

/** Takes an upload away again that no record refers to yet. Best effort: what stays is listed for an administrator. */
export async function discardUpload(bucket: string, path: string): Promise<void> {
  await supabase().storage.from(bucket).remove([path]);
}

/** Links to stored files that work for some minutes, by path; what the reader may not see is left out. */
export async function signedUrls(bucket: string, paths: string[], seconds = 600): Promise<Record<string, string>> {
  const { data, error } = await supabase().storage.from(bucket).createSignedUrls(paths, seconds);
  if (error) throw toAppError(error);
  return Object.fromEntries(data.flatMap((each) => (each.path && each.signedUrl ? [[each.path, each.signedUrl]] : [])));
}

/** The link to save a file under the name it was sent with, every diacritic of it. */
export const downloadUrl = (signed: string, name: string): string =>
  `${signed}${signed.includes("?") ? "&" : "?"}download=${encodeURIComponent(name)}`;
