import { formatDay } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Currency } from '../model/currency.ts';
import type { PlanField } from './plan-event.ts';
import { quantityText } from './quantity-text.ts';

/** What stands in a field or attribute as a program writes it; `unknown` where nothing does. */
export function fieldText(value: Rational | string | null, field: PlanField, currency: Currency): string {
  if (value === null) return 'unknown';
  if (typeof value === 'string') return value;
  return field.type === 'date' ? formatDay(Number(value.n)) : quantityText(value, field.unit, currency);
}
