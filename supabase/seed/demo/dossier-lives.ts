import { demoPhone, personName } from "./people.ts";
import type { Random } from "./random.ts";

/** A procedure at a desk. */
export interface Offered {
  readonly procedureId: number;
  readonly online: string;
  /** Steps between the intake and handing over the result. */
  readonly middleSteps: number;
  readonly deskId: number;
  readonly weight: number;
}

export type Rest =
  | "draft"
  | "submitted"
  | "asked_first"
  | "accepted"
  | "processing"
  | "late"
  | "apologised"
  | "supplement"
  | "suspended"
  | "result_ready"
  | "returned";

interface Deed {
  readonly do: string;
  /** Working hours after the deed before; of what the applicant does, hours of the clock. */
  readonly hours: number;
  readonly [more: string]: unknown;
}

/** What the people around one dossier mean to do; dossier-drive.sql plays it. */
export interface DossierLife {
  readonly at: string;
  readonly nth: number;
  readonly channel: string;
  readonly procedure_id: number;
  readonly agency_id: number;
  readonly applicant: object;
  readonly seconds: number;
  readonly is_digitised: boolean;
  readonly result: string;
  readonly deeds: readonly Deed[];
  readonly rest?: Rest;
  readonly [more: string]: unknown;
}

const missing = [
  "Bổ sung bản sao giấy tờ tùy thân còn thời hạn",
  "Tờ khai thiếu chữ ký của người yêu cầu",
  "Bản vẽ chưa thể hiện ranh giới thửa đất, đề nghị nộp lại",
  "Thiếu văn bản ủy quyền có chứng thực",
  "Thông tin về nơi cư trú không khớp cơ sở dữ liệu quốc gia về dân cư, đề nghị làm rõ",
];
const refusals = [
  "Không thuộc thẩm quyền giải quyết; đề nghị nộp tại cơ quan nơi cư trú",
  "Không đủ điều kiện theo quy định của thủ tục",
  "Hồ sơ trùng với hồ sơ đã được giải quyết",
];
const suspensions = [
  "Chờ ý kiến của cơ quan thuế về nghĩa vụ tài chính",
  "Chờ kết quả xác minh của cơ quan công an",
  "Có đơn khiếu nại liên quan đến thửa đất, tạm dừng để làm rõ",
];
const apologies = [
  "Phải xác minh thực địa lần hai",
  "Cơ quan phối hợp trả lời chậm",
  "Cán bộ thụ lý nghỉ ốm, đã phân công người khác",
];
const praise = [
  null,
  null,
  null,
  "Nhanh, hướng dẫn rõ ràng",
  "Cán bộ nhiệt tình",
  "Trả kết quả đúng hẹn",
  "Nộp qua mạng rất tiện",
];
const complaints = [
  "Phải đi lại nhiều lần",
  "Trả kết quả chậm so với giấy hẹn",
  "Chưa được giải thích rõ phải nộp giấy tờ gì",
];

export class DossierLives {
  private readonly applicants: object[] = [];

  constructor(
    private readonly offered: readonly Offered[],
    private readonly random: Random,
  ) {}

  /** @param progress 0–1 through the story: later ones are online oftener, digitised and quicker. */
  make(at: Date, progress: number, nth: number, rest: Rest | undefined): DossierLife {
    const { random } = this;
    const needsOnline = rest === "draft" || rest === "submitted" || rest === "asked_first";
    const choice = this.choose(needsOnline, rest === "late" || rest === "apologised" || rest === "suspended");
    const isOnline = needsOnline || (choice.online !== "none" && random.chance(0.35 + 0.35 * progress));
    const channel = isOnline ? "online" : random.chance(0.12) ? "postal" : "direct";
    const decision = rest || isOnline || !random.chance(0.03) ? "accept" : "refuse";
    return {
      at: (isOnline ? at : this.counterTime(at)).toISOString(),
      nth,
      channel,
      procedure_id: choice.procedureId,
      agency_id: choice.deskId,
      applicant: this.applicant(),
      seconds: Math.round(120 + random.exponential(330 - 190 * progress)),
      is_digitised: random.chance(0.55 + 0.4 * progress),
      result: random.chance(0.45 + 0.45 * progress) ? (random.chance(0.4) ? "electronic" : "both") : "paper",
      decision,
      reason: random.pick(refusals),
      deeds: decision === "refuse" ? [] : this.deeds(isOnline, choice, progress, rest),
      ...(rest ? { rest } : {}),
    };
  }

  private choose(needsOnline: boolean, needsSteps: boolean): Offered {
    const fitting = this.offered.filter(
      (one) => (!needsOnline || one.online !== "none") && (!needsSteps || one.middleSteps > 1),
    );
    return this.random.weighted((fitting.length > 0 ? fitting : this.offered).map((one) => [one, one.weight] as const));
  }

  /** Between half past seven and four, local time. */
  private counterTime(at: Date): Date {
    const day = Math.floor(at.getTime() / 86_400_000) * 86_400_000;
    const picked = new Date(day + (45 + this.random.int(0, 500)) * 60_000);
    return picked < at ? picked : at;
  }

  /** Every fifth comes again, so that earlier documents can be taken over. */
  private applicant(): object {
    const { random } = this;
    if (this.applicants.length > 10 && random.chance(0.2)) return random.pick(this.applicants);
    const number = this.applicants.length;
    const person = {
      full_name: personName(random),
      phone: demoPhone(430_000 + number),
      ...(random.chance(0.7) ? { email: `congdan.${number}@demo.haiphong.example` } : {}),
      id_number: `0310${String(70_000_000 + number * 137).padStart(8, "0")}`,
      address: `Số ${random.int(2, 180)}, tổ ${random.int(1, 20)}`,
    };
    this.applicants.push(person);
    return person;
  }

  private deeds(isOnline: boolean, choice: Offered, progress: number, rest: Rest | undefined): Deed[] {
    const { random } = this;
    const deeds: Deed[] = [];
    const isDone = (state: Rest) => rest === state;
    if (isOnline) {
      if (rest === "draft" || rest === "submitted") return deeds;
      if (isDone("asked_first") || (!rest && random.chance(0.08))) {
        deeds.push({ do: "ask_first", hours: 0.3 + random.next(), text: random.pick(missing) });
        if (isDone("asked_first")) return deeds;
        deeds.push({ do: "supply", hours: 5 + random.exponential(40) });
      }
      if (!rest && random.chance(0.03)) {
        return [...deeds, { do: "refuse", hours: 1, text: random.pick(refusals) }];
      }
      deeds.push({
        do: "accept",
        hours: random.chance(0.93 + 0.05 * progress) ? 0.1 + 1.6 * random.next() : 2.2 + 3 * random.next(),
      });
    }
    if (isDone("accepted")) return deeds;
    deeds.push({
      do: "pay",
      hours: 0.05,
      method: isOnline ? "online" : random.pick(["cash", "cash", "transfer", "card"]),
    });
    deeds.push({ do: "forward", hours: 0.1 + random.exponential(0.6) });
    if (!rest && random.chance(0.02)) return [...deeds, { do: "withdraw", hours: 6, text: "Công dân xin rút hồ sơ" }];
    if (isDone("processing")) return deeds;
    if (isDone("supplement") || (!rest && random.chance(0.08))) {
      deeds.push({ do: "ask", hours: 2 + 4 * random.next(), text: random.pick(missing) });
      if (isDone("supplement")) return deeds;
      deeds.push({ do: "supply", hours: 10 + random.exponential(60) });
    }
    if (isDone("suspended") || (!rest && random.chance(0.02))) {
      deeds.push({ do: "suspend", hours: 3, text: random.pick(suspensions) });
      if (isDone("suspended")) return deeds;
      deeds.push({ do: "resume", hours: 16 + random.exponential(24) });
    }
    if (!rest && random.chance(0.02)) return [...deeds, { do: "refuse", hours: 8, text: random.pick(refusals) }];
    const isLate = isDone("late") || isDone("apologised") || (!rest && random.chance(0.12 - 0.06 * progress));
    if (isLate) {
      deeds.push({ do: "until_late", hours: 1, share: random.exponential(8) });
      if (isDone("late")) return deeds;
      if (isDone("apologised") || random.chance(0.6)) {
        deeds.push({ do: "apologise", hours: 1, days: random.int(3, 7), text: random.pick(apologies) });
      }
      if (isDone("apologised")) return deeds;
    }
    const quickness = (isOnline ? 0.72 : 0.95) - 0.12 * progress;
    for (let step = 0; step < choice.middleSteps; step += 1) {
      deeds.push({ do: "work", hours: 0.05, share: quickness * (0.35 + 0.6 * random.next()) });
    }
    if (isDone("result_ready")) return deeds;
    const via = isOnline && random.chance(0.6) ? "online" : random.chance(0.1) ? "postal" : "counter";
    deeds.push({ do: "return", hours: via === "online" ? 0.2 : 1 + random.exponential(8), via });
    if (isDone("returned") || (!rest && random.chance(0.01))) return deeds;
    deeds.push({ do: "close", hours: 0.05 + random.exponential(2) });
    if (random.chance(0.5)) deeds.push(this.rating(isLate));
    return deeds;
  }

  private rating(isLate: boolean): Deed {
    const { random } = this;
    const score = random.weighted<number>(
      isLate
        ? [
            [2, 3],
            [3, 3],
            [4, 3],
            [1, 1],
          ]
        : [
            [5, 60],
            [4, 33],
            [3, 5],
            [2, 2],
          ],
    );
    const near = () => Math.max(1, Math.min(5, score + random.int(-1, 1)));
    return {
      do: "rate",
      hours: 1 + random.exponential(10),
      score,
      reception: near(),
      handling: near(),
      answer: near(),
      text: score >= 4 ? random.pick(praise) : random.pick(complaints),
      via: random.pick(["link", "link", "counter"]),
    };
  }
}
