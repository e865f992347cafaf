import type { Currency } from '../model/currency.ts';
import type { Unit } from './plan-unit.ts';

/** How many smallest units make one: 100 for pounds, 1 for yen and for plain numbers. */
export function scaleOf(unit: Unit, currency: Currency): bigint {
  switch (unit.kind) {
    case 'money':
      return 10n ** BigInt(currency.digits);
    case 'points':
      return 10n ** BigInt(unit.digits);
    case 'number':
      return 1n;
  }
}
