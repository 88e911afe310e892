import type { Unit } from "./places.ts";
import type { Agency } from "./staff.ts";

/** What the lives need to know of the city: who is where, and who works. */
export interface World {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly units: readonly Unit[];
  readonly categoryIds: ReadonlyMap<string, number>;
  /** The agency a sub-category suggests; null = the commune of the place. */
  readonly suggestedCodes: ReadonlyMap<string, string | null>;
  /** By the code of the successor. */
  readonly predecessors: ReadonlyMap<string, readonly string[]>;
  readonly operatorIds: readonly number[];
  readonly supervisorIds: readonly number[];
  readonly leaderIds: readonly number[];
  /** Before 1/7/2025 the line served the old city only. */
  isServed(unit: Unit, date: string): boolean;
}

export interface Desk {
  readonly agency: Agency;
  /** Who takes over when the agency is abolished while the ticket is open. */
  readonly successorId?: number;
  /** The agency that answers today; it decides who plays the ticket's life. */
  readonly todayId: number;
  /** Where such a report is often sent by mistake. */
  readonly wrongIds: readonly number[];
}

/** The communes of the former Hải Dương province; the units of the old city have higher codes. */
export function isWest(unit: Unit): boolean {
  return Number(unit.code) < 11_300;
}

/** Who did this work before the departments were merged on 1/3/2025, where it was not the department of the same name. */
const formerOwners: Readonly<Record<string, string>> = {
  "khoi-bui": "STNMT",
  "nuoc-thai": "STNMT",
  "hien-ke-moi-truong": "STNMT",
  "nong-nghiep": "SNNPTNT",
  "de-dieu": "SNNPTNT",
  "bien-bao": "SGTVT",
  "cau-pha": "SGTVT",
  "xe-buyt": "SGTVT",
  "thi-cong": "SGTVT",
  "hien-ke-giao-thong": "SGTVT",
  "lao-dong": "SLDTBXH",
  "chinh-sach": "SLDTBXH",
  "tt-doanh-nghiep": "SKHDT",
  "hien-ke-chuyen-doi-so": "STTTT",
  "du-lich": "SDL",
  "quang-cao": "SVHTT",
  "hien-ke-du-lich": "SDL",
};
/** Companies that work only in the inner city of the east; elsewhere the commune does it, or the western company. */
const cityCompanies = ["THOATNUOC", "CVCX", "CHIEUSANG", "MTDT", "DUONGBO"];
const westCompanies: Readonly<Record<string, string>> = { CAPNUOC: "CAPNUOCHD", MTDT: "MTDTHD", DUONGBO: "SXD" };

function get(world: World, code: string): Agency {
  const agency = world.agencies.get(code);
  if (!agency) throw new Error(`no agency ${code}`);
  return agency;
}

export const playerCount = 2;

/** Which of the connections plays the lives of an agency's tickets. */
export function playerOf(agencyId: number): number {
  return agencyId % playerCount;
}

/** Which agency answers for a sub-category at a place on a day (yyyy-MM-dd). */
export function findDesk(world: World, category: string, unit: Unit, date: string): Desk {
  let code = world.suggestedCodes.get(category) ?? unit.code;
  if (cityCompanies.includes(code) && code !== "DUONGBO" && !unit.name.startsWith("Phường")) code = unit.code;
  if (isWest(unit)) code = westCompanies[code] ?? (cityCompanies.includes(code) ? unit.code : code);
  const today = get(world, code);
  const former = date < "2025-03-01" ? formerOwners[category] : undefined;
  const old = former ?? (today.valid_from > date ? world.predecessors.get(code)?.[0] : undefined);
  const agency = old ? get(world, old) : today;
  // Only desks that the same player plays: which officer is least loaded must not depend on how far the other has come.
  const wrong = ["SXD", "CATP", "DIENLUC", "MTDT", "THOATNUOC", "SCT", "SYT", "VNPT"]
    .map((other) => get(world, other).id)
    .filter((id) => id !== today.id && id !== agency.id && playerOf(id) === playerOf(today.id));
  const offset = unit.id % wrong.length;
  const wrongIds = [...wrong.slice(offset), ...wrong.slice(0, offset)];
  return { agency, wrongIds, todayId: today.id, ...(old ? { successorId: today.id } : {}) };
}

const known: Readonly<Record<string, number>> = {
  BQLGT: 2.4,
  TTPTQD: 2.6,
  VPDKDD: 1.9,
  SXD: 1.5,
  DIENLUC: 0.5,
  CAPNUOC: 0.7,
  CHIEUSANG: 0.7,
  CATP: 0.8,
  "11383": 0.8,
  "11443": 2.1,
  "11617": 1.9,
  "10525": 0.7,
};

/** How slow an agency is (1 = ordinary): its own nature, and a slow swing over the year. */
export function quality(code: string, at: Date): number {
  const hash = [...code].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7);
  const nature = known[code] ?? 0.6 + (hash % 100) / 80;
  return nature * (1 + 0.25 * Math.sin(at.getTime() / 5_000_000_000 + hash));
}
