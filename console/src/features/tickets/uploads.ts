import { createUploadQueue } from "../../components/uploads/upload-queue";
import { rpc } from "../../lib/rpc";

/** Files on their way to tickets. */
export const ticketUploads = createUploadQueue<{ ticketId: number }>({
  bucket: "attachments",
  folderOf: ({ ticketId }) => `tickets/${ticketId}`,
  attach: ({ ticketId }, arrived) => rpc("add_attachment", { p_ticket_id: ticketId, ...arrived }),
  atOnce: 2,
  keepsSent: true,
});
