import { type Day, endOfMonth } from '../base/calendar.ts';
import { integer, multiply, round, ZERO } from '../base/rational.ts';
import type { PlanCapacity, PlanIntervention } from '../compile/plan-intervention.ts';
import { servingOrder, type Waiting } from '../engine/allocate.ts';
import { runningDays, tooLate } from '../engine/intervention.ts';
import { Places } from '../engine/places.ts';
import type { MemberLife } from './member-life.ts';
import type { WorldSums } from './sums.ts';

/** The members of a block among all, by which the places of an intervention are split. */
export interface BlockShare {
  readonly first: number;
  readonly count: number;
  readonly members: number;
}

/** A member's time in the audience of an intervention. */
interface Episode {
  /** The day on which the business saw the member come in. */
  readonly since: Day;
  /** The month of the survey answer behind it; a new one begins a new episode. */
  readonly answered: number | null;
  /** Served, or too late to be. */
  settled: boolean;
  served: boolean;
}

/**
 * What the business does for one block of members, within its capacities: on the first day of each month it serves those
 * in an audience who are still in time, in the declared order, members alike in it by name. Places are split over blocks
 * in proportion to their members, so "first" means first within the block.
 */
export class Desk {
  readonly #interventions: readonly PlanIntervention[];
  readonly #sums: WorldSums;
  readonly #places: readonly Places[];
  readonly #episodes: readonly Map<MemberLife, Episode>[];

  constructor(interventions: readonly PlanIntervention[], share: BlockShare, start: Day, sums: WorldSums) {
    this.#interventions = interventions;
    this.#sums = sums;
    this.#places = interventions.map(({ capacity }) => new Places(shareOf(capacity, share), share.members, start));
    this.#episodes = interventions.map(() => new Map());
  }

  /** Serves on the first day of a month; `day` never falls. */
  open(day: Day, month: number, lives: readonly MemberLife[]): void {
    for (const life of lives) {
      life.isAmbassador = false;
      life.isAskedForIdeas = false;
    }
    this.#interventions.forEach((intervention, i) => {
      const days = runningDays(intervention);
      // An offer of a few days within the month is sent out at its beginning.
      const on = Math.max(day, days.from);
      if (on >= endOfMonth(day) || on >= days.until) return;
      this.#serve(intervention, i, on, month, lives);
    });
  }

  #serve(intervention: PlanIntervention, i: number, day: Day, month: number, lives: readonly MemberLife[]): void {
    const episodes = this.#episodes[i]!;
    const { capacity } = intervention;
    const waiting = new Map<string, MemberLife>();
    const candidates: Waiting[] = [];
    for (const life of lives) {
      const episode = this.#episodeOf(life, i, day, month);
      if (episode === null) continue;
      if (episode.settled) {
        if (episode.served) list(intervention, life);
        continue;
      }
      const due = tooLate(intervention, episode.since);
      if (due <= day) {
        episode.settled = true;
        this.#sums.late[i]![month]!++;
        continue;
      }
      const id = life.identity.name;
      const ranked = capacity !== null && capacity.order.by !== 'earliest due' ? capacity.order.measure : null;
      const rank = ranked === null ? ZERO : (life.run!.measure(ranked, day) ?? ZERO);
      waiting.set(id, life);
      candidates.push({ id, since: episode.since, from: day, due, rank });
    }
    candidates.sort(servingOrder(capacity));
    const taken = this.#places[i]!.take(candidates.length, day);
    for (const { id } of candidates.slice(0, taken)) {
      const life = waiting.get(id)!;
      Object.assign(episodes.get(life)!, { settled: true, served: true });
      this.#sums.served[i]![month]!++;
      this.#sums.interventionCost[month]! += intervention.cost;
      life.spentOn += intervention.cost;
      this.#apply(intervention, life, month);
    }
  }

  /** The member's time in the audience, begun anew where it is new; null where the member is not in it. */
  #episodeOf(life: MemberLife, i: number, day: Day, month: number): Episode | null {
    const episodes = this.#episodes[i]!;
    if (!life.active || !life.run!.isOpen(i, day + 1)) {
      episodes.delete(life);
      return null;
    }
    const answered = life.answer?.month ?? null;
    const before = episodes.get(life);
    const repeats = this.#interventions[i]!.kind === 'care' && before !== undefined && before.answered !== answered;
    if (before !== undefined && !repeats) return before;
    const episode: Episode = { since: day, answered, settled: false, served: false };
    episodes.set(life, episode);
    this.#sums.sought[i]![month]!++;
    return episode;
  }

  #apply(intervention: PlanIntervention, life: MemberLife, month: number): void {
    list(intervention, life);
    if (intervention.kind === 'care') life.satisfaction.care();
    if (intervention.kind !== 'offer') return;
    const { discount } = intervention;
    life.reach({ days: runningDays(intervention), lift: life.traits.behavior.offerLift, discount }, month);
  }
}

/** Who is on a list stays on it while in the audience. */
function list({ kind }: PlanIntervention, life: MemberLife): void {
  if (kind === 'ambassadors') life.isAmbassador = true;
  if (kind === 'ideas') life.isAskedForIdeas = true;
}

/** The places of a block: over all blocks they add up to all places, whatever the blocks. */
function shareOf(capacity: PlanCapacity | null, { first, count, members }: BlockShare): PlanCapacity | null {
  if (capacity === null) return null;
  const { places } = capacity;
  const part = (whole: number) =>
    Math.floor((whole * (first + count)) / members) - Math.floor((whole * first) / members);
  if (places.kind === 'share') {
    const whole = Number(round(multiply(places.of, integer(members)), 'down'));
    return { ...capacity, places: { kind: 'total', count: part(whole) } };
  }
  if (places.kind === 'total') return { ...capacity, places: { kind: 'total', count: part(places.count) } };
  // The business acts once a month here, and so with the places of a month.
  if (places.period === 'day')
    return { ...capacity, places: { kind: 'per', period: 'month', count: part(places.count * DAYS) } };
  return { ...capacity, places: { ...places, count: part(places.count) } };
}

/** Days of a month, for places that come anew each day. */
const DAYS = 30;
