/**
 * Something people report, and what the agency that dealt with it answers. Slots in braces are filled from the ticket:
 * `{spot}` an exact place, `{street}`, `{ward}`, `{time}` a moment ("tối qua"), `{since}` a duration ("ba hôm nay"),
 * `{hour}`, `{n}` a small number; answers also know `{date}`
 * (of the answer, or the day before) and `{later}` (ten days after it), which are filled when the answer is given. No text names a real person.
 */
export interface Concern {
  readonly report: string;
  readonly answer: string;
  /** Only where it can happen; anywhere when absent. */
  readonly where?: "urban" | "rural" | "coast";
  /** A question the operator can answer at once (QĐ583 Điều 9.1). */
  readonly isGuidance?: boolean;
}

/** Concerns by the code of the sub-category (`seed/reference/030_categories.sql`). */
export type Topics = Readonly<Record<string, readonly Concern[]>>;
