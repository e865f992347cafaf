import { covers, type Day, type Interval } from '../base/calendar.ts';
import type { PlanIntervention } from '../compile/plan-intervention.ts';

/** An offer as it reaches a member. */
export interface Offer {
  readonly days: Interval;
  /** A factor on the purchase rate, added while it runs. */
  readonly lift: number;
  readonly discount: PlanIntervention['discount'];
}

/** The offers that have reached one member and are not over. */
export class Offers {
  #offers: Offer[] = [];

  reach(offer: Offer): void {
    this.#offers.push(offer);
  }

  get any(): boolean {
    return this.#offers.length > 0;
  }

  /** The factor on the purchase rate at a moment. */
  lift(at: number, headroom: number): number {
    let factor = 1;
    for (const { days, lift } of this.#offers) if (covers(days, at)) factor += lift * headroom;
    return factor;
  }

  /** The next moment at which an offer begins or ends; `end` where none does before. */
  turningPoint(at: number, end: number): number {
    let next = end;
    for (const { days, lift } of this.#offers) {
      // An offer without a lift cuts nothing, so that a world with it keeps every moment to the last bit.
      if (lift === 0) continue;
      if (days.from > at) next = Math.min(next, days.from);
      if (days.until > at) next = Math.min(next, days.until);
    }
    return next;
  }

  /** What they take off a purchase, in minor units; `spend` too. */
  discount(spend: number, at: number): bigint {
    let sum = 0n;
    for (const { days, discount } of this.#offers) if (covers(days, at)) sum += discountOf(discount, spend);
    return sum;
  }

  /** Closes a month that ends before `to`: how many ran in it, and how many with a lift are over now. */
  close(from: Day, to: Day): { readonly ran: number; readonly over: number } {
    const ran = this.#offers.filter(({ days }) => days.from < to && days.until > from).length;
    const over = this.#offers.filter(({ days, lift }) => days.until <= to && lift > 0).length;
    this.#offers = this.#offers.filter(({ days }) => days.until > to);
    return { ran, over };
  }
}

function discountOf(discount: Offer['discount'], spend: number): bigint {
  if (discount === null) return 0n;
  if (discount.of === 'sum') return discount.amount < BigInt(spend) ? discount.amount : BigInt(spend);
  return (BigInt(spend) * discount.share.n) / discount.share.d;
}
