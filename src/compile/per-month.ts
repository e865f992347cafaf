import { divide, integer, multiply, type Rational, ZERO } from '../base/rational.ts';
import type { Charge, Frequency, PlanLasting } from './plan-lasting.ts';

const MONTHS = integer(12);

/**
 * What a charge of a benefit comes to for one member and month, in minor units: a twelfth of what is said for a year,
 * and what is said for a use as often as one is expected.
 */
export function perMonth({ expected }: Pick<PlanLasting, 'expected'>, charge: Charge | null): Rational {
  if (charge === null) return ZERO;
  const amount = integer(charge.amount);
  switch (charge.per) {
    case 'month':
      return amount;
    case 'year':
      return divide(amount, MONTHS);
    case 'use':
      return expected === null ? ZERO : multiply(amount, timesPerMonth(expected));
  }
}

function timesPerMonth({ times, per }: Frequency): Rational {
  return per === 'month' ? times : divide(times, MONTHS);
}
