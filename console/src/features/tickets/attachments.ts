import { rpc } from "../../lib/rpc";
import { uploadFile } from "../../lib/upload";

export const BUCKET = "attachments";
export const MAX_MEGABYTES = 50;

/** What add_attachment() takes: pictures, films, sound, documents. Nguồn: QĐ583 Điều 7. */
export const ACCEPT = [
  "image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif",
  "video/mp4,video/quicktime,video/webm,video/3gpp",
  "audio/mpeg,audio/mp4,audio/x-m4a,audio/aac,audio/ogg,audio/webm,audio/wav,audio/x-wav,audio/amr",
  ".pdf,.doc,.docx,.xls,.xlsx,.odt,.txt",
].join(",");

/** Stores a file and records it on the ticket. Throws an AppError. */
export async function attach(ticketId: number, file: File): Promise<void> {
  const stored = await uploadFile(BUCKET, `tickets/${ticketId}`, file);
  await rpc("add_attachment", {
    p_ticket_id: ticketId,
    p_storage_path: stored.path,
    p_file_name: stored.name,
    p_media_type: stored.mediaType,
    p_byte_size: stored.bytes,
  });
}
