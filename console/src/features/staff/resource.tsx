import i18next from "i18next";
import { defineResource, type Row } from "../../components/resource/define-resource";
import { may } from "../../lib/me";
import { roleOptions } from "../../lib/role-codes";
import { rpc } from "../../lib/rpc";
import { accountOf } from "./account";
import { AccountButton } from "./account-button";
import { AccountState } from "./account-state";
import { GrantsEditor } from "./grants-editor";
import { HeldRights } from "./held-rights";
import { LeaveList } from "./leave-list";

const half = { isHalf: true } as const;
const roles = "roles:staff_roles(id, role_code, agency_id, agency:agency_id(id, name))";
const permissions = "permissions:staff_permissions(id, permission_code, agency_id, agency:agency_id(id, name))";
const base = `*, agency:agency_id(id, name), ${roles}, ${permissions}`;

const RoleGrants = (props: object) => <GrantsEditor {...props} kind="role" />;
const PermissionGrants = (props: object) => <GrantsEditor {...props} kind="permission" />;

type Held = { role_code: string; agency?: { name: string } };
const roleNames = (row: Row): string =>
  [...new Set((row.roles as Held[] | undefined)?.map((held) => i18next.t(`app:roles.${held.role_code}`)))].join(", ");

export const resource = defineResource({
  name: "staff",
  select: base,
  // A filter on an embedded table needs the embed to be inner; a second one keeps the shown list of roles whole.
  selectFor: (filters) => (filters.role?.length ? `${base}, held:staff_roles!inner(role_code)` : undefined),
  agencyOf: (row) => row.agency_id,
  titleOf: (row) => row.display_name,
  subtitleOf: (row) => [row.job_title, row.agency?.name].filter(Boolean).join(" · "),
  columns: [
    { key: "display_name", sort: true, width: 200 },
    { key: "agency", value: (row) => row.agency?.name, sort: "agency.name", width: 250 },
    { key: "job_title", sort: true, width: 190 },
    { key: "roles", value: roleNames, width: 200 },
    { key: "phone", type: "code", width: 130 },
    { key: "email", width: 230, isOptional: true },
    { key: "account", value: accountWord, render: (row) => <AccountState row={row} />, width: 150 },
  ],
  filters: [
    { key: "agency", type: "agency", field: "agency_id" },
    {
      key: "role",
      type: "select",
      options: roleOptions,
      optionTexts: "app:roles",
      field: "held.role_code",
    },
  ],
  sort: { field: "display_name", order: "asc" },
  form: {
    fromRow: (row) => ({
      display_name: row.display_name,
      job_title: row.job_title,
      email: row.email,
      phone: row.phone,
      agency_id: row.agency_id,
      roles: row.roles?.map((held: Row) => ({ code: held.role_code, agency_id: held.agency_id })) ?? [],
      permissions:
        row.permissions?.map((held: Row) => ({ code: held.permission_code, agency_id: held.agency_id })) ?? [],
    }),
    save: (values, id) => {
      const { roles: held, permissions: further, ...person } = values;
      return rpc<number>("save_staff", {
        p_staff: {
          ...person,
          ...(id ? { id } : {}),
          roles: (held ?? []).map((grant: Row) => ({ role_code: grant.code, agency_id: grant.agency_id })),
          // Refused to whoever administers one agency only, therefore not even sent by them.
          ...(may("staff.edit")
            ? {
                permissions: (further ?? []).map((grant: Row) => ({
                  permission_code: grant.code,
                  agency_id: grant.agency_id,
                })),
              }
            : {}),
        },
      });
    },
    sections: [
      {
        key: "person",
        fields: [
          { key: "display_name", type: "text", isRequired: true, maxLength: 120, ...half },
          { key: "job_title", type: "text", maxLength: 160, ...half },
          { key: "agency_id", type: "agency", isRequired: true },
          { key: "email", type: "email", ...half },
          { key: "phone", type: "phone", ...half },
        ],
      },
      {
        key: "rights",
        fields: [
          { key: "roles", type: "text", control: RoleGrants },
          { key: "permissions", type: "text", control: PermissionGrants, permission: "staff.edit" },
        ],
      },
    ],
  },
  show: {
    main: [HeldRights, LeaveList],
    actions: [AccountButton],
    hiddenFacts: ["display_name", "roles"],
  },
  archive: (row, isArchived) => rpc("set_staff_active", { p_staff_id: row.id, p_is_active: !isArchived }),
  auditTable: "public.staff",
  auditRights: ["audit.read"],
});

function accountWord(row: Row): string {
  return i18next.t(`staff:account.${accountOf(row)}`);
}
