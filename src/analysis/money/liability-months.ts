import { addLoosely, compare, integer, multiplyLoosely, ONE, type Rational, ratio, ZERO } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { WorldSums } from '../../population/sums.ts';
import { earnedToDate, revisionEffect, splitPrice } from './contract-liability.ts';
import { costLiability } from './cost-liability.ts';
import { ledgerMonths } from './ledger-months.ts';
import { type PointPrice, pointPrices } from './point-prices.ts';
import { type PointsToDate, ultimateRedemptionRate } from './redemption-rates.ts';
import type { PointPeriod } from './roll-forward.ts';

/** What the business owes for points at the end of a month, and how it came to that, in minor units. */
export interface LiabilityMonth {
  /** What the points outstanding will cost. */
  readonly cost: bigint;
  /** What was taken out of the month's sales for the points that came with them. */
  readonly deferred: bigint;
  /** What of all that was ever deferred became revenue in the month. */
  readonly released: bigint;
  /** The part of it that comes from a changed estimate of redemptions, and not from redemptions. */
  readonly revision: bigint;
  /** The contract liability: all that was ever deferred, less all that was ever released. */
  readonly contract: bigint;
  /** By how much the contract liability rises if one point in a hundred more of those outstanding is redeemed. */
  readonly perPercent: bigint;
}

const ONE_PERCENT = ratio(1n, 100n);

/** Exact fractions take a while, and the same sums are asked about again with every further replicate. */
const known = new WeakMap<WorldSums, { readonly plan: Plan; readonly months: readonly LiabilityMonth[] }>();

/**
 * The liability of one simulated world month by month; at 0 stands the end of the warm-up, as one period. All points that
 * buy something are one portfolio, weighed by what they are worth, so that a rule that converts one kind into another
 * neither makes nor loses revenue. A month's split stands as it was made; the estimate of redemptions is renewed each
 * month from what has happened so far and applies to all of the past. `sums` must be those of the whole replicate, to
 * which nothing more is added.
 */
export function liabilityMonths(plan: Plan, sums: WorldSums): readonly LiabilityMonth[] {
  const before = known.get(sums);
  if (before?.plan === plan) return before.months;
  const months = monthsOf(plan, sums);
  known.set(sums, { plan, months });
  return months;
}

function monthsOf(plan: Plan, sums: WorldSums): LiabilityMonth[] {
  const books = pointPrices(plan).flatMap((price, i) =>
    price === null ? [] : [new Book(price, ledgerMonths(sums.points[i]!))],
  );
  const months: LiabilityMonth[] = [];
  let deferredToDate = 0n;
  let releasedToDate = 0n;
  for (let month = 0; month < sums.sales.length; month++) {
    for (const book of books) book.turnTo(month);
    const price = sums.sales[month]! - sums.refunds[month]! - sums.discounts[month]!;
    const { points: deferred } = splitPrice(
      price,
      integer(price),
      sumOf(books, (book) => book.issuedAlone()),
    );
    deferredToDate += deferred;
    const redeemed = sumOf(books, (book) => book.redeemed());
    const expected = addLoosely(
      redeemed,
      sumOf(books, (book) => book.ahead(book.rate)),
    );
    const before = addLoosely(
      redeemed,
      sumOf(books, (book) => book.ahead(book.rateBefore)),
    );
    const more = addLoosely(
      redeemed,
      sumOf(books, (book) => book.ahead(smaller(ONE, addLoosely(book.rate, ONE_PERCENT)))),
    );
    const earned = earnedToDate(deferredToDate, redeemed, expected);
    months.push({
      cost: books.reduce((sum, book) => sum + book.cost(), 0n),
      deferred,
      released: earned - releasedToDate,
      revision: revisionEffect(deferredToDate, redeemed, before, expected),
      contract: deferredToDate - earned,
      perPercent: earned - earnedToDate(deferredToDate, redeemed, more),
    });
    releasedToDate = earned;
  }
  return months;
}

/** The points of one ledger as the months go by, in what they are worth. */
class Book {
  readonly #price: PointPrice;
  readonly #months: readonly PointPeriod[];
  #toDate: PointsToDate = { issued: 0n, redeemed: 0n, expired: 0n, cleared: 0n };
  #now: PointPeriod;
  /** The share of points outstanding that is expected to be redeemed, and what it was a month ago. */
  rate: Rational = ONE;
  rateBefore: Rational = ONE;

  constructor(price: PointPrice, months: readonly PointPeriod[]) {
    this.#price = price;
    this.#months = months;
    this.#now = months[0]!;
  }

  /** To be called for each month in turn, from 0 on. */
  turnTo(month: number): void {
    this.#now = this.#months[month]!;
    this.#toDate = plusPeriod(this.#toDate, this.#now);
    const rate = ultimateRedemptionRate(this.#toDate);
    this.rateBefore = month === 0 ? rate : this.rate;
    this.rate = rate;
  }

  /** The points issued in the month, less those taken back, as they would be sold alone. */
  issuedAlone(): Rational {
    const issued = this.#now.issued - this.#now.reversed;
    return issued > 0n ? multiplyLoosely(multiplyLoosely(integer(issued), this.#price.worth), this.rate) : ZERO;
  }

  redeemed(): Rational {
    return multiplyLoosely(integer(this.#toDate.redeemed), this.#price.worth);
  }

  /** What of the points outstanding is still to be redeemed. */
  ahead(rate: Rational): Rational {
    const { closing } = this.#now;
    return closing > 0n ? multiplyLoosely(multiplyLoosely(integer(closing), this.#price.worth), rate) : ZERO;
  }

  cost(): bigint {
    return costLiability(integer(this.#now.closing), this.rate, this.#price.cost);
  }
}

/** What has become of points up to and with a period. */
export function plusPeriod(toDate: PointsToDate, period: PointPeriod): PointsToDate {
  return {
    issued: toDate.issued + period.issued,
    redeemed: toDate.redeemed + period.redeemed,
    expired: toDate.expired + period.expired,
    cleared: toDate.cleared + period.cleared,
  };
}

function sumOf(books: readonly Book[], of: (book: Book) => Rational): Rational {
  return books.reduce((sum, book) => addLoosely(sum, of(book)), ZERO);
}

function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? a : b;
}
