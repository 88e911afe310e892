import { useSyncExternalStore } from "react";
import { rpc } from "./rpc";

export type RoleGrant = { role: string; agency_id: number };
/** `all` = everywhere; `own` = for the listed agencies (sub-units already included). */
export type PermissionGrant = { scope: "all" | "own"; agency_ids: number[] | null };

/** The answer of `my_permissions()`: who is at the screen and what they may do. */
export type Me = {
  person: {
    id: number;
    display_name: string;
    job_title: string | null;
    email: string | null;
    agency_id: number;
    agency_name: string;
  };
  roles: RoleGrant[];
  permissions: Record<string, PermissionGrant>;
  deputy_for: { id: number; display_name: string }[];
};

let me: Me | null = null;
let pending: Promise<Me | null> | null = null;
const listeners = new Set<() => void>();

function set(value: Me | null): void {
  me = value;
  for (const listener of listeners) listener();
}

/** Loads the person's rights once; later calls answer from memory. Null = the login has no active staff row. */
export function loadMe(): Promise<Me | null> {
  if (me) return Promise.resolve(me);
  pending ??= rpc<Me | { person: null }>("my_permissions")
    .then((answer) => {
      const found = answer?.person ? (answer as Me) : null;
      set(found);
      return found;
    })
    .finally(() => {
      pending = null;
    });
  return pending;
}

export function forgetMe(): void {
  set(null);
}

/** The id of the person at the screen. */
export const myId = (): number | undefined => me?.person.id;

export const isKnown = (): boolean => me !== null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The person at the screen; null before login. */
export const useMe = (): Me | null => useSyncExternalStore(subscribe, () => me);

/**
 * Whether the person holds a permission: somewhere, or (with `agencyId`) for that agency.
 * The database decides again; this only keeps buttons away that would be refused.
 */
export function may(permission: string, agencyId?: number | null): boolean {
  const grant = me?.permissions[permission];
  if (!grant) return false;
  if (agencyId === undefined || agencyId === null || grant.scope === "all") return true;
  return grant.agency_ids?.includes(agencyId) ?? false;
}

export const mayAny = (permissions: string[]): boolean => permissions.some((permission) => may(permission));

/** The same for a declared right, which is one permission, several of which one suffices, or nothing (nobody may). */
export const mayRight = (right: string | string[] | undefined, agencyId?: number | null): boolean =>
  right ? [right].flat().some((permission) => may(permission, agencyId)) : false;

export const hasRole = (...roles: string[]): boolean => me?.roles.some((held) => roles.includes(held.role)) ?? false;

/** The distinct role codes of the person. */
export const roleCodes = (person: Me | null): string[] => [...new Set(person?.roles.map((held) => held.role) ?? [])];
