import { ALWAYS, FOREVER } from '../base/calendar.ts';
import type { PlanChange } from '../compile/plan-change.ts';
import { type Build, stir } from './build.ts';
import {
  add,
  atLeast,
  atMost,
  both,
  choose,
  either,
  equal,
  greater,
  type I32,
  i32,
  isZero,
  larger,
  less,
  lesser,
  load,
  store,
  subtract,
  unequal,
} from './code.ts';
import { cause, EARNED, GIVEN, type LadderGrants, NO_DAY, WAITING } from './ladder-grants.ts';
import { ask, own, type Pen, tell } from './pen.ts';
import type { Signature } from './routine.ts';
import { nextReviewCode } from './schedule-code.ts';

/**
 * One ladder as code; what it means stands in `Ladder` of the interpreter, whose order of steps is kept line by line.
 */
export class LadderCode {
  readonly #build: Build;
  readonly #grants: LadderGrants;

  constructor(build: Build, grants: LadderGrants) {
    this.#build = build;
    this.#grants = grants;
  }

  begin(pen: Pen, joined: I32): void {
    const { inForce, review } = this.#grants.plan;
    const { r } = pen;
    const inside = both(atLeast(joined, inForce.from), less(joined, inForce.until));
    own(pen, this.#grants.openField).set(inside);
    own(pen, this.#grants.opens).set(choose(less(joined, inForce.from), i32(inForce.from), FOREVER));
    own(pen, this.#grants.nextReview).set(nextReviewCode(this.#build.calendar, r, review, joined));
    own(pen, this.#grants.latest).set(joined);
  }

  /** The next day on which the clock moves this ladder. */
  nextTick(pen: Pen): I32 {
    return ask(
      pen,
      this.#grants.routine('next tick', [], ['i32'], (inner) => {
        const { r, m } = inner;
        const { lists } = this.#build;
        r.when(isZero(own(inner, this.#grants.openField).get), () => r.leave(own(inner, this.#grants.opens).get));
        const next = r.variable(
          'i32',
          r.keep(lesser(own(inner, this.#grants.nextReview).get, this.#grants.plan.inForce.until)),
        );
        const sooner = (day: I32) => next.set(lesser(r.keep(day), next.get));
        if (this.#grants.plan.attain.kind === 'after')
          r.when(lists.count(m, this.#grants.waiting), () =>
            sooner(load('i32', lists.first(m, this.#grants.waiting), WAITING.day)),
          );
        lists.each(r, m, this.#grants.earned, (grant) => sooner(load('i32', grant, EARNED.until)));
        lists.each(r, m, this.#grants.given, (grant) => sooner(load('i32', grant, GIVEN.until)));
        r.leave(next.get);
      }),
    );
  }

  /** After an event's earnings. */
  afterEvent(pen: Pen, event: number): void {
    const { lasts, attain } = this.#grants.plan;
    const { r } = pen;
    const day = this.#grants.day(pen);
    if (lasts.kind === 'after latest' && lasts.event === event) {
      own(pen, this.#grants.latest).set(day);
      const held = r.keep(own(pen, this.#grants.held).get);
      r.when(greater(held, 0), () => tell(pen, this.#grants.extend(), held, day));
    }
    if (attain.kind !== 'at review') tell(pen, this.#judgeEvent());
  }

  #judgeEvent(): Signature {
    return this.#grants.routine('after an event', [], [], (pen) => {
      const { attain, lasts } = this.#grants.plan;
      const { lists, calendar } = this.#build;
      const { r, m } = pen;
      r.when(isZero(own(pen, this.#grants.openField).get), () => r.leave());
      const held = r.keep(own(pen, this.#grants.held).get);
      const day = this.#grants.day(pen);
      // A tier held is asked about only where keeping it prolongs it.
      const above = lasts.kind === 'year end' && attain.kind !== 'after' ? i32(0) : held;
      const earned = ask(pen, this.#grants.highest(), held, i32(this.#grants.top), above);
      if (attain.kind === 'after') {
        const waits = r.variable('i32', held);
        r.when(lists.count(m, this.#grants.waiting), () =>
          waits.set(load('i32', subtract(lists.end(m, this.#grants.waiting), WAITING.size), WAITING.tier)),
        );
        r.when(greater(earned, waits.get), () => {
          const begins = calendar.forward(r, day, attain.length);
          const entry = lists.append(r, m, this.#grants.waiting);
          r.push(store(entry, WAITING.tier, earned), store(entry, WAITING.day, begins));
          stir(this.#build, pen);
        });
        return;
      }
      const rises = () =>
        this.#grants.stepwise
          ? tell(pen, this.#grants.climb(), day)
          : tell(pen, this.#grants.rise(), earned, day, cause('behavior'));
      const stays = () => {
        if (lasts.kind !== 'year end') return;
        r.when(greater(earned, 0), () => tell(pen, this.#grants.extend(), earned, day));
      };
      r.when(greater(earned, held), rises, stays);
    });
  }

  /** The rules of the ladder come into force, with a judgement, or cease to be. */
  turn(pen: Pen): void {
    const { inForce, review } = this.#grants.plan;
    if (inForce.from === ALWAYS.from && inForce.until === ALWAYS.until) return;
    const { lists, calendar } = this.#build;
    tell(
      pen,
      this.#grants.routine('turn', [], [], (inner) => {
        const { r, m } = inner;
        const day = this.#grants.day(inner);
        r.when(equal(own(inner, this.#grants.opens).get, day), () => {
          own(inner, this.#grants.openField).set(i32(1));
          own(inner, this.#grants.opens).set(i32(FOREVER));
          own(inner, this.#grants.nextReview).set(nextReviewCode(calendar, r, review, day));
          const earned = ask(inner, this.#grants.highest(), i32(-1), i32(this.#grants.top), i32(0));
          r.when(greater(earned, 0), () =>
            tell(inner, this.#grants.rise(), earned, subtract(day, 1), cause('rule change')),
          );
          r.leave();
        });
        r.when(either(isZero(own(inner, this.#grants.openField).get), less(day, inForce.until)), () => r.leave());
        own(inner, this.#grants.openField).set(i32(0));
        for (const list of [this.#grants.waiting, this.#grants.given, this.#grants.earned]) lists.clear(r, m, list);
        tell(inner, this.#grants.stand(), cause('rule change'));
      }),
    );
  }

  /** A change of the rules at the start of the day at work. */
  change(pen: Pen, change: PlanChange): void {
    const { lists } = this.#build;
    tell(
      pen,
      this.#grants.routine(`change on ${change.day}`, [], [], (inner) => {
        const { r, m } = inner;
        r.when(isZero(own(inner, this.#grants.openField).get), () => r.leave());
        const day = this.#grants.day(inner);
        const held = r.keep(own(inner, this.#grants.held).get);
        const [spared, kept] = this.#promises(inner, change);
        // What ends on this very day is left to the clock, which comes after the change.
        const stirs = r.variable('i32');
        if (change.judges.includes(this.#grants.index)) {
          for (let tier = this.#grants.top; tier > 0; tier--) {
            r.when(greater(i32(tier), held), () => {
              const now = this.#grants.judge(inner, i32(tier), i32(0));
              const before = this.#grants.judgeBefore(inner, i32(tier), i32(0), day);
              r.when(both(now, isZero(before)), () => {
                tell(inner, this.#grants.rise(), i32(tier), subtract(day, 1), cause('rule change'));
                r.leave();
              });
            });
          }
          r.when(both(greater(held, 0), isZero(spared)), () => {
            const before = this.#grants.judgeBefore(inner, held, i32(1), day);
            const now = this.#grants.judge(inner, held, i32(1));
            r.when(both(before, isZero(now)), () => {
              const earned = ask(inner, this.#grants.highest(), i32(this.#grants.top), subtract(held, 1), i32(0));
              const left = r.keep(larger(earned, this.#landing(inner, held)));
              r.when(less(left, held), () => {
                stirs.set(i32(1));
                this.#grants.withdraw(inner, left);
                r.when(greater(left, this.#grants.highestEarned(inner)), () =>
                  r.keep(ask(inner, this.#grants.grant(), left, subtract(day, 1))),
                );
              });
            });
          });
        }
        const tier = this.#grants.tier(inner);
        r.when(greater(kept, this.#grants.longest(inner, tier)), () => {
          stirs.set(i32(1));
          const grant = lists.append(r, m, this.#grants.earned);
          r.push(store(grant, EARNED.tier, tier), store(grant, EARNED.from, day), store(grant, EARNED.until, kept));
          r.push(store(grant, EARNED.promised, i32(1)));
        });
        r.when(stirs.get, () => tell(inner, this.#grants.stand(), cause('rule change')));
      }),
    );
  }

  /** The lowest tier that a holder lands on whose grant has ended. */
  #landing({ r }: Pen, held: I32): I32 {
    switch (this.#grants.plan.dropping) {
      case 'to earned':
        return i32(0);
      case 'one tier':
        return r.keep(subtract(held, 1));
      case 'never':
        return held;
    }
  }

  /** Whether a change spares the tier held, and until when it is kept in any case. */
  #promises(pen: Pen, { transitions }: PlanChange): [I32, I32] {
    const tier = this.#grants.tier(pen);
    const noDrops = transitions.some(({ kind }) => kind === 'no drops');
    const [spared, kept] = [pen.r.variable('i32', i32(noDrops ? 1 : 0)), pen.r.variable('i32', i32(NO_DAY))];
    const told = new Set<number>();
    for (const transition of transitions) {
      if (transition.kind !== 'keep' || transition.ladder !== this.#grants.index || told.has(transition.tier)) continue;
      told.add(transition.tier);
      pen.r.when(equal(tier, transition.tier), () => {
        if (transition.until === null) spared.set(i32(1));
        else kept.set(i32(transition.until));
      });
    }
    return [spared.get, kept.get];
  }

  /** The clock at the start of the day at work: grants that end, reviews, tiers that begin. */
  tick(pen: Pen): void {
    pen.r.when(atMost(this.nextTick(pen), this.#grants.day(pen)), () => tell(pen, this.#clock()));
  }

  #clock(): Signature {
    return this.#grants.routine('clock', [], [], (pen) => {
      const { lists, calendar } = this.#build;
      const { review, lasts, attain } = this.#grants.plan;
      const { r, m } = pen;
      const day = this.#grants.day(pen);
      const held = r.keep(own(pen, this.#grants.held).get);
      const reviewed = r.keep(equal(own(pen, this.#grants.nextReview).get, day));
      r.when(reviewed, () => own(pen, this.#grants.nextReview).set(nextReviewCode(calendar, r, review, day)));
      const [any, from, promised] = [r.variable('i32'), r.variable('i32', i32(NO_DAY)), r.variable('i32')];
      lists.each(r, m, this.#grants.earned, (grant) => {
        const ends = atMost(load('i32', grant, EARNED.until), day);
        r.when(both(ends, equal(load('i32', grant, EARNED.tier), held)), () => {
          any.set(i32(1));
          r.when(atLeast(load('i32', grant, EARNED.from), from.get), () => {
            from.set(load('i32', grant, EARNED.from));
            promised.set(load('i32', grant, EARNED.promised));
          });
        });
      });
      lists.retain(r, m, this.#grants.earned, (grant) => greater(load('i32', grant, EARNED.until), day));
      lists.retain(r, m, this.#grants.given, (grant) => greater(load('i32', grant, GIVEN.until), day));
      const beneath = this.#grants.highestEarned(pen);
      const lost = r.keep(both(any.get, less(beneath, held)));
      const earned = r.variable('i32');
      r.when(either(reviewed, lost), () => {
        const top = this.#grants.stepwise ? held : i32(this.#grants.top);
        // A tier that lapses for want of activity is not renewed by the history that let it lapse.
        const highest = lasts.kind === 'after latest' ? choose(lost, subtract(held, 1), top) : top;
        earned.set(ask(pen, this.#grants.highest(), held, highest, i32(0)));
      });
      const landing = r.keep(choose(lost, this.#landing(pen, held), 0));
      const begun = r.variable('i32');
      if (attain.kind === 'after') {
        const gone = r.variable('i32');
        lists.each(r, m, this.#grants.waiting, (entry) =>
          r.when(atMost(load('i32', entry, WAITING.day), day), () => {
            begun.set(load('i32', entry, WAITING.tier));
            gone.set(add(gone.get, 1));
          }),
        );
        lists.removeFirst(r, m, this.#grants.waiting, gone.get);
      }
      const least = r.keep(larger(beneath, landing));
      const most = r.keep(larger(earned.get, begun.get));
      const target = r.variable('i32', larger(least, most));
      const granted = r.variable('i32', i32(1));
      r.when(greater(target.get, beneath), () =>
        granted.set(ask(pen, this.#grants.grant(), target.get, subtract(day, 1))),
      );
      r.when(
        isZero(granted.get),
        () => {
          // What was earned lasted to this very day; what the policy leaves begins on it.
          target.set(least);
          r.when(greater(least, beneath), () => r.keep(ask(pen, this.#grants.grant(), least, day)));
        },
        () => {
          if (lasts.kind !== 'year end') return;
          const renewed = both(reviewed, greater(earned.get, 0));
          r.when(renewed, () => tell(pen, this.#grants.extend(), earned.get, subtract(day, 1)));
        },
      );
      const why = r.variable('i32', cause('behavior'));
      r.when(both(less(target.get, held), any.get), () => {
        const known = r.variable('i32', promised.get);
        r.when(isZero(known.get), () => {
          const stillNow = this.#grants.judgeBefore(pen, held, i32(1), add(day, 1));
          const then = this.#grants.judgeBefore(pen, held, i32(1), add(from.get, 1));
          known.set(both(isZero(stillNow), then));
        });
        r.when(known.get, () => why.set(cause('rule change')));
      });
      tell(pen, this.#grants.stand(), choose(equal(target.get, held), cause('expiry'), why.get));
      r.when(greater(target.get, held), () => tell(pen, this.#grants.attained(), target.get));
      if (this.#grants.stepwise) r.when(reviewed, () => tell(pen, this.#grants.climb(), subtract(day, 1)));
    });
  }

  /** A tier from outside the ladder's own conditions; leaves the number by which it is taken back. */
  give(pen: Pen, tier: I32, until: I32, because: I32): I32 {
    const { lists } = this.#build;
    const routine = this.#grants.routine('give', ['i32', 'i32', 'i32'], ['i32'], (inner, [given, end, why]) => {
      const { r, m } = inner;
      const serial = own(inner, this.#grants.serial);
      const id = r.keep(serial.get);
      serial.set(add(id, 1));
      const grant = lists.append(r, m, this.#grants.given);
      r.push(store(grant, GIVEN.id, id), store(grant, GIVEN.tier, given!), store(grant, GIVEN.until, end!));
      stir(this.#build, inner);
      tell(inner, this.#grants.stand(), why!);
      r.leave(id);
    });
    return ask(pen, routine, tier, until, because);
  }

  /** Ends a grant from outside before its time. */
  takeBack(pen: Pen, grant: I32, because: I32): void {
    const { lists } = this.#build;
    const routine = this.#grants.routine('take back', ['i32', 'i32'], [], (inner, [id, why]) => {
      const { r, m } = inner;
      const day = this.#grants.day(inner);
      const found = r.variable('i32');
      lists.each(r, m, this.#grants.given, (entry) => {
        const right = both(equal(load('i32', entry, GIVEN.id), id!), greater(load('i32', entry, GIVEN.until), day));
        r.when(right, () => found.set(i32(1)));
      });
      r.when(isZero(found.get), () => r.leave());
      lists.retain(r, m, this.#grants.given, (entry) => unequal(load('i32', entry, GIVEN.id), id!));
      stir(this.#build, inner);
      tell(inner, this.#grants.stand(), why!);
    });
    tell(pen, routine, grant, because);
  }
}
