import { answerText, fill, pickConcern, topics, topicWeight } from "./content.ts";
import { type Desk, findDesk, playerOf, quality, type World } from "./desks.ts";
import { type Arrival, localDay } from "./inflow.ts";
import { demoPhone, mailName, personName } from "./people.ts";
import { type Place, pickPlace, type Unit, unitWeight } from "./places.ts";
import type { Random } from "./random.ts";
import { type Rest, resting } from "./rest.ts";
import * as say from "./texts/replies.ts";
import type { Concern } from "./texts/topic.ts";

/** What the people around one ticket mean to do; `drive.sql` plays it and documents the keys by using them. */
export type Life = Record<string, unknown>;

interface Citizen {
  readonly name: string;
  readonly phone: string;
  readonly unit: Unit;
  readonly address: string;
}

interface Report {
  readonly code: string | null;
  readonly concern?: Concern;
  readonly refusal?: (typeof say.refusals)[number];
  readonly unit: Unit;
  readonly place: Place;
}

const stormTopics = ["ngap-ung", "cay-gay-do", "mat-dien", "su-co-dien", "nap-cong", "de-dieu"];
const channels = [
  ["hotline", 62],
  ["website", 17],
  ["facebook", 12],
  ["email", 5],
  ["walk_in", 4],
] as const;

export class LifeMaker {
  private readonly citizens: Citizen[] = [];

  constructor(
    private readonly world: World,
    private readonly random: Random,
  ) {}

  /** The life of the ticket that arrives then; `rest` names a state it shall stay in, and perhaps whose desk it is for. */
  make({ at, isStorm }: Arrival, rest?: Rest): { life: Life; player: number } {
    const { random } = this;
    const day = localDay(at);
    const citizen = this.citizen(day.date);
    const report = this.report(citizen, day, isStorm, rest);
    const slots = { place: report.place, month: day.month };
    const operatorId = random.pick(this.world.operatorIds);
    const content = fill(report.concern?.report ?? report.refusal?.report ?? "", slots, random);
    const life: Life = {
      operator_id: operatorId,
      supervisor_id: random.pick(this.world.supervisorIds),
      leader_id: random.pick(this.world.leaderIds),
      ticket: this.ticket(at, citizen, report, content),
      ...this.triage(report),
      ...(rest ? { stays: rest.state } : {}),
    };
    if (report.refusal || !report.code || !report.concern) return { life, player: playerOf(report.unit.id) };
    const desk = findDesk(this.world, report.code, report.unit, day.date);
    const isOnSite = !/^(tt-|hien-ke|cham-|bhxh|thue|song)/.test(report.code);
    const isDirect = life.triage === "answer";
    const { kind, name, short_name } = desk.agency;
    const agency = isDirect ? "Tổng đài 1022" : ["commune", "district"].includes(kind) ? name : short_name;
    life.answer = answerText(report.concern, isOnSite && !isDirect, { ...slots, agency }, random);
    Object.assign(life, this.handling(desk, report, slots.month, at), rest ? resting(rest.state, desk, random) : {});
    return { life, player: playerOf(desk.todayId) };
  }

  private citizen(date: string): Citizen {
    const { random, world } = this;
    if (this.citizens.length > 40 && random.chance(0.3)) {
      const known = random.pick(this.citizens);
      if (world.isServed(known.unit, date)) return known;
    }
    const units = world.units.filter((unit) => world.isServed(unit, date));
    const unit = random.weighted(units.map((candidate) => [candidate, unitWeight(candidate.code)] as const));
    // The number is spread over the range, so that neighbours in the list do not look like a series.
    const phone = demoPhone((this.citizens.length * 7919 + 1234) % 500_000);
    const citizen = { name: personName(random), phone, unit, address: pickPlace(random, unit).address };
    this.citizens.push(citizen);
    return citizen;
  }

  private report(citizen: Citizen, day: { month: number; date: string }, isStorm: boolean, rest?: Rest): Report {
    const { random, world } = this;
    // Most report what is near their home.
    const near = random.chance(0.8) ? citizen.unit : (this.citizens.at(-1 - random.int(0, 9))?.unit ?? citizen.unit);
    const own = world.units.find((unit) => unit.code === rest?.desk);
    const unit = own ?? (world.isServed(near, day.date) ? near : citizen.unit);
    const place = pickPlace(random, unit);
    if (!rest && random.chance(0.06)) return { code: null, refusal: random.pick(say.refusals), unit, place };
    const weights = Object.keys(topics)
      .filter((code) => code !== "tt-dia-gioi" || day.date >= "2025-07-01")
      .filter((code) => !rest?.desk || (world.suggestedCodes.get(code) ?? own?.code) === rest.desk)
      .map((code) => [code, isStorm && stormTopics.includes(code) ? 40 : topicWeight(code, day.month)] as const);
    for (;;) {
      const code = random.weighted(weights);
      const concern = pickConcern(code, unit, random);
      if (concern) return { code, concern, unit, place };
    }
  }

  private ticket(at: Date, citizen: Citizen, report: Report, content: string): Life {
    const { random, world } = this;
    const channel = random.weighted(channels);
    const isOnSite = report.code !== null && !/^(tt-|hien-ke)/.test(report.code);
    const call =
      channel === "hotline"
        ? {
            call_started_at: new Date(at.getTime() - random.int(50, 420) * 1000).toISOString(),
            call_ended_at: at.toISOString(),
          }
        : {};
    return {
      channel,
      content,
      full_name: citizen.name,
      phone: citizen.phone,
      address: citizen.address,
      ...(channel === "email" || channel === "website"
        ? { email: `${mailName(citizen.name)}@congdan.haiphong.example` }
        : {}),
      ...(report.code ? { category_id: world.categoryIds.get(report.code) } : {}),
      commune_id: report.unit.id,
      ...(isOnSite
        ? {
            location_text: report.place.spot,
            latitude: report.place.latitude,
            longitude: report.place.longitude,
          }
        : {}),
      ...(random.chance(0.04) ? { is_confidential: true } : {}),
      ...call,
    };
  }

  private triage(report: Report): Life {
    const { random } = this;
    const isSlow = random.chance(0.06);
    const life: Life = {
      triage_min: isSlow ? random.int(70, 200) : 2 + Math.round(random.exponential(9)),
      triage: "transfer",
    };
    if (report.refusal) {
      life.triage = "refuse";
      life.refusal = report.refusal;
    } else if (report.concern?.isGuidance && random.chance(0.85)) {
      life.triage = "answer";
    } else if (random.chance(0.06)) {
      life.triage = "clarify";
    }
    const slots = { place: report.place, month: 6 };
    life.clarification = {
      question: random.pick(say.clarificationQuestions),
      reply:
        random.chance(0.8) || life.triage !== "clarify"
          ? fill(random.pick(say.clarificationReplies), slots, random)
          : null,
      reply_h: random.int(1, 30),
    };
    return life;
  }

  private handling(desk: Desk, report: Report, month: number, at: Date): Life {
    const { random } = this;
    const slowness = quality(desk.agency.code, at);
    const isUrgent = ["nap-cong", "su-co-dien", "cay-gay-do", "trat-tu", "pccc"].includes(report.code ?? "");
    const life: Life = {
      agency_id: desk.agency.id,
      ...(desk.successorId ? { successor_id: desk.successorId } : {}),
      transfer_note: random.chance(0.5) ? random.pick(say.transferNotes) : null,
      wrong_agency_ids: random.chance(0.035) ? desk.wrongIds.slice(0, random.chance(0.2) ? 2 : 1) : [],
      return_reason: random.pick(say.returnReasons),
      return_h: 1 + random.exponential(2),
      relay_h: random.chance(0.85) ? random.next() * 0.8 : 1 + random.exponential(3),
      handle_h: isUrgent ? 0.3 + random.exponential(1.2 * slowness) : 0.7 + random.exponential(2.2 * slowness),
    };
    if (!isUrgent && random.chance(0.34)) life.commitment = this.commitment(slowness);
    else if (random.chance(0.11 * slowness)) life.handle_h = 8 + random.exponential(58 * slowness); // forgotten
    if (random.chance(0.025)) life.officer_question = random.pick(say.clarificationQuestions);
    if (random.chance(0.05)) life.forward_h = 0.4;
    if (random.chance(0.06)) life.note = random.pick(say.internalNotes);
    if (random.chance(0.35)) life.urge = { after_h: random.int(9, 50), message: random.pick(say.urgings) };
    if (random.chance(0.45)) {
      life.direct = {
        after_h: 2 + random.exponential(8),
        days: random.int(1, 4),
        directive: random.pick(say.directives),
        on_word: random.chance(0.3),
        finish_h: random.int(4, 44),
      };
    }
    return Object.assign(life, this.aftermath(month, report));
  }

  private commitment(slowness: number): Life {
    const { random } = this;
    const days = random.int(2, 14);
    const isLate = random.chance(Math.min(0.1 * slowness, 0.4));
    return {
      days,
      findings: random.pick(say.commitments),
      late_h: isLate ? 1 + random.exponential(26 * slowness) : -random.next() * 0.6,
      ...(days >= 4 && random.chance(0.12)
        ? {
            change: {
              days: random.int(2, 6),
              reason: "Chờ vật tư và thống nhất phương án với các hộ dân.",
              is_approved: random.chance(0.75),
            },
          }
        : {}),
    };
  }

  private aftermath(month: number, report: Report): Life {
    const { random } = this;
    const life: Life = {};
    const scored = (weights: readonly (readonly [number, number])[]) => {
      const score = random.weighted(weights);
      const near = () => Math.min(5, Math.max(1, score + random.int(-1, 1)));
      return {
        score,
        reception: near(),
        handling: score,
        answer: near(),
        comment: random.pick(say.ratingComments[score]!),
      };
    };
    if (random.chance(0.3)) {
      life.rating = {
        after_h: random.int(2, 60),
        timely: scored([
          [5, 45],
          [4, 33],
          [3, 13],
          [2, 6],
          [1, 3],
        ]),
        late: scored([
          [5, 12],
          [4, 25],
          [3, 25],
          [2, 20],
          [1, 18],
        ]),
      };
      if (random.chance(0.5)) {
        life.reopen = {
          reason: fill(random.pick(say.reopenReasons), { place: report.place, month }, random),
          handle_h: 1 + random.exponential(6),
        };
      }
    }
    if (random.chance(0.12)) life.close_h = random.int(3, 30);
    if (random.chance(0.012)) life.withdraw = { after_h: random.int(1, 12), reason: random.pick(say.withdrawReasons) };
    return life;
  }
}
