/**
 * Something people report, and what the agency that dealt with it answers. Slots in braces are filled from the ticket:
 * `{spot}` an exact place, `{street}`, `{ward}`, `{time}` a moment ("tối qua"), `{since}` a duration ("ba hôm nay"),
 * `{hour}`, `{n}` a small number; answers also know `{date}`. No text names a real person.
 */
export interface Concern {
  readonly report: string;
  readonly answer: string;
  /** Only where it can happen; anywhere when absent. */
  readonly where?: "urban" | "rural" | "coast";
}

/** Concerns by the code of the sub-category (`seed/reference/030_categories.sql`). */
export type Topics = Readonly<Record<string, readonly Concern[]>>;
