import type { Day } from '../base/calendar.ts';
import { add, compare, divide, integer, multiply, ONE, type Rational, subtract, ZERO } from '../base/rational.ts';
import { conditionParts } from '../compile/parts.ts';
import type { Plan } from '../compile/plan.ts';
import type { MemberEvent } from './books.ts';
import { evaluate, holds, type Reads } from './evaluate.ts';
import type { Judge } from './ladder.ts';
import { measuresInCondition } from './measures-read.ts';
import { type PlanIndex, planIndex } from './plan-index.ts';
import type { Readings } from './readings.ts';
import type { Stretch } from './stretch.ts';

/** What the ladders that an event may cross read before it counts, by measure. */
export type Before = ReadonlyMap<number, Rational | null>;

/** The parts of a member that tell which tiers an event earns by. */
export interface Crosser {
  readonly now: Readings;
  tier(ladder: number): number;
  /** The tier that an event would bring which is judged so. */
  crossedTo(ladder: number, judge: Judge): number;
  /** Supposes, for as long as `work` runs, that the event has given what it gives by the tiers there are. */
  supposing<Result>(event: MemberEvent, work: () => Result): Result;
}

/**
 * By which tiers an event earns that lifts its member to a higher one. Whether it does is judged by what it counts for and
 * by what it gives at the tiers held before it: the one reading that does not go round in a circle.
 */
export class Crossing {
  readonly #plan: Plan;
  readonly #index: PlanIndex;
  readonly #crosser: Crosser;

  constructor(plan: Plan, crosser: Crosser) {
    this.#plan = plan;
    this.#index = planIndex(plan);
    this.#crosser = crosser;
  }

  /** To be asked before the event counts for anything. */
  before({ event, posted }: MemberEvent): Before {
    const ladders = this.#index.crossed[event]!;
    return ladders.length === 0 ? new Map() : this.#measured(ladders, posted);
  }

  /** The shares of an event that has been counted, and that no rule has given anything for. */
  stretches(event: MemberEvent, before: Before): Stretch[] {
    const { tier, supposing } = this.#crosser;
    const held = this.#plan.ladders.map((_, ladder) => tier(ladder));
    const ladders = this.#index.crossed[event.event]!;
    if (ladders.length === 0) return [{ share: ONE, tiers: held }];
    return supposing(event, () => {
      const { now } = this.#crosser;
      return now.at(event.posted, event.posted + 1, () => {
        const after = this.#measured(ladders, event.posted);
        return joined(ladders.map((ladder) => this.#stretchesOf(ladder, held, before, after)));
      });
    });
  }

  #measured(ladders: readonly number[], posted: Day): Map<number, Rational | null> {
    const measures = ladders.flatMap((ladder) =>
      this.#plan.ladders[ladder]!.tiers.flatMap(({ attain }) => measuresInCondition(attain)),
    );
    const { now } = this.#crosser;
    return now.at(posted, posted + 1, () => new Map(now.remember([...new Set(measures)]).measured));
  }

  /** How far through the event one ladder stands at which tier. */
  #stretchesOf(ladder: number, held: readonly number[], before: Before, after: Before): Stretch[] {
    const at = (share: Rational) => this.#tierAt(ladder, between(before, after, share));
    const top = Math.max(held[ladder]!, at(ONE));
    const standing = (tier: number) => held.map((other, i) => (i === ladder ? tier : other));
    if (top === held[ladder]) return [{ share: ONE, tiers: held }];
    if (this.#plan.ladders[ladder]!.crossing!.rate === 'new') return [{ share: ONE, tiers: standing(top) }];
    const stretches: Stretch[] = [];
    let from = ZERO;
    let highest = held[ladder]!;
    for (const cut of [...this.#cuts(ladder, before, after), ONE]) {
      // Between two cuts nothing turns over, so that any place tells; a tier once reached stays.
      const middle = divide(add(from, cut), integer(2));
      highest = Math.max(highest, at(middle));
      stretches.push({ share: subtract(cut, from), tiers: standing(highest) });
      from = cut;
    }
    return stretches;
  }

  #tierAt(ladder: number, measured: Before): number {
    const { now, crossedTo } = this.#crosser;
    const { tiers } = this.#plan.ladders[ladder]!;
    const reads = now.reading(measured);
    return crossedTo(ladder, (tier) => holds(tiers[tier]!.attain, reads));
  }

  /** The shares of the event, strictly between none and all, at which a comparison turns over; rising. */
  #cuts(ladder: number, before: Before, after: Before): Rational[] {
    const { now } = this.#crosser;
    const reads: readonly [Reads, Reads] = [now.reading(before), now.reading(after)];
    const cuts: Rational[] = [];
    for (const { attain } of this.#plan.ladders[ladder]!.tiers) {
      for (const part of conditionParts(attain)) {
        if (part.op !== 'compare') continue;
        const [start, end] = reads.map((read) => {
          const [left, right] = [evaluate(part.left, read), evaluate(part.right, read)];
          return left === null || right === null ? null : subtract(left, right);
        });
        if (start == null || end == null || start.n > 0n === end.n > 0n) continue;
        const cut = divide(start, subtract(start, end));
        if (cut.n > 0n && compare(cut, ONE) < 0) cuts.push(cut);
      }
    }
    return cuts.sort(compare).filter((cut, i) => i === 0 || compare(cut, cuts[i - 1]!) > 0);
  }
}

/** The measures after a share of an event; what was not known before it is known after all of it. */
function between(before: Before, after: Before, share: Rational): Before {
  return new Map(
    [...after].map(([measure, end]) => {
      const start = before.get(measure) ?? null;
      if (start === null || end === null) return [measure, compare(share, ONE) < 0 ? start : end];
      return [measure, add(start, multiply(subtract(end, start), share))];
    }),
  );
}

/** Lays the stretches of several ladders over one another: each stretch has the highest tier that each of them gives. */
function joined(ladders: readonly Stretch[][]): Stretch[] {
  const [first = [], ...rest] = ladders;
  return rest.reduce((all, next) => overlay(all, next), first);
}

function overlay(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  let [leftA, leftB] = [a[0]?.share ?? ZERO, b[0]?.share ?? ZERO];
  while (i < a.length && j < b.length) {
    const share = compare(leftA, leftB) < 0 ? leftA : leftB;
    const tiers = a[i]!.tiers.map((tier, ladder) => Math.max(tier, b[j]!.tiers[ladder]!));
    stretches.push({ share, tiers });
    [leftA, leftB] = [subtract(leftA, share), subtract(leftB, share)];
    if (leftA.n === 0n) leftA = a[++i]?.share ?? ZERO;
    if (leftB.n === 0n) leftB = b[++j]?.share ?? ZERO;
  }
  return stretches;
}
