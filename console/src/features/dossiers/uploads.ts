import { createUploadQueue } from "../../components/uploads/upload-queue";
import { rpc } from "../../lib/rpc";

export type Purpose = "document" | "supplement" | "result";
type Target = { dossierId: number; documentId: number | null; purpose: Purpose };

/** Scans on their way to dossiers. */
export const dossierUploads = createUploadQueue<Target>({
  bucket: "dossier-files",
  folderOf: ({ dossierId }) => `dossiers/${dossierId}`,
  attach: ({ dossierId, documentId, purpose }, arrived) =>
    rpc("add_dossier_file", {
      p_dossier_id: dossierId,
      p_document_id: documentId,
      p_purpose: purpose,
      ...arrived,
    }),
});
