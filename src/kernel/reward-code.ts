import { FIRST_DAY, FOREVER } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { PlanBenefit, PlanMilestone } from '../compile/plan-benefit.ts';
import { MOST_AT_ONCE } from '../engine/rewards.ts';
import { type Build, stir } from './build.ts';
import {
  add,
  atMost,
  both,
  either,
  equal,
  greater,
  type I32,
  type I64,
  i32,
  i64,
  isZero,
  lesser,
  load,
  store,
  subtract,
  unequal,
} from './code.ts';
import { inForce } from './earning-code.ts';
import { constant, NOTHING } from './exact.ts';
import { CAUSED } from './journal.ts';
import { type ExactField, exactAt, exactField, type Field, type List } from './layout.ts';
import type { LedgerCode } from './ledger-code.ts';
import { ask, memberRoutine, own, type Pen, tell } from './pen.ts';
import type { Signature } from './routine.ts';

/** A choice that a milestone has opened. */
const CHOICE = { milestone: 0, picks: 4, until: 8, size: 12 } as const;
const MOST_MARKS = 2n ** 60n;
const MOST_MARKS_AT_ONCE = BigInt(MOST_AT_ONCE);
const RESTARTING: ReadonlySet<string> = new Set(['year', 'personal year', 'calendar month', 'previous', 'since']);

/** Rewards and milestones as code; see `Rewards` and `Milestones` of the interpreter. */
export class RewardCode {
  readonly #build: Build;
  readonly #ledgers: LedgerCode;
  readonly #choices: List;
  readonly #marks: readonly { readonly given: ExactField; readonly since: Field<'i32'> | null }[];

  constructor(build: Build, ledgers: LedgerCode) {
    this.#build = build;
    this.#ledgers = ledgers;
    const { plan, layout } = build;
    this.#choices = layout.list(CHOICE.size);
    this.#marks = plan.milestones.map(({ reads }) => ({
      given: exactField(layout, { per: 1n, most: MOST_MARKS }),
      since: RESTARTING.has(plan.measures[reads.measure]!.window.kind) ? layout.field('i32', FIRST_DAY) : null,
    }));
  }

  /** The next day on which a choice that was not made is made for the member. */
  nextDeadline({ r, m }: Pen): I32 {
    const { lists, plan } = this.#build;
    if (plan.milestones.every(({ choice }) => choice === null)) return i32(FOREVER);
    const next = r.variable('i32', i32(FOREVER));
    lists.each(r, m, this.#choices, (open) => next.set(lesser(r.keep(load('i32', open, CHOICE.until)), next.get)));
    return next.get;
  }

  /** Buys a reward if it is in reach; one or zero. */
  redeem(reward: number): Signature {
    const { plan, module, moment } = this.#build;
    return memberRoutine(module, `redeem ${reward}`, [], ['i32'], (pen) => {
      const { ledgers, price, name, inForce: days } = plan.rewards[reward]!;
      if (price > 0n)
        inForce(pen, days, moment.day(pen.r).get, () => {
          const enough = pen.math.inOrder(this.#ledgers.spendable(pen, ledgers), '>=', constant(integer(price)));
          pen.r.when(enough, () => {
            this.#ledgers.spend(pen, ledgers, price, `reward ${name}`);
            this.#issue(pen, 'reward', reward);
            pen.r.leave(i32(1));
          });
        });
      pen.r.leave(i32(0));
    });
  }

  /** Rewards that are issued by themselves, as often as the balance allows and no more than so many at once. */
  issueAutomatic(pen: Pen): void {
    const { r } = pen;
    for (const reward of this.#build.index.automatic) {
      const left = r.variable('i32', i32(MOST_AT_ONCE));
      const issued = r.variable('i32', i32(1));
      r.whilst(
        () => both(issued.get, greater(left.get, 0)),
        () => {
          issued.set(ask(pen, this.redeem(reward)));
          left.set(subtract(left.get, 1));
        },
      );
    }
  }

  welcome(pen: Pen, reward: number): void {
    this.#issue(pen, 'reward', reward);
  }

  /** A member's pick, from the oldest open choice of a milestone; one or zero. */
  choose(milestone: number): Signature {
    const { plan, module, moment, lists } = this.#build;
    return memberRoutine(module, `choose at ${milestone}`, ['i32'], ['i32'], (pen, [reward]) => {
      const { r, m } = pen;
      const options = plan.milestones[milestone]!.choice?.options ?? [];
      const offered = options.map((option) => equal(reward!, option)).reduce((a, b) => either(a, b), i32(0));
      r.when(isZero(offered), () => r.leave(i32(0)));
      const found = r.variable('i32');
      lists.eachBackwards(r, m, this.#choices, (open) => {
        const right = equal(load('i32', open, CHOICE.milestone), milestone);
        r.when(both(right, greater(load('i32', open, CHOICE.until), moment.day(r).get)), () => found.set(open));
      });
      r.when(isZero(found.get), () => r.leave(i32(0)));
      r.push(store(found.get, CHOICE.picks, subtract(load('i32', found.get, CHOICE.picks), 1)));
      lists.retain(r, m, this.#choices, (open) => greater(load('i32', open, CHOICE.picks), 0));
      stir(this.#build, pen);
      for (const option of options) r.when(equal(reward!, option), () => this.#issue(pen, 'reward', option));
      r.leave(i32(1));
    });
  }

  /** Gives in place of the picks that were not made what the program says. */
  lapse(pen: Pen): void {
    const { plan, moment, lists } = this.#build;
    if (plan.milestones.every(({ choice }) => choice === null)) return;
    const { r, m } = pen;
    const day = moment.day(r).get;
    lists.each(r, m, this.#choices, (open) => {
      r.when(atMost(load('i32', open, CHOICE.until), day), () => {
        plan.milestones.forEach(({ choice }, i) => {
          const otherwise = choice?.otherwise ?? null;
          if (otherwise === null) return;
          r.when(equal(load('i32', open, CHOICE.milestone), i), () => {
            const picks = r.variable('i32', load('i32', open, CHOICE.picks));
            r.whilst(
              () => greater(picks.get, 0),
              () => {
                this.#issue(pen, 'reward', otherwise);
                picks.set(subtract(picks.get, 1));
              },
            );
          });
        });
      });
    });
    lists.retain(r, m, this.#choices, (open) => greater(load('i32', open, CHOICE.until), day));
  }

  /** After an event's earnings: the marks that are newly reached. */
  reachMarks(pen: Pen): void {
    const { plan, moment, parts } = this.#build;
    const { r, m, math } = pen;
    plan.milestones.forEach((milestone, i) => {
      const { given, since } = this.#marks[i]!;
      const before = exactAt(math, r, m, given);
      if (since !== null) {
        const { window } = plan.measures[milestone.reads.measure]!;
        const start = parts.windowFrom(pen, window, r.keep(moment.until(r).get));
        r.when(unequal(own(pen, since).get, start), () => {
          own(pen, since).set(start);
          before.set(NOTHING);
        });
      }
      const reached = this.#marksReached(pen, milestone);
      const change = r.variable('i64', subtract(reached, before.get.low));
      r.when(greater(change.get, 0n), () => {
        before.set({ ...before.get, low: reached });
        inForce(pen, milestone.inForce, moment.day(r).get, () => {
          r.when(greater(change.get, MOST_MARKS_AT_ONCE), () => {
            before.set({ ...before.get, low: add(subtract(reached, change.get), MOST_MARKS_AT_ONCE) });
            change.set(i64(MOST_MARKS_AT_ONCE));
          });
          r.whilst(
            () => greater(change.get, 0n),
            () => {
              tell(pen, this.#reach(i));
              change.set(subtract(change.get, 1n));
            },
          );
        });
      });
    });
  }

  #reach(milestone: number): Signature {
    const { plan, module, moment, lists, calendar } = this.#build;
    return memberRoutine(module, `reach ${milestone}`, [], [], (pen) => {
      const { r, m } = pen;
      this.#issue(pen, 'milestone', milestone);
      const { choice } = plan.milestones[milestone]!;
      if (choice === null) return;
      const open = lists.append(r, m, this.#choices);
      r.push(store(open, CHOICE.milestone, i32(milestone)), store(open, CHOICE.picks, i32(choice.picks)));
      r.push(store(open, CHOICE.until, calendar.forward(r, moment.day(r).get, choice.within)));
      stir(this.#build, pen);
    });
  }

  #marksReached(pen: Pen, { reads, first, every, upTo }: PlanMilestone): I64 {
    const { r, math } = pen;
    const read = this.#build.parts.value(pen, reads, null);
    const value = read.known === null ? read : { ...math.choose(read.known, read, NOTHING), known: null };
    const marks = r.variable('i64');
    r.when(math.inOrder(value, '>=', constant(first)), () => {
      marks.set(i64(1n));
      if (every === null) return;
      const capped = upTo === null ? value : math.lesser(value, constant(upTo));
      // A last mark below the first leaves the first alone.
      const beyond = math.greater(math.subtract(capped, constant(first)), NOTHING);
      marks.set(add(math.round(math.divideBy(beyond, every), 'down').low, 1n));
    });
    return marks.get;
  }

  #issue(pen: Pen, kind: 'reward' | 'milestone', index: number): void {
    const { plan, books, moment, calendar } = this.#build;
    const { r } = pen;
    const benefit: PlanBenefit & { readonly name: string } = (kind === 'reward' ? plan.rewards : plan.milestones)[
      index
    ]!;
    const day = r.keep(moment.day(r).get);
    const until = benefit.useWithin === null ? i32(FOREVER) : calendar.forward(r, day, benefit.useWithin);
    books.rewarded(pen, kind, index, day, until);
    const { gives } = benefit;
    if (gives !== null)
      this.#ledgers.earn(
        pen,
        gives.ledger,
        constant(integer(gives.amount)),
        null,
        `${kind} ${benefit.name}`,
        i32(CAUSED.byNobody),
      );
  }
}
