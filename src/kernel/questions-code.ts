import type { Condition } from '../compile/plan-condition.ts';
import { highOf } from './arithmetic.ts';
import { type Build, turnTo } from './build.ts';
import { add, equal, f64, type I32, i32, store, subtract, widen } from './code.ts';
import { goalCode } from './goal-code.ts';
import type { Grounds } from './grounds.ts';
import { memberRoutine, type Pen } from './pen.ts';
import type { Signature } from './routine.ts';

/** Where an answer lies that is more than one number: of a goal the time, of a measure two words and whether it is known. */
export const ANSWER = { elapsed: 0, low: 8, high: 16, known: 24, size: 32 } as const;
/** Left for the nearness of a goal where there is none. */
export const NO_GOAL = -1;

/**
 * What the host may ask of a member between events. A question changes nothing of the member; it may be asked of the day
 * reached or of a later one, before which nothing happens by the clock.
 */
export class QuestionsCode {
  readonly address: number;
  readonly #build: Build;

  constructor(build: Build, grounds: Grounds) {
    this.#build = build;
    this.address = grounds.reserve(ANSWER.size);
  }

  /** Opens them to the host. `measures` are those that are kept. */
  open(measures: ReadonlySet<number>): void {
    const { module, plan } = this.#build;
    plan.ladders.forEach((_, ladder) => {
      module.open(`goal ${ladder}`, this.goal(ladder));
      module.open(`keeping ${ladder}`, this.keeping(ladder));
    });
    plan.interventions.forEach(({ audience }, i) => {
      module.open(`is open ${i}`, this.#holds(`is open ${i}`, audience));
    });
    plan.benefits.forEach((_, i) => {
      module.open(`holds benefit ${i}`, this.holdsBenefit(i));
    });
    for (const measure of measures) module.open(`read measure ${measure}`, this.#measure(measure));
  }

  /** The way up, to the next tier: given the day, leaves the nearness, and writes the time that is over. */
  goal(ladder: number): Signature {
    const { tiers } = this.#build.plan.ladders[ladder]!;
    return this.#goal(
      'goal',
      ladder,
      tiers.slice(1).map(({ attain }) => attain),
    );
  }

  /** The same to stay in the tier held. */
  keeping(ladder: number): Signature {
    const { tiers } = this.#build.plan.ladders[ladder]!;
    return this.#goal(
      'keeping',
      ladder,
      tiers.map(({ retain }, tier) => (tier === 0 ? null : retain)),
    );
  }

  /** Whether the condition of a benefit holds; whether it is in force the caller knows. */
  holdsBenefit(benefit: number): Signature {
    return this.#holds(`holds benefit ${benefit}`, this.#build.plan.benefits[benefit]!.while);
  }

  /** The way that belongs to the tier held; leaves the nearness, and the time beside it. */
  #goal(name: string, ladder: number, ways: readonly (Condition | null)[]): Signature {
    const { module, parts } = this.#build;
    return memberRoutine(module, `${name} ${ladder}`, ['i32'], ['f64'], (pen, [day]) => {
      const { r } = pen;
      turnTo(this.#build, pen, day!, r.keep(add(day!, 1)));
      const held = parts.tier(pen, ladder);
      ways.forEach((way, tier) => {
        if (way === null) return;
        r.when(equal(held, tier), () => this.#answer(pen, way, day!));
      });
      r.leave(f64(NO_GOAL));
    });
  }

  #answer(pen: Pen, way: Condition, day: I32): void {
    const { r } = pen;
    const goal = goalCode(this.#build, pen, way, day);
    if (goal === null) return;
    r.when(goal.any, () => {
      r.push(store(i32(this.address), ANSWER.elapsed, goal.elapsed));
      r.leave(goal.nearness);
    });
  }

  #holds(name: string, condition: Condition): Signature {
    return memberRoutine(this.#build.module, name, ['i32'], ['i32'], (pen, [until]) => {
      turnTo(this.#build, pen, pen.r.keep(subtract(until!, 1)), until!);
      pen.r.leave(this.#build.parts.holds(pen, condition, null));
    });
  }

  #measure(measure: number): Signature {
    return memberRoutine(this.#build.module, `read measure ${measure}`, ['i32'], [], (pen, [until]) => {
      turnTo(this.#build, pen, pen.r.keep(subtract(until!, 1)), until!);
      const value = pen.math.in(this.#build.parts.measure(pen, measure), this.#build.extents.measure(measure));
      const answer = i32(this.address);
      pen.r.push(
        store(answer, ANSWER.low, value.low),
        store(answer, ANSWER.high, highOf(value)),
        store(answer, ANSWER.known, widen(value.known ?? i32(1))),
      );
    });
  }
}
