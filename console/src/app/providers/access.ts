import type { AccessControlProvider } from "@refinedev/core";
import { loadMe, may } from "../../lib/me";
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
    const permission = declared && right ? declared.rights[right] : undefined;
    return { can: permission ? may(permission, params?.agencyId) : false };
  },
  options: { buttons: { enableAccessControl: true, hideIfUnauthorized: true } },
};
