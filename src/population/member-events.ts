import type { Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { nearest } from '../base/elementary.ts';
import { bernoulli, exponential, gamma } from '../base/samplers.ts';
import type { FieldValue, MemberEvent } from '../engine/books.ts';
import { Arrivals, NONE } from './arrivals.ts';
import { drawFields, type EventSource, isSale, NO_OCCASION } from './event-source.ts';
import type { Frame } from './frame.ts';
import { occurrencePurpose, PURPOSE } from './purposes.ts';
import { DAYS_PER_YEAR, type Traits } from './traits.ts';

/** Something a member does, or that comes of it. */
export interface Occurrence {
  readonly kind: 'purchase' | 'other' | 'return' | 'friend' | 'idea';
  /** The number among this member's of its kind, from 0. */
  readonly index: number;
  /** Days since 1970-01-01, with the time of day as a fraction. */
  readonly at: number;
  /** In minor units: what is spent, or for a return given back. */
  readonly spend: number;
  /** As the program hears of it; null where it has no rules to hear, or no such event. */
  readonly event: MemberEvent | null;
}

/** How often, a year, a member has ideas and friends who may join; for as long as a month. */
export interface Rates {
  readonly friends: number;
  readonly ideas: number;
}

interface PendingReturn {
  readonly at: number;
  readonly purchase: number;
  readonly spend: number;
  readonly fields: readonly FieldValue[];
}

/**
 * The events of one member's life, one after another in order of time. Purchases come at a rate that may change after
 * every event; the others are known for a month ahead. With `told` false nothing but the money is worked out, from the
 * same draws.
 */
export class MemberEvents {
  readonly #frame: Frame;
  readonly #draws: Draws;
  readonly #traits: Traits;
  readonly #told: boolean;
  readonly #purchases: Arrivals;
  readonly #others: readonly Arrivals[];
  readonly #friends: Arrivals;
  readonly #ideas: Arrivals;
  #returning: PendingReturn[] = [];
  /** What is known to come in the month at work, by time. */
  #ahead: Occurrence[] = [];
  /** The end of the month at work. */
  #end: Day;
  /** A factor on what the member spends. */
  #spending = 1;

  constructor(frame: Frame, draws: Draws, traits: Traits, begin: Day, told: boolean) {
    const { purchase, others, start } = frame.study.spec;
    this.#frame = frame;
    this.#draws = draws;
    this.#traits = traits;
    this.#told = told;
    this.#purchases = new Arrivals(
      draws,
      occurrencePurpose(purchase.slot),
      begin,
      traits.behavior.purchaseRegularity,
      traits.firstGap,
    );
    this.#others = others.map((other) => new Arrivals(draws, occurrencePurpose(other.slot), begin));
    const late = Math.max(begin, start);
    this.#friends = new Arrivals(draws, PURPOSE.friendGap, late);
    this.#ideas = new Arrivals(draws, PURPOSE.ideaGap, late);
    this.#end = begin;
  }

  get purchases(): number {
    return this.#purchases.count;
  }

  /**
   * Opens the time up to `to`. From `until` on, where the member leaves, nothing but returns still comes; null where that
   * was before. `rates` is null before the start, when members neither bring friends nor have ideas.
   */
  open(to: Day, until: number | null, rates: Rates | null, spending: number): void {
    const { others, idea } = this.#frame.study.spec;
    this.#end = to;
    this.#spending = spending;
    this.#ahead = [];
    if (until !== null) for (let i = 0; i < others.length; i++) this.#expect(others[i]!, this.#others[i]!, until);
    if (until !== null && rates !== null) {
      this.#collect('friend', this.#friends, until, rates.friends / DAYS_PER_YEAR, null);
      this.#collect('idea', this.#ideas, until, rates.ideas / DAYS_PER_YEAR, idea);
    }
    if (this.#returning.length > 0) {
      const due = this.#returning.filter(({ at }) => at < to);
      this.#returning = this.#returning.filter(({ at }) => at >= to);
      for (const each of due) this.#ahead.push(this.#takenBack(each));
    }
    if (this.#ahead.length > 1) this.#ahead.sort((a, b) => a.at - b.at);
  }

  /** The next thing before `to`, while purchases come at `rate` per day; null when there is none. */
  next(to: number, rate: number): Occurrence | null {
    const known = this.#ahead[0];
    const at = this.#purchases.next(known !== undefined && known.at < to ? known.at : to, rate);
    if (at !== NONE) return this.#purchase(at);
    if (known === undefined || known.at >= to) return null;
    this.#ahead.shift();
    return known;
  }

  /** The member leaves: what was known to come does not, but for returns. */
  leave(): void {
    this.#ahead = this.#ahead.filter(({ kind }) => kind === 'return');
  }

  /** What the program hears of a friend who joined, of a recommendation or of an answer. */
  told(source: EventSource | null, index: number, at: number, score = 0): MemberEvent | null {
    if (source === null || !this.#told) return null;
    return this.#heard(
      source,
      `${source.slot}-${index}`,
      at,
      drawFields(source, this.#draws, index, { ...NO_OCCASION, score }),
      null,
    );
  }

  #purchase(at: number): Occurrence {
    const { spec } = this.#frame.study;
    const source = spec.purchase;
    const index = this.#purchases.count - 1;
    const spend = this.#spend(source, this.#traits.firstGap + index);
    const margin = nearest(spend * this.#traits.behavior.marginShare);
    const fields = this.#told ? drawFields(source, this.#draws, index, { spend, margin, score: 0, original: [] }) : [];
    const event = this.#told ? this.#heard(source, `${source.slot}-${index}`, at, fields, null) : null;
    const b = this.#traits.behavior;
    if (spec.returns !== null && bernoulli(this.#draws, PURPOSE.returned, index, b.returnShare)) {
      const delay = b.returnDays * exponential(this.#draws, PURPOSE.returnDelay, index);
      this.#await({ at: at + delay, purchase: index, spend, fields });
    }
    return { kind: 'purchase', index, at, spend, event };
  }

  #await(pending: PendingReturn): void {
    if (pending.at >= this.#end) {
      this.#returning.push(pending);
      return;
    }
    const place = this.#ahead.findIndex(({ at }) => at > pending.at);
    this.#ahead.splice(place === -1 ? this.#ahead.length : place, 0, this.#takenBack(pending));
  }

  #takenBack({ at, purchase, spend, fields }: PendingReturn): Occurrence {
    const { returns, purchase: bought } = this.#frame.study.spec;
    const done = { kind: 'return', index: purchase, at, spend } as const;
    if (!this.#told) return { ...done, event: null };
    const own = drawFields(returns!, this.#draws, purchase, { ...NO_OCCASION, original: fields });
    const original = `${bought.slot}-${purchase}`;
    return { ...done, event: this.#heard(returns!, `${returns!.slot}-${purchase}`, at, own, original) };
  }

  #expect(source: EventSource & { readonly perYear: number }, arrivals: Arrivals, until: number): void {
    const rate = source.perYear / DAYS_PER_YEAR;
    const sale = isSale(source);
    for (let at = arrivals.next(until, rate); at !== NONE; at = arrivals.next(until, rate)) {
      const index = arrivals.count - 1;
      const spend = sale ? this.#spend(source, index) : 0;
      const margin = nearest(spend * this.#traits.behavior.marginShare);
      const event = this.#told
        ? this.#heard(
            source,
            `${source.slot}-${index}`,
            at,
            drawFields(source, this.#draws, index, { spend, margin, score: 0, original: [] }),
            null,
          )
        : null;
      this.#ahead.push({ kind: 'other', index, at, spend, event });
    }
  }

  #collect(kind: 'friend' | 'idea', arrivals: Arrivals, until: number, rate: number, source: EventSource | null): void {
    for (let at = arrivals.next(until, rate); at !== NONE; at = arrivals.next(until, rate)) {
      const index = arrivals.count - 1;
      this.#ahead.push({ kind, index, at, spend: 0, event: this.told(source, index, at) });
    }
  }

  /** `index` is that of the occurrence's draw. */
  #spend(source: EventSource, index: number): number {
    const b = this.#traits.behavior;
    const spend = gamma(this.#draws, occurrencePurpose(source.slot), index, b.spendShape) * this.#traits.spendScale;
    return Math.max(1, nearest(spend * this.#spending * this.#frame.minor));
  }

  #heard(source: EventSource, id: string, at: number, fields: FieldValue[], refers: string | null): MemberEvent {
    // A moment within rounding of the month's end still belongs to the month.
    const day = Math.min(Math.floor(at), this.#end - 1);
    const second = Math.min(86399, Math.floor((at - day) * 86400));
    return { id, event: source.event, day, posted: day, second, fields, refers };
  }
}
