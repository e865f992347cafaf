import type { Day } from '../../base/calendar.ts';
import { add, compare, divide, integer, multiply, round, subtract } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Condition } from '../../compile/plan-condition.ts';
import type { Bar, MemberEvent, Movement, Posting, Sides, Watch } from '../../engine/books.ts';
import { tierRule } from '../../engine/tier-rule.ts';
import { tiersOfEarning } from '../../engine/tiers-of-earning.ts';
import type { Target } from './coverage.ts';
import { COMPARISON_SIDES, holdsAtThreshold, seenAfter, seenBeside, seenInside, seenOutside } from './edges.ts';
import { allTallies, SIDE, type Targets, targetsOf } from './targets.ts';

/** Listens to examples of one program, one after another, and keeps which sides of its targets they touch. */
export class CoverageRecorder {
  readonly #plan: Plan;
  readonly #targets: Targets;
  #example = '';
  /** Of the example being run: the days that count for each measure, the tiers held, and the event at work. */
  #days: Day[][] = [];
  #tiers: number[] = [];
  #event: MemberEvent | null = null;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#targets = targetsOf(plan);
  }

  /** The watch for one run of an example; only one runs at a time. */
  listen(example: string): Watch {
    this.#example = example;
    this.#days = this.#plan.measures.map(() => []);
    this.#tiers = this.#plan.ladders.map(() => 0);
    this.#event = null;
    return {
      happened: (event) => this.#happened(event),
      rule: (name) => this.#targets.rules.get(name)?.touch(SIDE.applies, this.#example),
      decided: (condition, outcome, sides) => this.#decided(condition, outcome, sides),
      lookedUp: ({ rows }, choice) => this.#targets.rows.get(rows.get(choice)!.start)?.touch(SIDE.used, this.#example),
      weighed: (bar, amount, height) => this.#weighed(bar, { left: amount, right: height }),
      counted: (measure, day, value) => {
        if (value.n > 0n) this.#days[measure]!.push(day);
      },
      read: (reading) => {
        if (reading.of === 'measure') this.#readThrough(reading.index, reading.from, reading.until);
      },
      posted: (posting) => this.#posted(posting),
      matured: ({ ledger }) => this.#targets.availabilities.get(ledger)?.touch(SIDE.matured, this.#example),
      granted: ({ ladder, tier }) => {
        if (tier === this.#tiers[ladder]) this.#targets.tiers[ladder]![tier]?.touch(SIDE.kept, this.#example);
      },
      moved: (movement) => this.#moved(movement),
      tookBack: (refund, original, whole) => this.#tookBack(refund, original, whole),
    };
  }

  /** What has been touched so far, in reading order. */
  targets(): Target[] {
    const targets = allTallies(this.#targets).map((tally) => tally.target());
    return targets.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }

  #happened(event: MemberEvent): void {
    this.#event = event;
    if (event.refers === null) this.#targets.refunds.get(event.event)?.unlinked.touch(SIDE.used, this.#example);
  }

  #decided(condition: Condition, outcome: boolean, sides: Sides | null): void {
    const tally = this.#targets.conditions.get(condition);
    if (tally === undefined) return;
    const names: readonly string[] =
      condition.op === 'compare' ? COMPARISON_SIDES[condition.comparison] : [SIDE.holds, SIDE.fails];
    const seen =
      condition.op === 'compare' && sides !== null
        ? seenBeside(this.#plan, sides, condition.unit, outcome === holdsAtThreshold(condition.comparison))
        : null;
    // A rule is told by its condition, in its own words for the two sides.
    tally.touch(names[outcome ? 0 : 1]!, this.#example, seen);
    tally.touch(outcome ? SIDE.applies : SIDE.not, this.#example, seen);
  }

  #weighed(bar: Bar, sides: Sides): void {
    const { ledgers, earnings, rewards } = this.#plan;
    const order = compare(sides.left, sides.right);
    switch (bar.of) {
      case 'cap': {
        const { cap, ledger } = earnings[bar.earning]!;
        const unit = cap?.counts === 'times' ? ({ kind: 'number' } as const) : ledgers[ledger]!.unit;
        const seen = seenBeside(this.#plan, sides, unit, order <= 0);
        this.#targets.caps.get(bar.earning)?.touch(order <= 0 ? SIDE.whole : SIDE.cut, this.#example, seen);
        return;
      }
      case 'shared cap': {
        const within = earnings.find((earning) => earning.within === bar.cap)!;
        const seen = seenBeside(this.#plan, sides, ledgers[within.ledger]!.unit, order <= 0);
        this.#targets.sharedCaps[bar.cap]!.touch(order <= 0 ? SIDE.whole : SIDE.cut, this.#example, seen);
        return;
      }
      case 'reward': {
        const seen = seenBeside(this.#plan, sides, ledgers[rewards[bar.index]!.ledgers[0]!]!.unit, order >= 0);
        this.#targets.rewards.get(bar.index)?.touch(order >= 0 ? SIDE.affordable : SIDE.short, this.#example, seen);
        return;
      }
      case 'milestone':
        this.#marked(bar.index, sides);
    }
  }

  /** A milestone with `again` is reached anew at every mark; its edge is the latest of them. */
  #marked(index: number, { left, right: first }: Sides): void {
    const { reads, every } = this.#plan.milestones[index]!;
    const tally = this.#targets.milestones[index]!;
    const { unit } = this.#plan.measures[reads.measure]!;
    if (compare(left, first) < 0) {
      tally.touch(SIDE.early, this.#example, seenBeside(this.#plan, { left, right: first }, unit, false));
      return;
    }
    const more = every === null ? 0n : round(divide(subtract(left, first), every), 'down');
    const mark = every === null ? first : add(first, multiply(integer(more), every));
    const seen = seenBeside(this.#plan, { left, right: mark }, unit, true);
    tally.touch(SIDE.reached, this.#example, seen);
    if (more > 0n) tally.touch(SIDE.again, this.#example, seen);
  }

  #readThrough(measure: number, from: Day, until: Day): void {
    const tally = this.#targets.windows.get(measure);
    if (tally === undefined) return;
    for (const day of this.#days[measure]!) {
      if (day < from) tally.touch(SIDE.out, this.#example, seenOutside(from - day));
      else if (day < until) tally.touch(SIDE.inside, this.#example, seenInside(day - from));
      else tally.touch(SIDE.coming, this.#example, seenAfter(day - until));
    }
  }

  #posted({ ledger, reason, rule }: Posting): void {
    if (reason === 'expired') this.#targets.expiries.get(ledger)?.touch(SIDE.lapses, this.#example);
    if (reason === 'reversed' && this.#event !== null)
      this.#targets.refunds.get(this.#event.event)?.rate?.touch(SIDE.used, this.#example);
    if (reason !== 'cleared') return;
    for (const [i, ladder] of this.#plan.ladders.entries()) {
      const tier = ladder.tiers.findIndex((_, t) => tierRule(ladder, t) === rule);
      this.#targets.tiers[i]![tier]?.touch(SIDE.emptied, this.#example);
    }
  }

  #moved({ ladder, from, to }: Movement): void {
    this.#tiers[ladder] = to;
    const tallies = this.#targets.tiers[ladder]!;
    if (to > from) tallies[to]!.touch(SIDE.reached, this.#example);
    if (to > from && this.#earnsBy(ladder)) this.#targets.crossings.get(ladder)?.touch(SIDE.used, this.#example);
    if (to < from) tallies[from]!.touch(SIDE.lost, this.#example);
  }

  /** Whether some rule of the event at work earns by the tier of a ladder. */
  #earnsBy(ladder: number): boolean {
    const event = this.#event?.event;
    return this.#plan.earnings.some((earning) => earning.event === event && tiersOfEarning(earning).includes(ladder));
  }

  #tookBack(refund: MemberEvent, original: MemberEvent, whole: boolean): void {
    const tallies = this.#targets.refunds.get(refund.event);
    tallies?.taken.touch(whole ? SIDE.taken : SIDE.part, this.#example);
    if (refund.day !== original.day) tallies?.dated.touch(SIDE.used, this.#example);
    if (this.#tiers.some((tier) => tier > 0)) tallies?.tier?.touch(SIDE.used, this.#example);
  }
}
