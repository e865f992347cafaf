import { FOREVER } from '../base/calendar.ts';
import type { PlanGrant, Term } from '../compile/plan-grant.ts';
import type { Build } from './build.ts';
import { add, both, choose, equal, greater, type I32, i32, isZero, subtract } from './code.ts';
import type { FormulaCode } from './formula-code.ts';
import { cause } from './ladder-grants.ts';
import type { Field } from './layout.ts';
import { own, type Pen } from './pen.ts';
import { grantEndCode } from './schedule-code.ts';

/** What an event gave: the number of the grant, one more so that zero is none, its tier and its end. */
interface Made {
  readonly grant: Field<'i32'>;
  readonly tier: Field<'i32'>;
  readonly until: Field<'i32'>;
}

/** Lifetime grants, floors and grants by events, as code; see `OutsideGrants` of the interpreter. */
export class OutsideCode {
  readonly #build: Build;
  readonly #formulas: FormulaCode;
  readonly #rights: readonly Field<'i32'>[];
  /** The number of the grant that a floor gives, one more so that zero is none. */
  readonly #floors: readonly Field<'i32'>[];
  readonly #made: readonly Made[];

  constructor(build: Build, formulas: FormulaCode) {
    this.#build = build;
    this.#formulas = formulas;
    const { plan, layout } = build;
    this.#rights = plan.lifetimes.map(() => layout.field('i32'));
    this.#floors = plan.floors.map(() => layout.field('i32'));
    this.#made = plan.grants.map(() => ({
      grant: layout.field('i32'),
      tier: layout.field('i32'),
      until: layout.field('i32'),
    }));
  }

  granted(pen: Pen, lifetime: number): I32 {
    return pen.r.keep(own(pen, this.#rights[lifetime]!).get);
  }

  /** What an event gives, and what it ends; before any ladder is judged. */
  afterEvent(pen: Pen, event: number): void {
    const { plan, parts } = this.#build;
    const { r } = pen;
    plan.grants.forEach((grant, i) => {
      const ends = grant.term.kind === 'until next' && grant.term.event === event;
      if (!ends && grant.event !== event) return;
      const made = this.#made[i]!;
      const before = r.keep(own(pen, made.grant).get);
      const gone = r.variable('i32', i32(ends ? 1 : 0));
      if (ends) own(pen, made.grant).set(i32(0));
      if (grant.event === event) {
        r.when(parts.open(pen, grant.ladder), () =>
          r.when(parts.holds(pen, grant.when, event), () => {
            gone.set(i32(1));
            this.#make(pen, i, grant, event);
          }),
        );
      }
      // The new one begins first, so that a renewal is no movement.
      r.when(both(gone.get, greater(before, 0)), () =>
        parts.takeBack(pen, grant.ladder, subtract(before, 1), cause('grant')),
      );
    });
  }

  /** Lifetime grants, floors and challenges on one ladder; with null, the lifetime grants that give no tier. */
  judge(pen: Pen, ladder: number | null): void {
    if (ladder === null) this.#judgeRights(pen, null);
    else
      pen.r.when(this.#build.parts.open(pen, ladder), () => {
        this.#judgeRights(pen, ladder);
        this.#judgeFloors(pen, ladder);
        this.#judgeGoals(pen, ladder);
      });
  }

  #judgeRights(pen: Pen, ladder: number | null): void {
    const { plan, parts } = this.#build;
    plan.lifetimes.forEach(({ gives, when }, i) => {
      if ((gives?.ladder ?? null) !== ladder) return;
      const right = own(pen, this.#rights[i]!);
      pen.r.when(isZero(right.get), () =>
        pen.r.when(parts.holds(pen, when, null), () => {
          if (gives !== null) parts.give(pen, gives.ladder, i32(gives.tier), i32(FOREVER), cause('behavior'));
          right.set(i32(1));
        }),
      );
    });
  }

  #judgeFloors(pen: Pen, ladder: number): void {
    const { plan, parts } = this.#build;
    const { r } = pen;
    plan.floors.forEach((floor, i) => {
      if (floor.ladder !== ladder) return;
      const held = own(pen, this.#floors[i]!);
      const before = r.keep(held.get);
      const holding = r.keep(parts.holds(pen, floor.while, null));
      r.when(both(isZero(before), holding), () =>
        held.set(add(parts.give(pen, ladder, i32(floor.tier), i32(FOREVER), cause('grant')), 1)),
      );
      r.when(both(greater(before, 0), isZero(holding)), () => {
        parts.takeBack(pen, ladder, subtract(before, 1), cause('expiry'));
        held.set(i32(0));
      });
    });
  }

  #judgeGoals(pen: Pen, ladder: number): void {
    const { plan, parts, moment } = this.#build;
    const { r } = pen;
    plan.grants.forEach((grant, i) => {
      const { goal } = grant;
      if (grant.ladder !== ladder || goal === null) return;
      const made = this.#made[i]!;
      const lasts = both(greater(own(pen, made.grant).get, 0), greater(own(pen, made.until).get, moment.day(r).get));
      r.when(lasts, () =>
        r.when(parts.holds(pen, goal.when, null), () => {
          const tier = r.keep(own(pen, made.tier).get);
          parts.give(pen, ladder, tier, this.#termEnd(pen, goal.term), cause('behavior'));
          // The goal is met once; what it gave has its own term.
          own(pen, made.grant).set(i32(0));
        }),
      );
    });
  }

  #make(pen: Pen, at: number, { tier: gives, term, ladder }: PlanGrant, event: number): void {
    const { parts, moment, plan } = this.#build;
    const { r } = pen;
    const made = this.#made[at]!;
    const tier = r.variable('i32', i32(gives.kind === 'fixed' ? gives.tier : 0));
    if (gives.kind === 'named') {
      const word = this.#formulas.word(pen, { of: 'field', field: gives.field }, event);
      plan.events[event]!.fields[gives.field]!.choices.forEach((choice, i) => {
        const named = gives.tiers.get(choice);
        if (named !== undefined) tier.set(choose(equal(word, i), i32(named), tier.get));
      });
    }
    const until = this.#termEnd(pen, term);
    own(pen, made.grant).set(i32(0));
    r.when(both(greater(tier.get, 0), greater(until, moment.day(r).get)), () => {
      own(pen, made.tier).set(tier.get);
      own(pen, made.until).set(until);
      own(pen, made.grant).set(add(parts.give(pen, ladder, tier.get, until, cause('grant')), 1));
    });
  }

  #termEnd({ r }: Pen, term: Term): I32 {
    const { calendar, moment } = this.#build;
    if (term.kind === 'until next') return i32(FOREVER);
    const day = r.keep(moment.day(r).get);
    return grantEndCode(calendar, r, term, null, day, day, day);
  }
}
