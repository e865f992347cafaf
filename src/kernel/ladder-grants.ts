import { FOREVER } from '../base/calendar.ts';
import type { PlanLadder } from '../compile/plan-ladder.ts';
import type { Cause } from '../engine/books.ts';
import { tierRule } from '../engine/tier-rule.ts';
import { type Build, stir } from './build.ts';
import {
  add,
  atLeast,
  atMost,
  both,
  either,
  equal,
  greater,
  type I32,
  i32,
  isZero,
  larger,
  load,
  store,
} from './code.ts';
import { ALL_CAUSES } from './journal.ts';
import type { Field, List } from './layout.ts';
import { ask, memberRoutine, own, type Pen, tell } from './pen.ts';
import type { Signature } from './routine.ts';
import { grantEndCode } from './schedule-code.ts';

/** A grant that the ladder's own conditions earned; `promised` by a change of the rules. */
export const EARNED = { tier: 0, from: 4, until: 8, promised: 12, size: 16 } as const;
/** A grant from outside of them, by its number. */
export const GIVEN = { id: 0, tier: 4, until: 8, size: 12 } as const;
/** A tier earned that begins later. */
export const WAITING = { tier: 0, day: 4, size: 8 } as const;
export const MOVE = { day: 0, tier: 4, size: 8 } as const;
export const NO_DAY = -0x8000_0000;

/**
 * What one ladder has in memory, and how its grants are judged, written and withdrawn. Everything begins on the day at work,
 * and nothing is worked out anew by a refund, so a grant needs no record of what it was judged by.
 */
export class LadderGrants {
  readonly #build: Build;
  readonly plan: PlanLadder;
  readonly index: number;
  readonly held: Field<'i32'>;
  readonly tierField: Field<'i32'>;
  readonly openField: Field<'i32'>;
  readonly opens: Field<'i32'>;
  readonly nextReview: Field<'i32'>;
  readonly latest: Field<'i32'>;
  readonly serial: Field<'i32'>;
  readonly earned: List;
  readonly given: List;
  readonly waiting: List;
  readonly #course: List | null;
  /** Whether each tier has been attained before, where that decides on a welcome. */
  readonly #reached: readonly Field<'i32'>[];

  constructor(build: Build, index: number) {
    this.#build = build;
    this.index = index;
    this.plan = build.plan.ladders[index]!;
    const { layout, plan } = build;
    this.held = layout.field('i32');
    this.tierField = layout.field('i32');
    this.openField = layout.field('i32');
    this.opens = layout.field('i32');
    this.nextReview = layout.field('i32');
    this.latest = layout.field('i32');
    this.serial = layout.field('i32', 1);
    this.earned = layout.list(EARNED.size);
    this.given = layout.list(GIVEN.size);
    this.waiting = layout.list(WAITING.size);
    const remembered = plan.measures.some(({ source }) => source.kind === 'years at' && source.ladder === index);
    this.#course = remembered ? layout.list(MOVE.size) : null;
    this.#reached = this.plan.tiers.map(() => layout.field('i32'));
  }

  tier(pen: Pen): I32 {
    return pen.r.keep(own(pen, this.tierField).get);
  }

  open(pen: Pen): I32 {
    return pen.r.keep(own(pen, this.openField).get);
  }

  tierAtEndOf({ r, m }: Pen, day: I32): I32 {
    const tier = r.variable('i32');
    this.#build.lists.each(r, m, this.#course!, (move) =>
      r.when(atMost(load('i32', move, MOVE.day), day), () => tier.set(load('i32', move, MOVE.tier))),
    );
    return tier.get;
  }

  get top(): number {
    return this.plan.tiers.length - 1;
  }

  get stepwise(): boolean {
    return this.plan.attain.kind === 'at once' && this.plan.attain.steps;
  }

  day({ r }: Pen): I32 {
    return r.keep(this.#build.moment.day(r).get);
  }

  /** One tier after the other, each judged after what the one before it took. Given the last day that was judged by. */
  climb(): Signature {
    return this.routine('climb', ['i32'], [], (pen, [judged]) => {
      const { r } = pen;
      const next = r.variable('i32', add(own(pen, this.held).get, 1));
      const goes = r.variable('i32', i32(1));
      r.whilst(
        () => both(goes.get, atMost(next.get, this.top)),
        () => {
          goes.set(this.judge(pen, next.get, i32(0)));
          r.when(goes.get, () => {
            tell(pen, this.rise(), next.get, judged!, cause('behavior'));
            next.set(add(next.get, 1));
          });
        },
      );
    });
  }

  /** Nothing where the grant would end before it begins. */
  rise(): Signature {
    return this.routine('rise', ['i32', 'i32', 'i32'], [], (pen, [tier, judged, why]) => {
      pen.r.when(ask(pen, this.grant(), tier!, judged!), () => {
        tell(pen, this.stand(), why!);
        tell(pen, this.attained(), tier!);
      });
    });
  }

  /** Another grant of a held tier, where it would last longer than those there are. */
  extend(): Signature {
    return this.routine('extend', ['i32', 'i32'], [], (pen, [tier, judged]) => {
      const until = this.#end(pen, judged!);
      pen.r.when(greater(until, this.longest(pen, tier!)), () => pen.r.keep(ask(pen, this.grant(), tier!, judged!)));
    });
  }

  longest({ r, m }: Pen, tier: I32): I32 {
    const longest = r.variable('i32');
    this.#build.lists.each(r, m, this.earned, (grant) => {
      const until = r.keep(load('i32', grant, EARNED.until));
      const counts = both(atLeast(load('i32', grant, EARNED.tier), tier), greater(until, longest.get));
      r.when(counts, () => longest.set(until));
    });
    return longest.get;
  }

  #end(pen: Pen, judged: I32): I32 {
    const { lasts, review } = this.plan;
    const latest = pen.r.keep(own(pen, this.latest).get);
    return grantEndCode(this.#build.calendar, pen.r, lasts, review, this.day(pen), judged, latest);
  }

  /** Writes an earned grant; zero, and nothing, where it would end before it begins. */
  grant(): Signature {
    return this.routine('grant', ['i32', 'i32'], ['i32'], (pen, [tier, judged]) => {
      const { r, m } = pen;
      const day = this.day(pen);
      const until = this.#end(pen, judged!);
      r.when(atMost(until, day), () => r.leave(i32(0)));
      const grant = this.#build.lists.append(r, m, this.earned);
      r.push(store(grant, EARNED.tier, tier!), store(grant, EARNED.from, day), store(grant, EARNED.until, until));
      r.push(store(grant, EARNED.promised, i32(0)));
      stir(this.#build, pen);
      r.leave(i32(1));
    });
  }

  /**
   * The highest tier up to one and above another whose condition holds, else zero; those up to `threshold` by the condition
   * to keep them.
   */
  highest(): Signature {
    return this.routine('highest', ['i32', 'i32', 'i32'], ['i32'], (pen, [threshold, from, above]) => {
      for (let tier = this.top; tier > 0; tier--) {
        pen.r.when(atLeast(above!, tier), () => pen.r.leave(i32(0)));
        pen.r.when(atLeast(from!, tier), () => {
          const holds = this.#judgeTier(pen, tier, atLeast(threshold!, tier));
          pen.r.when(holds, () => pen.r.leave(i32(tier)));
        });
      }
      pen.r.leave(i32(0));
    });
  }

  #judgeTier(pen: Pen, tier: number, holding: I32): I32 {
    const { attain, retain } = this.plan.tiers[tier]!;
    if (attain === retain) return ask(pen, this.#condition(tier, false));
    const outcome = pen.r.variable('i32');
    pen.r.when(
      holding,
      () => outcome.set(ask(pen, this.#condition(tier, true))),
      () => outcome.set(ask(pen, this.#condition(tier, false))),
    );
    return outcome.get;
  }

  #condition(tier: number, holding: boolean): Signature {
    const { attain, retain } = this.plan.tiers[tier]!;
    return this.routine(`${holding ? 'keeps' : 'reaches'} ${tier}`, [], ['i32'], (pen) =>
      pen.r.leave(this.#build.parts.holds(pen, holding ? retain : attain, null)),
    );
  }

  judge(pen: Pen, tier: I32, holding: I32): I32 {
    const routine = this.routine('judge', ['i32', 'i32'], ['i32'], (inner, [asked, held]) => {
      for (let each = this.top; each > 0; each--)
        inner.r.when(equal(asked!, each), () => inner.r.leave(this.#judgeTier(inner, each, held!)));
      inner.r.leave(i32(0));
    });
    return ask(pen, routine, tier, holding);
  }

  /** By the values that were known before a day. */
  judgeBefore(pen: Pen, tier: I32, holding: I32, known: I32): I32 {
    const place = this.#build.moment.known(pen.r);
    place.set(known);
    const outcome = this.judge(pen, tier, holding);
    place.set(i32(FOREVER));
    return outcome;
  }

  /** Ends the earned grants above a tier; what a change has promised holds as long as the ladder does. */
  withdraw(pen: Pen, above: I32): void {
    const day = this.day(pen);
    this.#build.lists.retain(pen.r, pen.m, this.earned, (grant) => {
      const stays = either(atMost(load('i32', grant, EARNED.tier), above), load('i32', grant, EARNED.promised));
      return both(stays, greater(load('i32', grant, EARNED.until), day));
    });
  }

  highestEarned(pen: Pen): I32 {
    return this.#highestOf(pen, this.earned, EARNED.tier, EARNED.until);
  }

  #highestOf(pen: Pen, list: List, tier: number, until: number): I32 {
    const { r, m } = pen;
    const day = this.day(pen);
    const highest = r.variable('i32');
    this.#build.lists.each(r, m, list, (grant) => {
      const given = r.keep(load('i32', grant, tier));
      const counts = both(greater(load('i32', grant, until), day), greater(given, highest.get));
      r.when(counts, () => highest.set(given));
    });
    return highest.get;
  }

  /** Takes the tier that the grants now give, and announces it where that is a movement. */
  stand(): Signature {
    return this.routine('stand', ['i32'], [], (pen, [why]) => {
      const { r, m } = pen;
      const { lists, books } = this.#build;
      const before = this.tier(pen);
      const held = this.highestEarned(pen);
      own(pen, this.held).set(held);
      const tier = r.keep(larger(held, this.#highestOf(pen, this.given, GIVEN.tier, GIVEN.until)));
      r.when(equal(tier, before), () => r.leave());
      own(pen, this.tierField).set(tier);
      const day = this.day(pen);
      if (this.#course !== null) {
        const move = lists.append(r, m, this.#course);
        r.push(store(move, MOVE.day, day), store(move, MOVE.tier, tier));
      }
      books.moved(pen, this.index, before, tier, day, why!);
    });
  }

  /** What reaching a tier takes, and what it gives. */
  attained(): Signature {
    const { parts } = this.#build;
    return this.routine('attained', ['i32'], [], (pen, [tier]) => {
      this.plan.tiers.forEach(({ clears, consumes, welcomes }, i) => {
        if (clears.length + consumes.length + welcomes.length === 0) return;
        pen.r.when(equal(tier!, i), () => {
          const rule = tierRule(this.plan, i);
          for (const cleared of clears) parts.clear(pen, cleared, null, rule);
          for (const { ledger, amount } of consumes) parts.clear(pen, ledger, amount, rule);
          const reached = own(pen, this.#reached[i]!);
          for (const { reward, everyTime } of welcomes) {
            if (everyTime) parts.welcome(pen, reward);
            else pen.r.when(isZero(reached.get), () => parts.welcome(pen, reward));
          }
          reached.set(i32(1));
        });
      });
    });
  }

  routine(
    name: string,
    takes: readonly 'i32'[],
    leaves: readonly 'i32'[],
    write: (pen: Pen, given: readonly I32[]) => void,
  ): Signature {
    return memberRoutine(this.#build.module, `ladder ${this.index}: ${name}`, takes, leaves, write);
  }
}

/** The number of a cause in the journal. */
export function cause(name: Cause): I32 {
  return i32(ALL_CAUSES.indexOf(name));
}
