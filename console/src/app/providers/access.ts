import type { AccessControlProvider } from "@refinedev/core";
import { loadMe, mayRight } from "../../lib/me";
import { resources } from "../registry";

/** Refine's action → the right of the resource's declaration that it needs. */
const rightOf = {
  list: "read",
  show: "read",
  create: "create",
  clone: "create",
  edit: "edit",
  delete: "archive",
} as const;

/** Answered from the permissions loaded once after login; an undeclared resource or action is refused. */
export const accessControlProvider: AccessControlProvider = {
  can: async ({ resource, action, params }) => {
    await loadMe();
    const declared = resources.find((entry) => entry.name === resource);
    const right = rightOf[action as keyof typeof rightOf];
    return { can: right ? mayRight(declared?.rights[right], params?.agencyId) : false };
  },
  options: { buttons: { enableAccessControl: true, hideIfUnauthorized: true } },
};
