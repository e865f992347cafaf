import { formatExact, formatScaled, integer, type Rational, ratio, round } from '../base/rational.ts';
import { type Currency, moneyText } from '../model/currency.ts';
import type { Unit } from './plan-unit.ts';
import { scaleOf } from './unit-scale.ts';

/** A value in smallest units as a program writes it: `¥13_500`, `250 star`, `10.74 star`. Exact. */
export function quantityText(value: Rational, unit: Unit, currency: Currency): string {
  switch (unit.kind) {
    case 'number':
      return formatExact(value);
    case 'money': {
      const amount = formatExact(ratio(value.n, value.d * scaleOf(unit, currency)));
      return `${amount.startsWith('-') ? '-' : ''}${moneyText(currency, grouped(amount.replace('-', '')))}`;
    }
    case 'points':
      return `${grouped(formatExact(ratio(value.n, value.d * scaleOf(unit, currency))))} ${unit.name}`;
  }
}

/** As `quantityText`, with points rounded to the digits that members see: `down` for what is there, `up` for what lacks. */
export function memberText(value: Rational, unit: Unit, currency: Currency, rounding: 'down' | 'up'): string {
  if (unit.kind !== 'points') return quantityText(value, unit, currency);
  const step = 10n ** BigInt(unit.digits - unit.shownDigits);
  return quantityText(integer(round(ratio(value.n, value.d * step), rounding) * step), unit, currency);
}

/** Points as members see them: cut, never rounded up, to the digits that are shown. */
export function shownText(value: bigint, unit: Unit & { readonly kind: 'points' }): string {
  const hidden = BigInt(unit.digits - unit.shownDigits);
  return formatScaled(round(ratio(value, 10n ** hidden), 'down'), unit.shownDigits);
}

function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, '_');
  return fraction === undefined ? text : `${text}.${fraction}`;
}
