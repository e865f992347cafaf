import type { Day } from '../base/calendar.ts';
import type { Goal } from '../engine/goal.ts';
import type { MemberRun } from '../engine/member-run.ts';
import type { Behavior } from './behavior.ts';
import { pressure } from './pull.ts';

/** From this pace on a closed window was a missed goal and not one never tried. */
const TRIED = 0.6;

/** What one member strives for on the reported ladder: the next tier, and to keep the one held. */
export class Striving {
  readonly #behavior: Behavior;
  /** Tiers above the base tier, at least one. */
  readonly #steps: number;
  #next: Goal | null = null;
  #keeping: Goal | null = null;

  constructor(behavior: Behavior, steps: number) {
    this.#behavior = behavior;
    this.#steps = Math.max(1, steps);
  }

  /** How near the next tier is; null where there is none or nobody looked. */
  get nearness(): number | null {
    return this.#next?.nearness ?? null;
  }

  /** Of the way up and the way to stay, what presses more. */
  get pressure(): number {
    return Math.max(pressure(this.#behavior, this.#next), pressure(this.#behavior, this.#keeping));
  }

  /**
   * Looks where the member stands on a day, at a tier that moved last so many months ago.
   *
   * @returns the slump, on the log of the purchase rate, of a window that closed on a goal nearly reached
   */
  look(run: MemberRun, ladder: number, day: Day, tier: number, sinceMove: number): number {
    const b = this.#behavior;
    if (b.pressureLift === 0 && b.missedSlump === 0 && b.giftSuspicion === 0) return 0;
    const before = this.#next;
    this.#next = run.goal(ladder, day);
    this.#keeping = run.keeping(ladder, day);
    const closed = before !== null && before.elapsed < 1 && this.#next !== null && this.#next.elapsed < before.elapsed;
    const missed = closed && sinceMove > 0 && before.nearness < 1 && before.nearness / before.elapsed >= TRIED;
    return missed ? b.missedSlump * ((1 + tier) / this.#steps) : 0;
  }
}
