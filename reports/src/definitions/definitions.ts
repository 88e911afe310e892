import { agency } from "./agency/agency.ts";
import { centre } from "./centre/centre.ts";
import type { Definition } from "./definition.ts";
import { dossiers } from "./dossiers/dossiers.ts";
import { overdue } from "./overdue/overdue.ts";
import { reception } from "./reception/reception.ts";
import { receptionEvaluation } from "./reception-evaluation/reception-evaluation.ts";
import { receptionPilot } from "./reception-pilot/reception-pilot.ts";
import { satisfaction } from "./satisfaction/satisfaction.ts";
import { targets } from "./targets/targets.ts";

/** Every report, in the order of `public.report_kinds`. */
export const definitions: readonly Definition[] = [
  centre,
  satisfaction,
  agency,
  overdue,
  reception,
  receptionPilot,
  receptionEvaluation,
  dossiers,
  targets,
];

/** @throws a sentence that names those there are. */
export function definitionOf(code: string): Definition {
  const found = definitions.find((definition) => definition.code === code);
  if (!found)
    throw new Error(`There is no report "${code}". There are: ${definitions.map((one) => one.code).join(", ")}.`);
  return found;
}
