import type { Day } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Happening, MemberEvent } from '../engine/books.ts';
import type { Goal } from '../engine/goal.ts';
import type { MemberRun } from '../engine/member-run.ts';

/** Wishes are granted after what else happened on their day, as the simulation makes them. */
const END_OF_DAY = 24 * 60 * 60 - 1;

/** A member's run that remembers what happened, so that the same books can be made again and explained. */
export class RecordedRun implements MemberRun {
  readonly joined: Day;
  readonly happenings: Happening[] = [];
  readonly #run: MemberRun;

  constructor(run: MemberRun, joined: Day) {
    this.#run = run;
    this.joined = joined;
  }

  happen(event: MemberEvent): void {
    this.happenings.push(event);
    this.#run.happen(event);
  }

  redeem(reward: number, day: Day, spentOn: string | null): boolean {
    const granted = this.#run.redeem(reward, day, spentOn);
    if (granted) this.happenings.push({ id: this.#wish(), reward, spentOn, day, second: END_OF_DAY });
    return granted;
  }

  choose(milestone: number, reward: number, day: Day): boolean {
    const granted = this.#run.choose(milestone, reward, day);
    if (granted) this.happenings.push({ id: this.#wish(), milestone, reward, day, second: END_OF_DAY });
    return granted;
  }

  advance(to: Day): void {
    this.#run.advance(to);
  }

  tier(ladder: number): number {
    return this.#run.tier(ladder);
  }

  balance(ledger: number): bigint {
    return this.#run.balance(ledger);
  }

  available(ledger: number): bigint {
    return this.#run.available(ledger);
  }

  goal(ladder: number, day: Day): Goal | null {
    return this.#run.goal(ladder, day);
  }

  keeping(ladder: number, day: Day): Goal | null {
    return this.#run.keeping(ladder, day);
  }

  isOpen(intervention: number, until: Day): boolean {
    return this.#run.isOpen(intervention, until);
  }

  holdsBenefit(benefit: number, until: Day): boolean {
    return this.#run.holdsBenefit(benefit, until);
  }

  measure(index: number, until: Day): Rational | null {
    return this.#run.measure(index, until);
  }

  /** In the order in which they were made: of two on a day, the first sorts first. */
  #wish(): string {
    return `wish ${String(this.happenings.length).padStart(8, '0')}`;
  }
}
