import type { Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { bernoulli, exponential, gamma } from '../base/samplers.ts';
import type { FieldValue, MemberEvent } from '../engine/books.ts';
import { Arrivals, NONE } from './arrivals.ts';
import { drawFields, type EventSource, isSale } from './event-source.ts';
import type { Frame } from './frame.ts';
import { gapPurpose, PURPOSE, spendPurpose } from './purposes.ts';
import type { Traits } from './traits.ts';

/** What a member did in a month. `events` is in order of time, and empty in a world without rules to hear of them. */
export interface Happenings {
  /** Purchases made so far in life: this month's are numbered below it. */
  purchases: number;
  /** In minor units. */
  sales: number;
  refunds: number;
  readonly events: MemberEvent[];
  /** Whether the member left before the end of the stretch. */
  left: boolean;
}

/** How a member of a fitted population leaves of himself during a stretch. */
export interface Departure {
  /** The moment, in days; infinite for none. */
  readonly at: number;
  /** Whether the purchase numbered `index` was the last. */
  after(index: number): boolean;
}

interface Timed {
  /** Days since 1970-01-01, with the time of day as a fraction. */
  readonly at: number;
  readonly event: MemberEvent;
}

interface PendingReturn {
  readonly at: number;
  readonly purchase: number;
  readonly spend: number;
  readonly fields: readonly FieldValue[];
}

/**
 * The events of one member's life, in stretches of a month. With `told` false nothing but the money is worked out, from
 * the same draws.
 */
export class MemberEvents {
  readonly #frame: Frame;
  readonly #draws: Draws;
  readonly #traits: Traits;
  readonly #told: boolean;
  readonly #purchases: Arrivals;
  readonly #others: readonly Arrivals[];
  #returning: PendingReturn[] = [];

  constructor(frame: Frame, draws: Draws, traits: Traits, begin: Day, told: boolean) {
    const { purchase, others, fitted } = frame.study.spec;
    this.#frame = frame;
    this.#draws = draws;
    this.#traits = traits;
    this.#told = told;
    this.#purchases = new Arrivals(draws, gapPurpose(purchase.slot), begin, fitted?.k ?? 1);
    this.#others = others.map((other) => new Arrivals(draws, gapPurpose(other.slot), begin));
  }

  get purchases(): number {
    return this.#purchases.count;
  }

  /**
   * Everything before the day `to`. `active` is false once the member has left: then only returns still come. With a
   * `departure` the member may leave in between.
   */
  until(to: Day, lift: number, active: boolean, departure: Departure | null = null): Happenings {
    const { purchase, others, returns } = this.#frame.study.spec;
    const timed: Timed[] = [];
    const month: Happenings = { purchases: this.purchases, sales: 0, refunds: 0, events: [], left: false };
    if (active) {
      const rate = this.#traits.purchaseRate * lift;
      const last = (index: number) => departure?.after(index) ?? false;
      const end = this.#occur(
        purchase,
        this.#purchases,
        { to, end: Math.min(to, departure?.at ?? to) },
        rate,
        month,
        timed,
        last,
      );
      others.forEach((other, i) => {
        this.#occur(other, this.#others[i]!, { to, end }, other.perYear / 365.25, month, timed);
      });
      month.left = end < to;
      month.purchases = this.purchases;
    }
    if (returns !== null && this.#returning.length > 0) this.#takeBack(returns, to, month, timed);
    if (timed.length > 1) timed.sort((a, b) => a.at - b.at);
    for (const { event } of timed) month.events.push(event);
    return month;
  }

  /** Lets an event occur until the `end` of a stretch that begins the day `to` at the latest; gives the end, or the last occurrence. */
  #occur(
    source: EventSource,
    arrivals: Arrivals,
    { to, end }: { readonly to: Day; readonly end: number },
    rate: number,
    month: Happenings,
    timed: Timed[],
    isLast: (index: number) => boolean = () => false,
  ): number {
    const sale = isSale(source);
    for (let at = arrivals.next(end, rate); at !== NONE; at = arrivals.next(end, rate)) {
      const index = arrivals.count - 1;
      const spend = sale ? this.#spend(source, index) : 0;
      month.sales += spend;
      const fields = this.#told ? drawFields(source, this.#draws, index, spend, []) : [];
      if (this.#told) timed.push(this.#timed(source, `${source.slot}-${index}`, at, to, fields, null));
      if (source === this.#frame.study.spec.purchase) this.#mayReturn(index, at, spend, fields);
      if (isLast(index)) return at;
    }
    return end;
  }

  #spend(source: EventSource, index: number): number {
    const b = this.#frame.study.spec.behavior;
    const spend = gamma(this.#draws, spendPurpose(source.slot), index, b.spendShape) / this.#traits.spendRate;
    return Math.max(1, Math.round(spend * this.#frame.minor));
  }

  #mayReturn(purchase: number, at: number, spend: number, fields: readonly FieldValue[]): void {
    const { behavior: b, returns } = this.#frame.study.spec;
    if (returns === null || !bernoulli(this.#draws, PURPOSE.returned, purchase, b.returnShare)) return;
    const delay = b.returnDays * exponential(this.#draws, PURPOSE.returnDelay, purchase);
    this.#returning.push({ at: at + delay, purchase, spend, fields });
  }

  #takeBack(returns: EventSource, to: Day, month: Happenings, timed: Timed[]): void {
    const { purchase } = this.#frame.study.spec;
    for (const due of this.#returning.filter(({ at }) => at < to)) {
      month.refunds += due.spend;
      if (!this.#told) continue;
      const fields = drawFields(returns, this.#draws, due.purchase, 0, due.fields);
      const original = `${purchase.slot}-${due.purchase}`;
      timed.push(this.#timed(returns, `${returns.slot}-${due.purchase}`, due.at, to, fields, original));
    }
    this.#returning = this.#returning.filter(({ at }) => at >= to);
  }

  #timed(source: EventSource, id: string, at: number, to: Day, fields: FieldValue[], refers: string | null): Timed {
    // A moment within rounding of the month's end still belongs to the month.
    const day = Math.min(Math.floor(at), to - 1);
    const second = Math.min(86399, Math.floor((at - day) * 86400));
    return { at, event: { id, event: source.event, day, posted: day, second, fields, refers } };
  }
}
