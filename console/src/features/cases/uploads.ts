import { createUploadQueue } from "../../components/uploads/upload-queue";
import { rpc } from "../../lib/rpc";

/** Files on their way to cases. */
export const caseUploads = createUploadQueue<{ caseId: number }>({
  bucket: "case-files",
  folderOf: ({ caseId }) => `cases/${caseId}`,
  attach: ({ caseId }, arrived) => rpc("add_case_file", { p_case_id: caseId, ...arrived }),
});
