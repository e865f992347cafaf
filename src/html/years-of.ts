import type { SimulationSpec } from '../population/simulation-spec.ts';
import { monthNamed } from './row-text.ts';

/** Some months of the same twelve, or the warm-up. */
export interface Year<Period> {
  readonly name: string;
  readonly periods: readonly Period[];
}

/** What stands by month, 0 being the warm-up, in stretches of twelve months from the start; the last may be shorter. */
export function yearsOf<Period>(spec: SimulationSpec, months: readonly Period[]): Year<Period>[] {
  const name = monthNamed(spec.start);
  const years: Year<Period>[] = [{ name: 'before the start', periods: months.slice(0, 1) }];
  for (let first = 1; first < months.length; first += 12) {
    const last = Math.min(first + 11, months.length - 1);
    years.push({ name: `${name(first)} to ${name(last)}`, periods: months.slice(first, last + 1) });
  }
  return years;
}
