import type pg from "pg";
import { isWest, type World } from "./desks.ts";
import type { Unit } from "./places.ts";
import { type Agency, type StaffIds, staffKey } from "./staff.ts";

export async function readAgencies(client: pg.Client): Promise<Agency[]> {
  const { rows } = await client.query<Agency & { id: string }>(
    `select id, code, kind, name, coalesce(short_name, name) as short_name, latitude, longitude,
       valid_from::text as valid_from, valid_to::text as valid_to from public.agencies where archived_at is null order by id`,
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** Reads the reference rows that the lives are made from. */
export async function readWorld(client: pg.Client, agencies: readonly Agency[], staff: StaffIds): Promise<World> {
  const categories = await client.query<{ id: string; code: string; agency_code: string | null }>(
    `select c.id, c.code, a.code as agency_code from public.categories c
     left join public.agencies a on a.id = c.suggested_agency_id where c.parent_id is not null order by c.id`,
  );
  const successions = await client.query<{ old: string; new: string }>(
    `select o.code as old, n.code as new from public.agency_successors s
     join public.agencies o on o.id = s.agency_id join public.agencies n on n.id = s.successor_id
     order by s.agency_id, s.successor_id`,
  );
  const predecessors = new Map<string, string[]>();
  for (const row of successions.rows) predecessors.set(row.new, [...(predecessors.get(row.new) ?? []), row.old]);
  const units = agencies
    .filter((agency) => agency.kind === "commune")
    .map((agency): Unit => {
      const { id, code, latitude, longitude } = agency;
      return { id, code, name: agency.short_name, latitude: latitude ?? 0, longitude: longitude ?? 0 };
    });
  const people = (code: string, role: string) => staff.get(staffKey(code, role)) ?? [];
  return {
    agencies: new Map(agencies.map((agency) => [agency.code, agency])),
    units,
    categoryIds: new Map(categories.rows.map((row) => [row.code, Number(row.id)])),
    suggestedCodes: new Map(categories.rows.map((row) => [row.code, row.agency_code])),
    predecessors,
    operatorIds: people("TT1022", "operator"),
    supervisorIds: people("VPUBND", "supervisor"),
    leaderIds: people("UBNDTP", "city_leader"),
    isServed: (unit, date) => date >= "2025-07-01" || !isWest(unit),
  };
}
