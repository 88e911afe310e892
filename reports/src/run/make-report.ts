import { chartPng } from "../charts/chart-png.ts";
import type { ReportContent } from "../content.ts";
import { compose, queriesOf, type Remarks, scopeOf, withPictures } from "../definitions/compose.ts";
import type { Query, ReportData } from "../definitions/definition.ts";
import { definitionOf } from "../definitions/definitions.ts";

/** A database connection; never a pool, since who asks is a property of its transaction. */
export interface Connection {
  query(sql: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface ReportRequest {
  kind: string;
  period: string;
  agencyId: number | null;
  /** The login (auth.users) with whose rights it is made. */
  userId: string;
}

export interface MadeReport {
  queries: Record<string, Query>;
  data: ReportData;
  content: ReportContent;
}

/**
 * Makes a report with the rights of one person and leaves the connection as it was, for whoever keeps the report in the
 * same transaction. To be called inside a transaction. @throws what the database raised (`code` PT403: no right to it).
 */
export async function makeReport(
  connection: Connection,
  request: ReportRequest,
  remarks: Remarks = {},
): Promise<MadeReport> {
  const definition = definitionOf(request.kind);
  const agency = await agencyOf(connection, request.agencyId);
  const queries = queriesOf(definition, scopeOf(request.period, agency));
  const data = await asPerson(connection, request.userId, async () => {
    const { rows } = await connection.query("select public.report_data($1, $2, $3, $4) as data", [
      request.kind,
      request.period,
      JSON.stringify(queries),
      request.agencyId,
    ]);
    return rows[0]?.data as ReportData;
  });
  return { queries, data, content: await withPictures(compose(definition, data, remarks), chartPng) };
}

async function agencyOf(connection: Connection, id: number | null) {
  if (id === null) return null;
  const { rows } = await connection.query("select id::integer, code, name from public.agencies where id = $1", [id]);
  return (rows[0] as { id: number; code: string; name: string } | undefined) ?? null;
}

/** Asks as the API would for this login: its role, its claims, row-level security. */
export async function asPerson<T>(connection: Connection, userId: string, work: () => Promise<T>): Promise<T> {
  const claim = (claims: object | null, sub: string, role: string) =>
    connection.query(
      `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true),
         set_config('request.jwt.claim.role', $3, true)`,
      [claims ? JSON.stringify(claims) : "", sub, role],
    );
  await claim({ sub: userId, role: "authenticated" }, userId, "authenticated");
  await connection.query("set local role authenticated");
  const result = await work();
  // After an error the transaction is over, and the role with it.
  await connection.query("reset role");
  await claim(null, "", "");
  return result;
}
