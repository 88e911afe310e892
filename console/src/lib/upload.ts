import { toAppError } from "./app-error";
import { supabase } from "./supabase";

export type StoredFile = { path: string; name: string; mediaType: string; bytes: number };

/** Storage paths take no accents or odd signs; the readable name is kept in the database. */
const safeName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .replace(/[^\w.-]+/g, "-")
    .slice(-80);

/** Sends one file to a bucket under `<folder>/<uuid>-<name>`. Throws an AppError. */
export async function uploadFile(bucket: string, folder: string, file: File): Promise<StoredFile> {
  const path = `${folder}/${crypto.randomUUID()}-${safeName(file.name)}`;
  const mediaType = file.type || "application/octet-stream";
  // As bytes, not as a File: the embedded server does not take multipart bodies (STACK).
  const { error } = await supabase()
    .storage.from(bucket)
    .upload(path, await file.arrayBuffer(), { contentType: mediaType });
  if (error) throw toAppError(error);
  return { path, name: file.name, mediaType, bytes: file.size };
}

/** A link to a stored file that works for some minutes. */
export async function signedUrl(bucket: string, path: string, seconds = 600): Promise<string> {
  const { data, error } = await supabase().storage.from(bucket).createSignedUrl(path, seconds);
  if (error) throw toAppError(error);
  return data.signedUrl;
}
