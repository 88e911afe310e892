import type { Place, Unit } from "./places.ts";
import { areaOf, isCoast } from "./places.ts";
import type { Random } from "./random.ts";
import { infrastructure } from "./texts/infrastructure.ts";
import { otherFields } from "./texts/other-fields.ts";
import { answerClosings, deskOpenings, siteOpenings } from "./texts/replies.ts";
import { society } from "./texts/society.ts";
import type { Concern, Topics } from "./texts/topic.ts";

export const topics: Topics = { ...infrastructure, ...society, ...otherFields };

/** How often each sub-category is reported; what is missing here weighs 2. */
export const topicWeights: Readonly<Record<string, number>> = {
  "den-duong": 8,
  "mat-duong": 7,
  "rac-thai": 9,
  "ngap-ung": 5,
  "mat-dien": 5,
  "mat-nuoc": 5,
  "tieng-on": 9,
  "lan-chiem-via-he": 8,
  "do-xe": 6,
  "do-phe-thai": 5,
  "xay-dung-trai-phep": 4,
  "nap-cong": 3,
  "cay-gay-do": 3,
  "tt-huong-dan": 5,
  "tt-dia-gioi": 4,
  "tt-dat-dai": 4,
  "khoi-bui": 4,
  "hien-ke-giao-thong": 2,
  "cham-du-an": 2,
  "cham-gpmb": 2,
  "cham-ket-luan": 1,
  "nong-nghiep": 1,
  "du-lich": 2,
  "khu-cong-nghiep": 1,
  "cau-pha": 1,
};

/** What comes more in which month (1–12): storms and floods in summer, noise and prices before Tết, fees in September. */
const seasons: Readonly<Record<string, readonly number[]>> = {
  "ngap-ung": [6, 7, 8, 9],
  "cay-gay-do": [6, 7, 8, 9],
  "mat-dien": [5, 6, 7],
  "mat-nuoc": [5, 6, 7],
  "dot-rac": [6, 10],
  "truong-hoc": [8, 9],
  "day-them": [9, 10],
  "du-lich": [5, 6, 7, 8],
  "tieng-on": [1, 2, 12],
  "gia-ca": [1, 2, 12],
  "dich-benh": [7, 8, 9, 10],
  "tt-dia-gioi": [7, 8, 9],
  "de-dieu": [7, 8, 9],
  pccc: [1, 2, 5],
};

/** The weight of a sub-category in a month; three times as much in its season. */
export function topicWeight(code: string, month: number): number {
  return (topicWeights[code] ?? 2) * (seasons[code]?.includes(month) ? 3 : 1);
}

const times = [
  "tối qua",
  "sáng nay",
  "chiều qua",
  "đêm qua",
  "cuối tuần trước",
  "hôm thứ Hai",
  "khoảng 6 giờ sáng nay",
  "chập tối hôm kia",
  "giữa trưa nay",
] as const;
const durations = [
  "ba hôm nay",
  "gần một tuần nay",
  "hơn hai tuần nay",
  "cả tháng nay",
  "từ đầu tháng",
  "mấy hôm nay",
  "từ sau Tết",
  "hai ngày nay",
] as const;
// "từ sau Tết" only makes sense in spring.
const otherDurations = durations.filter((text) => text !== "từ sau Tết");

export interface Slots {
  readonly place: Place;
  readonly month: number;
  readonly agency?: string;
}

/** Replaces every slot of a text; an unknown slot is an error, not a hole in the text. */
export function fill(text: string, slots: Slots, random: Random): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case "spot":
      case "street":
      case "ward":
        return slots.place[name];
      case "time":
        return random.pick(times);
      case "since":
        return random.pick(slots.month >= 3 && slots.month <= 5 ? durations : otherDurations);
      case "hour":
        return `${random.pick([6, 7, 17, 18, 21, 22, 23])} giờ${random.chance(0.3) ? " 30" : ""}`;
      case "n":
        return String(random.int(2, 6));
      case "date":
      case "later":
        return `{${name}}`; // known only when the answer is given
      case "agency":
        return slots.agency ?? "đơn vị";
      default:
        throw new Error(`unknown slot {${name}}`);
    }
  });
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

/** A concern of the sub-category that can happen in this unit; undefined when none can. */
export function pickConcern(code: string, unit: Unit, random: Random): Concern | undefined {
  const concerns = topics[code];
  if (!concerns) throw new Error(`no texts for category ${code}`);
  const possible = concerns.filter(
    ({ where }) => !where || where === areaOf(unit) || (where === "coast" && isCoast(unit)),
  );
  return possible.length > 0 ? random.pick(possible) : undefined;
}

/** An agency's answer: opening, what was done, closing. `isOnSite` = somebody went there, rather than looked it up. */
export function answerText(concern: Concern, isOnSite: boolean, slots: Slots, random: Random): string {
  const opening = random.pick(isOnSite ? siteOpenings : deskOpenings);
  return fill(opening, slots, random) + fill(concern.answer, slots, random) + random.pick(answerClosings);
}
